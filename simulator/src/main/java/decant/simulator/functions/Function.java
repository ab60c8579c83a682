package decant.simulator.functions;

import decant.simulator.SimulatedBucket;
import decant.simulator.bucket.Happening;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * A function that is invoked for events and answers nobody. An event that finds no slot free is tried again, first
 * after 1 s, then after twice as long each time up to 5 min; one whose work failed, twice more, after 1 and after 2
 * min; at the end of its age or its tries it becomes a dead letter [Lambda Developer Guide,
 * invocation-async-error-handling]. A slot that becomes free wakes nobody up. Safe for any number of threads.
 */
public final class Function implements AutoCloseable {
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
    private static final int MOST_DOUBLINGS = 9;
    private static final List<Duration> PAUSES_AFTER_FAILURES = List.of(Duration.ofMinutes(1), Duration.ofMinutes(2));

    /** An event on its way; tried by one thread at a time. */
    private static final class Event {
        private final Happening happening;
        private final long bornNanos;
        private int throttles;
        private int failures;

        private Event(Happening happening, long bornNanos) {
            this.happening = happening;
            this.bornNanos = bornNanos;
        }
    }

    private record Subscription(SimulatedBucket bucket, Consumer<Happening> subscriber) {}

    private final FunctionAccount account;
    private final Timing timing;
    private final FunctionSettings settings;
    private final Work work;
    private final List<Subscription> subscriptions = new ArrayList<>();
    private final List<DeadLetter> dead = new ArrayList<>();
    private int concurrent;
    private long invocations;
    private long throttled;
    private long failed;
    private int waiting;
    private boolean closed;

    Function(FunctionAccount account, Timing timing, FunctionSettings settings, Work work) {
        this.account = account;
        this.timing = timing;
        this.settings = settings;
        this.work = work;
    }

    /** From now on it is invoked for those changes of a bucket that are wanted. */
    public synchronized void subscribe(SimulatedBucket bucket, Predicate<Happening> wanted) {
        Consumer<Happening> subscriber =
                happening -> {
                    if (wanted.test(happening)) {
                        invoke(happening);
                    }
                };
        subscriptions.add(new Subscription(bucket, subscriber));
        bucket.settings().subscribers().add(subscriber);
    }

    /** Invokes it for an event, now or when it can be. */
    public void invoke(Happening happening) {
        attempt(new Event(happening, timing.nanoTime()));
    }

    private void attempt(Event event) {
        Duration left = settings.maxEventAge().minusNanos(timing.nanoTime() - event.bornNanos);
        if (!left.isPositive()) {
            giveUp(event, DeadLetter.Reason.TOO_OLD);
        } else if (begins()) {
            timing.after(settings.duration(), () -> work(event));
        } else {
            int doublings = Math.min(event.throttles++, MOST_DOUBLINGS);
            Duration pause = least(FIRST_PAUSE.multipliedBy(1L << doublings), LONGEST_PAUSE);
            again(event, least(pause, left));
        }
    }

    private synchronized boolean begins() {
        if (closed || !account.take(settings, concurrent)) {
            throttled++;
            return false;
        }
        concurrent++;
        invocations++;
        return true;
    }

    private void work(Event event) {
        CompletionStage<?> begun = CompletableFuture.completedStage(event.happening).thenCompose(work::begin);
        var _ =
                begun.whenComplete((_, failure) -> {
                    end(failure != null);
                    if (failure != null) {
                        afterFailure(event);
                    }
                });
    }

    private synchronized void end(boolean failure) {
        concurrent--;
        failed += failure ? 1 : 0;
        account.give(settings);
    }

    private void afterFailure(Event event) {
        if (event.failures < PAUSES_AFTER_FAILURES.size()) {
            again(event, PAUSES_AFTER_FAILURES.get(event.failures++));
        } else {
            giveUp(event, DeadLetter.Reason.FAILED_TOO_OFTEN);
        }
    }

    private void again(Event event, Duration pause) {
        synchronized (this) {
            if (closed) {
                return;
            }
            waiting++;
        }
        timing.after(
                pause,
                () -> {
                    attempt(event);
                    // Only now, so that it is never taken for idle in between.
                    synchronized (this) {
                        waiting--;
                    }
                });
    }

    private synchronized void giveUp(Event event, DeadLetter.Reason reason) {
        dead.add(new DeadLetter(event.happening, reason));
    }

    /** Events that were given up, in that order. */
    public synchronized List<DeadLetter> deadLetters() {
        return List.copyOf(dead);
    }

    public synchronized FunctionFigures figures() {
        return new FunctionFigures(settings.name(), concurrent, invocations, throttled, failed, waiting, dead.size());
    }

    /** Whether no event is on its way. */
    public synchronized boolean isIdle() {
        return concurrent == 0 && waiting == 0;
    }

    private static Duration least(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }

    /** Is told of nothing any more, and drops what waits. */
    @Override
    public synchronized void close() {
        closed = true;
        subscriptions.forEach(each -> each.bucket().settings().subscribers().remove(each.subscriber()));
    }
}
