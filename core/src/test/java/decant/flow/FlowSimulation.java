package decant.flow;

import decant.model.ObjectKey;
import decant.store.StoreException.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * Callers, an admission and a store in discrete events: no threads, no clock but its own, the same run for the same
 * seed. A caller makes one call after the other and waits as {@link Retries} does where it is refused.
 */
final class FlowSimulation {
    private final Admission admission;
    private final PartitionedStore store;
    private final RandomGenerator random;
    private final PriorityQueue<Event> events =
            new PriorityQueue<>(Comparator.comparingLong(Event::atNanos).thenComparingLong(Event::order));
    private final Queue<Caller> woken = new ArrayDeque<>();
    private final List<Start> starts = new ArrayList<>();
    private long order;
    private long nowNanos;
    private long timekeptNanos;
    int inFlight;
    int mostInFlight;

    private record Start(long atNanos, Traffic traffic) {}

    private record Event(long atNanos, long order, Runnable what) {}

    FlowSimulation(Admission admission, PartitionedStore store, RandomGenerator random) {
        this.admission = admission;
        this.store = store;
        this.random = random;
    }

    private final class Caller {
        final Traffic traffic;
        final Function<RandomGenerator, ObjectKey> keys;
        ObjectKey key;
        Permit permit;
        int failedAttempts;

        Caller(Traffic traffic, Function<RandomGenerator, ObjectKey> keys) {
            this.traffic = traffic;
            this.keys = keys;
        }

        void next() {
            key = keys.apply(random);
            failedAttempts = 0;
            request();
        }

        void request() {
            permit = admission.request(traffic, Lane.BACKFILL, key, () -> woken.add(this), nowNanos);
            woken.add(this);
            settle();
        }

        void sendIfAdmitted() {
            if (permit == null || !permit.isAdmitted()) {
                return;
            }
            Permit mine = permit;
            permit = null;
            starts.add(new Start(nowNanos, traffic));
            mostInFlight = Math.max(mostInFlight, ++inFlight);
            PartitionedStore.Partition partition = store.of(key);
            Answer answer = store.answer(partition, nowNanos);
            long nanos = partition.answerNanos(answer);
            at(nowNanos + nanos * 3 / 4 + random.nextLong(nanos / 2), () -> answered(mine, answer));
        }

        void answered(Permit mine, Answer answer) {
            inFlight--;
            admission.end(mine, answer, code(answer), nowNanos);
            settle();
            failedAttempts++;
            if (answer == Answer.GOOD || failedAttempts == Backoff.DEFAULT.attempts()) {
                next();
            } else {
                Kind kind = answer == Answer.THROTTLED ? Kind.THROTTLED : Kind.UNAVAILABLE;
                at(nowNanos + Backoff.DEFAULT.waitNanos(kind, failedAttempts, random), this::request);
            }
        }
    }

    private static String code(Answer answer) {
        return switch (answer) {
            case GOOD, SILENT -> "";
            case THROTTLED -> "SlowDown";
            case FAILED -> "ServiceUnavailable";
        };
    }

    FlowSimulation callers(int count, Traffic traffic, Function<RandomGenerator, ObjectKey> keys) {
        for (int i = 0; i < count; i++) {
            at(nowNanos, new Caller(traffic, keys)::next);
        }
        return this;
    }

    void runSeconds(double seconds) {
        long end = nowNanos + (long) (seconds * 1e9);
        while (!events.isEmpty() && events.peek().atNanos() <= end) {
            Event event = events.remove();
            nowNanos = event.atNanos();
            event.what().run();
        }
        nowNanos = end;
    }

    private void at(long nanos, Runnable what) {
        events.add(new Event(nanos, order++, what));
    }

    private void advance() {
        admission.advance(nowNanos);
        settle();
    }

    /** Sends what was admitted, and sees to it that the passing of time is noticed. */
    private void settle() {
        while (!woken.isEmpty()) {
            woken.remove().sendIfAdmitted();
        }
        long opening = admission.nextOpeningNanos();
        if (opening != Admission.NEVER && (opening < timekeptNanos || timekeptNanos <= nowNanos)) {
            timekeptNanos = opening;
            at(opening, this::advance);
        }
    }

    /** When calls began. */
    List<Long> startsNanos() {
        return starts.stream().map(Start::atNanos).toList();
    }

    List<Long> startsNanos(Traffic traffic) {
        return starts.stream().filter(start -> start.traffic() == traffic).map(Start::atNanos).toList();
    }

    LimiterView view() {
        return admission.view("target", nowNanos);
    }
}
