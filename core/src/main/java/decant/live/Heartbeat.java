package decant.live;

import static java.nio.charset.StandardCharsets.UTF_8;

import decant.backfill.HandedOverKeys;
import decant.model.ObjectKey;
import decant.model.ReservedKeys;
import decant.reconcile.KeptAgreements;
import decant.store.ListPage;
import decant.store.ObjectStore;
import decant.store.Operation;
import decant.store.OwnObjects;
import decant.store.Precondition;
import decant.store.StoreException;
import decant.store.StoreException.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One canary object of a link, written at the source again and again. It goes the way of every other object: an event,
 * the queue, the reconciler; so the time until it shows at the target is the true lag from end to end, by one clock. It
 * knows no threads; safe for any number of them.
 */
public final class Heartbeat {
    /** How often it beats while somebody waits for it. */
    public static final Duration WHILE_AWAITED = Duration.ofSeconds(1);

    /** How often it beats otherwise. */
    public static final Duration USUALLY = Duration.ofSeconds(10);

    private static final String NAME = ReservedKeys.FOLDER + "heartbeat-";
    private static final List<String> OWN_NAMES =
            List.of(
                    NAME,
                    ReservedKeys.FOLDER + "probe-",
                    ReservedKeys.FOLDER + "reach-",
                    ReservedKeys.LATENCY_FOLDER,
                    ReservedKeys.FOLDER + "control",
                    SharedStop.KEY.toString(),
                    HandedOverKeys.FOLDER,
                    KeptAgreements.FOLDER);
    private static final String TITLE = "decant-heartbeat 1\n";
    private static final int MAX_OPEN = 1000;
    private static final int PAGE_KEYS = 1000;

    private final OwnObjects source;
    private final OwnObjects target;
    private final ObjectKey key;
    private final String run;
    private final InstantSource clock;

    /** Beats that did not come back yet, with the time before they were sent. */
    private final NavigableMap<Long, Instant> open = new TreeMap<>();

    private long written;

    /**
     * A heart that has not beaten.
     *
     * @param run tells its beats from those of other runs
     */
    public Heartbeat(OwnObjects source, OwnObjects target, String run, InstantSource clock) {
        this.source = source;
        this.target = target;
        this.run = run;
        this.clock = clock;
        this.key = keyBetween(source.name(), target.name());
    }

    /**
     * The key of the canary of a link, for those who carry it but have no heart.
     *
     * @param source as people write it: {@code s3://bucket/prefix/}
     * @param target likewise
     */
    public static ObjectKey keyBetween(String source, String target) {
        String link = source + " " + target;
        return ObjectKey.of(NAME + UUID.nameUUIDFromBytes(link.getBytes(UTF_8)).toString().substring(0, 8));
    }

    /** The object's key, the same for every run between the two buckets. */
    public ObjectKey key() {
        return key;
    }

    /** Where it is written, as people write it. */
    public String name() {
        return source.name() + key;
    }

    /**
     * A key below the reserved folder of the source that is not the program's own; {@code null} where there is none.
     * Two or three calls, and one more for each kind of the program's own that fills a page, as receipts may.
     */
    public @Nullable String foreignKey(ObjectStore listed) throws StoreException {
        @Nullable ObjectKey after = ObjectKey.of(ReservedKeys.FOLDER);
        while (after != null) {
            ListPage page = listed.list(after, PAGE_KEYS);
            after = null;
            for (int i = 0; i < page.count() && page.key(i).toString().startsWith(ReservedKeys.FOLDER); i++) {
                String found = page.key(i).toString();
                String own = OWN_NAMES.stream().filter(found::startsWith).findFirst().orElse(null);
                if (own == null) {
                    return source.name() + found;
                }
                boolean isLast = i + 1 == page.count() && page.isTruncated();
                after = isLast ? ObjectKey.max(page.key(i), ObjectKey.behind(own)) : null;
            }
        }
        OwnObjects.Found there = source.read(key);
        return there == null || there.text().startsWith(TITLE) ? null : name();
    }

    /** Writes the next beat, by one call. */
    public void beat() throws StoreException {
        long number;
        Instant now = clock.instant();
        synchronized (open) {
            number = ++written;
            open.put(number, now);
            if (open.size() > MAX_OPEN) {
                open.remove(open.lastEntry().getKey() - 1);
            }
        }
        String text = TITLE + "run " + run + "\nbeat " + number + "\nsent " + now + "\n";
        try {
            if (source.write(key, text, Precondition.NONE) != OwnObjects.Written.DONE) {
                throw new StoreException(
                        Kind.UNAVAILABLE, Operation.INSPECT, key, "Refused", name() + " could not be written.", null);
            }
        } catch (StoreException e) {
            synchronized (open) {
                open.remove(number);
            }
            throw e;
        }
    }

    /**
     * Looks which beat the target shows, by one call.
     *
     * @param since when it was seen to be there, at the latest
     * @return the lags of beats that have come back
     */
    public List<Duration> look(Instant since) throws StoreException {
        OwnObjects.Found found = target.read(key);
        return found == null ? List.of() : back(number(found.text()), since);
    }

    /** The lags of beats of which only the event came back, since the policy keeps the canary from the target. */
    public List<Duration> withheld(Instant since) {
        synchronized (open) {
            return back(written, since);
        }
    }

    private List<Duration> back(long upTo, Instant since) {
        synchronized (open) {
            NavigableMap<Long, Instant> arrived = open.headMap(upTo, true);
            List<Duration> lags = new ArrayList<>();
            arrived.values().forEach(sent -> lags.add(Duration.between(sent, since)));
            arrived.clear();
            return lags;
        }
    }

    /** The number of a beat of this run; 0 for those of other runs. */
    private long number(String text) {
        String[] lines = text.split("\n", -1);
        if (lines.length < 3 || !text.startsWith(TITLE) || !lines[1].equals("run " + run)) {
            return 0;
        }
        try {
            return Long.parseLong(lines[2].replaceFirst("^beat ", ""));
        } catch (NumberFormatException _) {
            return 0;
        }
    }

    /** For how long the oldest beat has not come back; zero where none is out. */
    public Duration silence() {
        synchronized (open) {
            return open.isEmpty() ? Duration.ZERO : Duration.between(open.firstEntry().getValue(), clock.instant());
        }
    }

    /** Beats that are out are not waited for: nobody was to bring them back. */
    public void forget() {
        synchronized (open) {
            open.clear();
        }
    }

    /** Removes the versions that beats left in buckets with versions, on both sides. */
    public void removeOldVersions() throws StoreException {
        source.removeVersions(key, false);
        target.removeVersions(key, false);
    }

    /** Removes every trace, on both sides. */
    public void removeTraces() throws StoreException {
        for (OwnObjects side : List.of(source, target)) {
            try {
                side.removeVersions(key, true);
            } catch (StoreException _) {
                // A store without versions, or credentials that may not list them.
                side.remove(key);
            }
        }
    }
}
