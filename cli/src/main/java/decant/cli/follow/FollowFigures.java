package decant.cli.follow;

import decant.cli.output.Figures;
import decant.live.Deed;
import decant.live.LiveListener;
import decant.live.LiveView;
import decant.live.LookedAt;
import decant.s3.queue.QueueListener;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** What a follower has done and how it fares. Safe for any number of threads. */
public final class FollowFigures implements LiveListener {
    /** Receivers wait for 20 s at most, so a queue that answers is heard of more often than this. */
    private static final Duration SILENCE = Duration.ofMinutes(2);

    /**
     * What is true now.
     *
     * @param waitingMessages about how many messages nobody has received yet; -1 if that is not known
     */
    record Snapshot(
            Map<Deed, Long> deeds,
            long messages,
            long poison,
            long waitingMessages,
            Duration median,
            Duration ninetyNinth,
            long lags,
            long sumOfLagsMillis,
            @Nullable String trouble) {}

    private final InstantSource clock;
    private final Map<Deed, Long> deeds = new EnumMap<>(Deed.class);
    private final Lags lags = new Lags();
    private long messages;
    private long poison;
    private LongSupplier waitingMessages = () -> -1;
    private String trouble = "";
    private @Nullable Instant lastAnswer;

    public FollowFigures(InstantSource clock) {
        this.clock = clock;
        for (Deed deed : Deed.values()) {
            deeds.put(deed, 0L);
        }
    }

    @Override
    public synchronized void lookedAt(LookedAt run) {
        deeds.merge(Deed.of(run.outcome()), 1L, Long::sum);
        run.lags().forEach(lags::add);
    }

    private synchronized void received(int more) {
        messages += more;
    }

    private synchronized void poison() {
        poison++;
    }

    private synchronized void trouble(String sentence) {
        trouble = sentence;
    }

    private synchronized void well() {
        trouble = "";
        lastAnswer = clock.instant();
    }

    /** Whom to ask how many messages wait; less than nothing where nobody knows. */
    public synchronized void askWaiting(LongSupplier count) {
        waitingMessages = count;
    }

    /** Counts what happens at a source of events, and says what a person should see. */
    public QueueListener telling(Consumer<String> lines) {
        FollowFigures figures = this;
        return new QueueListener() {
            @Override
            public void received(int more) {
                figures.received(more);
            }

            @Override
            public void poison(String messageId, String why) {
                figures.poison();
                lines.accept("message " + messageId + " is not understood: " + why);
            }

            @Override
            public void trouble(String sentence) {
                figures.trouble(sentence);
            }

            @Override
            public void well() {
                figures.well();
            }
        };
    }

    synchronized Snapshot snapshot() {
        boolean silent = lastAnswer != null && lastAnswer.plus(SILENCE).isBefore(clock.instant());
        return new Snapshot(
                new EnumMap<>(deeds),
                messages,
                poison,
                waitingMessages.getAsLong(),
                lags.quantile(0.5),
                lags.quantile(0.99),
                lags.count(),
                lags.sumMillis(),
                silent ? "The queue has not answered for two minutes. " + trouble : null);
    }

    /** A few lines for people. */
    public List<String> lines(LiveView view) {
        Snapshot now = snapshot();
        List<String> lines = new ArrayList<>();
        lines.add("  lag     p50 " + Figures.duration(now.median()) + ", p99 " + Figures.duration(now.ninetyNinth()));
        lines.add(
                "  copied %s, removed %s, acl %s, parked %s"
                        .formatted(
                                deed(now, Deed.COPIED),
                                deed(now, Deed.REMOVED),
                                deed(now, Deed.ACL),
                                deed(now, Deed.PARKED)));
        lines.add(
                "  in queue %s, in hand %s, in work %s"
                        .formatted(
                                now.waitingMessages() < 0 ? "?" : Figures.count(now.waitingMessages()),
                                Figures.count(view.hints()),
                                Figures.count(view.keysInWork())));
        if (view.removalsStopped() != null) {
            lines.add("  " + view.removalsStopped());
        }
        synchronized (this) {
            if (!trouble.isEmpty()) {
                lines.add("  " + trouble);
            }
        }
        return lines;
    }

    private static String deed(Snapshot snapshot, Deed deed) {
        return Figures.count(snapshot.deeds().getOrDefault(deed, 0L));
    }

    /** The figures of a run that has ended, for a document. */
    public Map<String, Object> document() {
        Snapshot now = snapshot();
        Map<String, Object> document = new java.util.LinkedHashMap<>();
        now.deeds().forEach((deed, count) -> document.put(deed.word(), count));
        document.put("messages", now.messages());
        document.put("poison", now.poison());
        document.put("lagMedianMillis", now.median().toMillis());
        document.put("lagP99Millis", now.ninetyNinth().toMillis());
        return document;
    }
}
