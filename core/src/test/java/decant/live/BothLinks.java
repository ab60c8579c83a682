package decant.live;

import static org.assertj.core.api.Assertions.assertThat;

import decant.backfill.ManualTime;
import decant.backfill.RemovalLimit;
import decant.ledger.MemoryLedger;
import decant.ledger.ParkedKey;
import decant.ledger.RunIdentity;
import decant.model.AccessList;
import decant.model.ETag;
import decant.model.KeyFilter;
import decant.model.ObjectHeaders;
import decant.model.ObjectKey;
import decant.model.ReservedKeys;
import decant.model.StorageClass;
import decant.model.Tags;
import decant.reconcile.AclPolicy;
import decant.reconcile.Agreements;
import decant.reconcile.KeptAgreements;
import decant.reconcile.KeyClaims;
import decant.reconcile.LinkRole;
import decant.reconcile.Policy;
import decant.store.Capabilities;
import decant.store.Interceptor;
import decant.store.Link;
import decant.store.Operation;
import decant.store.Precondition;
import decant.store.StoreException;
import decant.store.memory.MemoryBucket;
import decant.store.memory.MemoryOwnObjects;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * Two buckets, a link each way, and an application that writes at both. Whatever changes an object, a link's copy too,
 * makes an event at its bucket, as a store does; events are held until a test delivers them.
 */
final class BothLinks implements AutoCloseable {
    static final Policy POLICY = Policy.carrying(new AclPolicy.Preserve("target-owner"));
    private static final RemovalLimit ANY_NUMBER = new RemovalLimit(Long.MAX_VALUE, 1);

    /** More than any story needs: beyond it two links answer each other for ever. */
    private static final int MAX_EVENTS = 10_000;

    /** A change at one of the buckets, for the link that begins there. */
    private record Event(boolean atSource, Hint hint) {}

    final ManualTime time = new ManualTime(Instant.parse("2026-11-22T12:00:00Z"));
    final MemoryBucket source;
    final MemoryBucket target;
    final Agreements agreements;
    private final MemoryLedger forwardLedger = ledger();
    private final MemoryLedger backLedger = ledger();
    private final Capabilities honoured;

    /** Both links run in one process, and take turns at a key. */
    private final KeyClaims claims = new KeyClaims();

    private final Deque<Event> events = new ArrayDeque<>();
    private final Map<String, Integer> calls = new TreeMap<>();
    private final List<Letter> letters = new ArrayList<>();
    private final List<CompletableFuture<Void>> running = new ArrayList<>();
    private volatile @Nullable Live forward;
    private volatile @Nullable Live back;
    private volatile Runnable betweenCalls = () -> {};
    private int delivered;

    BothLinks(Capabilities honoured) {
        this.honoured = honoured;
        this.source = new MemoryBucket("s3://source/", time, honoured);
        this.target = new MemoryBucket("s3://target/", time, honoured);
        this.agreements = new KeptAgreements(new MemoryOwnObjects(target, honoured.copyTargetMatch()));
    }

    private static MemoryLedger ledger() {
        return new MemoryLedger(new RunIdentity("a", "b", ""), Policy.DEFAULT_LATE_LANDING);
    }

    /** The forward link begins to play a part. */
    BothLinks forward(LinkRole role) {
        Link link = new Link(source, target, order -> target.copyFrom(source, order), honoured);
        forward =
                begin(
                        link.intercept(watching("forward", null), watching("forward", false)),
                        role,
                        POLICY,
                        forwardLedger);
        return this;
    }

    /** The link back begins to play a part. */
    BothLinks back(LinkRole role) {
        Link link =
                new Link(/* source= */ target, /* target= */ source, order -> source.copyFrom(target, order), honoured);
        back =
                begin(
                        link.intercept(watching("back", null), watching("back", true)),
                        role,
                        POLICY.inverse("source-owner"),
                        backLedger);
        return this;
    }

    private Live begin(Link link, LinkRole role, Policy policy, MemoryLedger ledger) {
        Live live =
                new Live(
                        new Carriage(link, role, policy, ledger, new RemovalBreaker(ANY_NUMBER, link.target(), time)),
                        new LiveOptions(new ReservedKeys(ReservedKeys.FOLDER, KeyFilter.ALL), 8, 1000, ANY_NUMBER),
                        new Surroundings(Thread.ofVirtual().factory(), time, LiveListener.NONE, claims, () -> true));
        running.add(
                CompletableFuture.runAsync(
                        () -> {
                            try {
                                live.run();
                            } catch (Exception e) {
                                throw new CompletionException(e);
                            }
                        },
                        Executors.newThreadPerTaskExecutor(Thread.ofVirtual().factory())));
        return live;
    }

    /** Counts a link's calls, and lets the store tell of its changes. */
    private Interceptor watching(String link, @Nullable Boolean tellsAtSource) {
        return new Interceptor() {
            @Override
            public <T> T call(Operation operation, @Nullable ObjectKey key, Call<T> call) throws StoreException {
                T answer = call.make();
                synchronized (calls) {
                    calls.merge(link + " " + operation, 1, Integer::sum);
                }
                if (tellsAtSource != null && key != null && operation.isWrite()) {
                    happened(tellsAtSource, key, operation == Operation.REMOVE);
                }
                betweenCalls.run();
                return answer;
            }
        };
    }

    /** The application's turn after every call of a link, by the link's thread. */
    void afterEachCall(Runnable application) {
        betweenCalls = application;
    }

    private void happened(boolean atSource, ObjectKey key, boolean removed) {
        Expectation expects = removed ? new Expectation.Gone() : new Expectation.Anything();
        synchronized (events) {
            events.add(new Event(atSource, new Hint(key, expects, false, time.instant())));
        }
    }

    private MemoryBucket bucket(boolean atSource) {
        return atSource ? source : target;
    }

    /** The application writes, and leaves time for it to be old. */
    void put(boolean atSource, String key, int version, AccessList acl) {
        write(atSource, key, version, acl);
        time.advance(Duration.ofSeconds(10));
    }

    /** The application writes. */
    void write(boolean atSource, String key, int version, AccessList acl) {
        ObjectHeaders headers = ObjectHeaders.of(Map.of("content-type", "image/png"), Map.of());
        ETag etag = ETag.ofMd5(version, version, 0);
        bucket(atSource).put(ObjectKey.of(key), etag, 100 + version, headers, Tags.NONE, acl, StorageClass.STANDARD);
        happened(atSource, ObjectKey.of(key), false);
    }

    void delete(boolean atSource, String key) {
        bucket(atSource).remove(ObjectKey.of(key), Precondition.NONE);
        happened(atSource, ObjectKey.of(key), true);
        time.advance(Duration.ofSeconds(10));
    }

    void makePrivate(boolean atSource, String key) {
        giveAccess(atSource, key, AccessList.PRIVATE);
    }

    void giveAccess(boolean atSource, String key, AccessList acl) {
        try {
            bucket(atSource).writeAcl(ObjectKey.of(key), acl);
        } catch (StoreException _) {
            return;
        }
        happened(atSource, ObjectKey.of(key), false);
        time.advance(Duration.ofSeconds(10));
    }

    void tag(boolean atSource, String key, Tags tags) throws StoreException {
        bucket(atSource).writeTags(ObjectKey.of(key), tags);
        happened(atSource, ObjectKey.of(key), false);
        time.advance(Duration.ofSeconds(10));
    }

    Tags tags(boolean atSource, String key) {
        return bucket(atSource).peek(ObjectKey.of(key)).orElseThrow().tags();
    }

    /** An event that a store sends once more, or late. */
    void send(boolean atSource, Hint hint) {
        synchronized (events) {
            events.add(new Event(atSource, hint));
        }
    }

    /** Delivers events until no link has anything to do, and time has passed for whatever is looked at again. */
    void settle() throws InterruptedException {
        do {
            deliver();
            FollowedBuckets.await(() -> {
                time.advance(Duration.ofMillis(100));
                return letters.stream().allMatch(Letter::isAcknowledged) || hasEvents();
            });
        } while (hasEvents() || !letters.stream().allMatch(Letter::isAcknowledged));
        letters.clear();
    }

    /** Whether no key is in work. */
    boolean isIdle() {
        return isIdle(forward) && isIdle(back);
    }

    private static boolean isIdle(@Nullable Live live) {
        return live == null || live.view().keysInWork() == 0;
    }

    private boolean hasEvents() {
        synchronized (events) {
            return !events.isEmpty();
        }
    }

    /** Delivers what has happened so far. */
    void deliver() throws InterruptedException {
        List<Event> due;
        synchronized (events) {
            due = List.copyOf(events);
            events.clear();
        }
        for (Event event : due) {
            assertThat(++delivered).as("events: do the links answer each other?").isLessThan(MAX_EVENTS);
            Live live = event.atSource() ? forward : back;
            if (live != null) {
                Letter letter = new Letter();
                letters.add(letter);
                live.offer(List.of(event.hint()), letter);
            }
        }
    }

    /** Events delivered so far, echoes included. */
    int delivered() {
        return delivered;
    }

    /** Calls of one kind by a link so far. */
    int calls(String link, Operation operation) {
        synchronized (calls) {
            return calls.getOrDefault(link + " " + operation, 0);
        }
    }

    /** The version at a side; 0 where there is none. */
    long version(boolean atSource, String key) {
        return bucket(atSource).peek(ObjectKey.of(key)).map(object -> object.content().etag().high()).orElse(0L);
    }

    AccessList acl(boolean atSource, String key) {
        return bucket(atSource).peek(ObjectKey.of(key)).orElseThrow().acl();
    }

    /** All that a side holds of a key but its date. */
    String described(boolean atSource, String key) {
        return bucket(atSource)
                .peek(ObjectKey.of(key))
                .map(object -> object.content().etag() + " " + object.headers() + object.tags() + object.acl())
                .orElse("nothing");
    }

    /** Why a key is parked by one of the links; empty where it is not. */
    List<String> parked(String key) {
        List<String> causes = new ArrayList<>();
        for (MemoryLedger ledger : List.of(forwardLedger, backLedger)) {
            ledger.parked(null, 1000).stream()
                    .filter(row -> row.key().equals(ObjectKey.of(key)))
                    .map(ParkedKey::cause)
                    .forEach(causes::add);
        }
        return causes;
    }

    /** Both links come to their end; what they said is forgotten, what was parked is not. */
    void stop() {
        for (Live live : new Live[] {forward, back}) {
            if (live != null) {
                live.stop();
            }
        }
        running.forEach(CompletableFuture::join);
        running.clear();
        forward = null;
        back = null;
    }

    @Override
    public void close() {
        stop();
    }
}
