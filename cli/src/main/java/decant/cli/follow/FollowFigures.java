package decant.cli.follow;

import decant.cli.output.Figures;
import decant.dashboard.view.LiveCopyView;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a follower has done and how it fares. Safe for any number of threads. */
public final class FollowFigures implements LiveListener {
    /** Receivers wait for 20 s at most, so a queue that answers is heard of more often than this. */
    private static final Duration SILENCE = Duration.ofMinutes(2);

    /** From here on it is said that a beat has not come back. */
    private static final Duration HEARTBEAT_SILENCE = Duration.ofSeconds(30);

    /**
     * What is true now.
     *
     * @param waitingMessages about how many messages nobody has received yet; -1 if that is not known
     * @param lags from changes to their copies
     * @param exposures from changes that made something less public, or removed it, to the same at the target
     * @param heartbeats from beats at the source to the same at the target; without any where there is no heartbeat
     * @param silence for how long a beat has not come back
     * @param trouble why nothing gets on; {@code null} while something does
     */
    public record Snapshot(
            Map<Deed, Long> deeds,
            long messages,
            long poison,
            long waitingMessages,
            Lags.View lags,
            Lags.View exposures,
            Lags.View heartbeats,
            Duration silence,
            @Nullable String trouble) {}

    private final InstantSource clock;
    private final Map<Deed, Long> deeds = new EnumMap<>(Deed.class);
    private final Lags lags = new Lags();
    private final Lags exposures = new Lags();
    private final Lags heartbeats = new Lags();
    private Duration longestExposure = Duration.ZERO;
    private long messages;
    private long poison;
    private LongSupplier waitingMessages = () -> -1;
    private LongSupplier deadLetters = () -> -1;
    private Supplier<Duration> silence = () -> Duration.ZERO;
    private boolean beating;
    private String trouble = "";
    private String heartbeatTrouble = "";
    private @Nullable Instant lastAnswer;
    private @Nullable Instant lastLook;

    public FollowFigures(InstantSource clock) {
        this.clock = clock;
        for (Deed deed : Deed.values()) {
            deeds.put(deed, 0L);
        }
    }

    @Override
    public synchronized void lookedAt(LookedAt run) {
        lastLook = clock.instant();
        deeds.merge(Deed.of(run.outcome()), 1L, Long::sum);
        run.lags().forEach(lags::add);
        run.exposureLags()
                .forEach(lag -> {
                    exposures.add(lag);
                    longestExposure = lag.compareTo(longestExposure) > 0 ? lag : longestExposure;
                });
    }

    /** The longest exposure since this was asked last; zero where there was none. For one asker. */
    public synchronized Duration takeLongestExposure() {
        Duration longest = longestExposure;
        longestExposure = Duration.ZERO;
        return longest;
    }

    /** A beat has come back. */
    synchronized void heartbeat(Duration lag) {
        heartbeats.add(lag);
        heartbeatTrouble = "";
    }

    synchronized void heartbeatTrouble(String sentence) {
        heartbeatTrouble = sentence;
    }

    /** There is a heartbeat; whom to ask for how long none of its beats has come back. */
    synchronized void askSilence(Supplier<Duration> asked) {
        silence = asked;
        beating = true;
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

    /** Whom to ask how many messages nobody understood; less than nothing where nobody knows. */
    public synchronized void askDeadLetters(LongSupplier count) {
        deadLetters = count;
    }

    /** About how many messages wait that nobody has received yet; less than nothing where nobody knows. */
    public synchronized long waitingMessages() {
        return waitingMessages.getAsLong();
    }

    /** How many messages nobody understood; less than nothing where nobody knows. */
    public synchronized long deadLetters() {
        return deadLetters.getAsLong();
    }

    /** For how long a beat has not come back; {@code null} where there is no heartbeat. */
    public synchronized @Nullable Duration heartbeatSilence() {
        return beating ? silence.get() : null;
    }

    /**
     * Whether other keys were looked at since the beat was sent that is out for longest; its own event proves nothing.
     */
    public synchronized boolean othersCome() {
        return lastLook != null && Duration.between(lastLook, clock.instant()).compareTo(silence.get()) < 0;
    }

    /** By how much the target is behind now, as far as anything has shown it; {@code null} before that. */
    public synchronized @Nullable Duration lag() {
        Lags.View seen = beating ? heartbeats.view() : lags.view();
        if (seen.count() == 0) {
            return null;
        }
        Duration last = beating ? seen.last() : seen.ninetyNinth();
        Duration silent = silence.get();
        return silent.compareTo(last) > 0 ? silent : last;
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

    public synchronized Snapshot snapshot() {
        return new Snapshot(
                new EnumMap<>(deeds),
                messages,
                poison,
                waitingMessages.getAsLong(),
                lags.view(),
                exposures.view(),
                heartbeats.view(),
                silence.get(),
                stuck());
    }

    /** Why nothing gets on, so that somebody should be woken; one that is merely behind is not stuck. */
    private @Nullable String stuck() {
        if (lastAnswer != null && lastAnswer.plus(SILENCE).isBefore(clock.instant())) {
            return "The queue has not answered for two minutes. " + trouble;
        }
        return beating && silence.get().compareTo(SILENCE) >= 0 && !othersCome()
                ? "No heartbeat has come back for two minutes, nor has any other event. " + heartbeatTrouble
                : null;
    }

    /**
     * As Prometheus reads it.
     *
     * @param live where the live copy stands
     */
    public LiveCopyView view(LiveView live) {
        return LiveCopyViews.of(snapshot(), live, lag(), Duration.ZERO);
    }

    /** A few lines for people. */
    public List<String> lines(LiveView view) {
        Snapshot now = snapshot();
        List<String> lines = new ArrayList<>();
        lines.add("  lag     " + quantiles(now.lags()));
        if (now.exposures().count() > 0) {
            lines.add("  exposed " + quantiles(now.exposures()) + " until closed");
        }
        if (beating) {
            lines.add("  heartbeat " + heartbeat(now, othersCome()));
        }
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
            Stream.of(trouble, heartbeatTrouble)
                    .filter(sentence -> !sentence.isEmpty())
                    .forEach(sentence -> lines.add("  " + sentence));
        }
        return lines;
    }

    private static String quantiles(Lags.View lags) {
        if (lags.count() == 0) {
            return "nothing was carried yet";
        }
        return "p50 " + Figures.duration(lags.median()) + ", p99 " + Figures.duration(lags.ninetyNinth());
    }

    private static String heartbeat(Snapshot now, boolean othersCome) {
        if (now.silence().compareTo(HEARTBEAT_SILENCE) >= 0) {
            return "has not come back for "
                    + Figures.duration(now.silence())
                    + (othersCome
                            ? ", though other events come: does an event rule cover .decant/?"
                            : ", nor has any other event: does an event rule cover .decant/, does the store send"
                                    + " here, and does nobody else take what it sends?");
        }
        Lags.View lags = now.heartbeats();
        return lags.count() == 0
                ? "none has come back yet"
                : quantiles(lags) + ", last " + Figures.duration(lags.last());
    }

    private static String deed(Snapshot snapshot, Deed deed) {
        return Figures.count(snapshot.deeds().getOrDefault(deed, 0L));
    }

    /** The figures of a run that has ended, for a document. */
    public Map<String, Object> document() {
        Snapshot now = snapshot();
        Map<String, Object> document = new LinkedHashMap<>();
        now.deeds().forEach((deed, count) -> document.put(deed.word(), count));
        document.put("messages", now.messages());
        document.put("poison", now.poison());
        put("lag", now.lags(), document);
        put("exposureLag", now.exposures(), document);
        put("heartbeatLag", now.heartbeats(), document);
        return document;
    }

    private static void put(String name, Lags.View lags, Map<String, Object> document) {
        document.put(name + "MedianMillis", lags.median().toMillis());
        document.put(name + "P99Millis", lags.ninetyNinth().toMillis());
    }
}
