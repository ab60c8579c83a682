package decant.cli.killed;

import static java.nio.charset.StandardCharsets.UTF_8;

import decant.cli.demo.Rest;
import decant.cli.gateway.Crowd;
import decant.model.AccessList;
import decant.model.ObjectHeaders;
import decant.model.ObjectKey;
import decant.model.Tags;
import decant.s3.application.SdkBucket;
import decant.store.contract.NewObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An application that puts, overwrites, removes, creates again, opens and closes objects all the time, in the bucket
 * that a file names, and remembers what each key must be. While both buckets take its writes it goes by what the
 * documents ask of an application then.
 */
final class Application implements AutoCloseable {
    /** Longer than the documents ask for, since two cores are shared by everybody here. */
    private static final Duration REST = Duration.ofSeconds(8);

    private static final int LOOKS_FOR_A_RESTED_KEY = 30;

    /**
     * Where it works.
     *
     * @param where names the bucket to write to
     * @param moved it says there in which it writes now
     * @param eventsOfAccess whether the store tells of new access lists and tags; an application has to write the whole
     *     object again where it does not
     */
    record Place(SdkBucket source, SdkBucket target, Path where, Path moved, boolean eventsOfAccess) {}

    private final Place place;
    private final List<ObjectKey> keys;
    private final Random random;
    private final Duration pace;
    private final Model model = new Model();
    private final Rest rest = new Rest(REST, System::nanoTime);
    private final Map<ObjectKey, Long> changed = new ConcurrentHashMap<>();
    private final Semaphore hand = new Semaphore(1, true);
    private final AtomicLong deeds = new AtomicLong();
    private final ExecutorService day = Executors.newSingleThreadExecutor();
    private @Nullable Future<?> work;
    private volatile boolean careful;
    private volatile boolean stopping;
    private String side = "source";
    private final Map<ObjectKey, List<String>> history = new ConcurrentHashMap<>();

    /**
     * @param pace time between two deeds
     */
    Application(Place place, List<ObjectKey> keys, Random random, Duration pace) {
        this.place = place;
        this.keys = List.copyOf(keys);
        this.random = random;
        this.pace = pace;
    }

    /** Fills the source. */
    void fill() throws Exception {
        Files.writeString(place.moved(), side);
        Files.writeString(place.where(), side);
        for (ObjectKey key : keys) {
            model.wrote(key, fresh(random.nextInt(3) == 0 ? AccessList.PUBLIC_READ : AccessList.PRIVATE));
        }
        Crowd.forEach(keys, key -> place.source().put(key, Objects.requireNonNull(model.get(key))));
    }

    /** Begins to work. */
    void begin() {
        work = day.submit(this::work);
    }

    Model model() {
        return model;
    }

    Rest rest() {
        return rest;
    }

    long deeds() {
        return deeds.get();
    }

    /**
     * Whether it leaves keys alone for a while, publishes nothing that was private, and changes tags by writing the
     * whole object again.
     */
    void careful(boolean value) {
        careful = value;
    }

    /** Lets nothing be written until {@link #goOn}. */
    void pause() throws InterruptedException {
        hand.acquire();
    }

    void goOn() {
        hand.release();
    }

    /** Fails if it has come to an end by itself: no request of an application may fail. */
    void assertIsWell() throws Exception {
        Future<?> now = work;
        if (now != null && now.isDone()) {
            now.get();
        }
    }

    private @Nullable Void work() throws Exception {
        while (!stopping) {
            hand.acquire();
            try {
                deed(side());
            } finally {
                hand.release();
            }
            TimeUnit.NANOSECONDS.sleep(pace.toNanos());
        }
        return null;
    }

    private SdkBucket side() throws IOException {
        String told = Files.readString(place.where(), UTF_8).strip();
        if (!told.equals(side)) {
            side = told;
            Path said = place.moved().resolveSibling("moved.new");
            Files.writeString(said, told);
            Files.move(said, place.moved(), StandardCopyOption.ATOMIC_MOVE);
        }
        return side.equals("target") ? place.target() : place.source();
    }

    /** What it did with the keys that a sentence names. */
    String historyOf(String sentence) {
        return history.entrySet().stream()
                .filter(one -> sentence.contains(one.getKey().toString()))
                .map(one -> "\n" + one.getKey() + "\n  " + String.join("\n  ", one.getValue()))
                .collect(Collectors.joining());
    }

    private void deed(SdkBucket bucket) {
        ObjectKey key = pick();
        if (key == null) {
            return;
        }
        long began = System.currentTimeMillis();
        try {
            change(bucket, key, model.get(key));
        } catch (RuntimeException e) {
            throw new IllegalStateException(
                    "%tT.%<tL: %s could not be changed at %s".formatted(System.currentTimeMillis(), key, bucket.name()),
                    e);
        }
        changed.put(key, System.nanoTime());
        history.computeIfAbsent(key, _ -> new CopyOnWriteArrayList<>())
                .add(
                        "%tT.%<tL %tT.%<tL %s %s"
                                .formatted(began, System.currentTimeMillis(), bucket.name(), words(model.get(key))));
        deeds.incrementAndGet();
    }

    private void change(SdkBucket bucket, ObjectKey key, @Nullable NewObject before) {
        if (before == null) {
            put(bucket, key, fresh(random.nextInt(3) == 0 ? AccessList.PUBLIC_READ : AccessList.PRIVATE));
        } else {
            switch (random.nextInt(8)) {
                case 0, 1 -> {
                    bucket.remove(key);
                    model.removed(key);
                }
                case 2 -> grant(bucket, key, before.with(AccessList.PRIVATE));
                case 3 -> grant(bucket, key, before.with(careful ? before.acl() : AccessList.PUBLIC_READ));
                case 4 -> tag(bucket, key, before.with(tags()));
                default -> put(bucket, key, fresh(before.acl()));
            }
        }
    }

    private static String words(@Nullable NewObject object) {
        return object == null
                ? "removed"
                : new String(object.bytes(), UTF_8) + " " + object.headers() + " " + object.tags() + " " + object.acl();
    }

    private @Nullable ObjectKey pick() {
        for (int i = 0; i < LOOKS_FOR_A_RESTED_KEY; i++) {
            ObjectKey key = keys.get(random.nextInt(keys.size()));
            Long at = changed.get(key);
            if (!careful || at == null || rest.isOver(at)) {
                return key;
            }
        }
        return null;
    }

    private void put(SdkBucket bucket, ObjectKey key, NewObject object) {
        bucket.put(key, object);
        model.wrote(key, object);
    }

    private void grant(SdkBucket bucket, ObjectKey key, NewObject object) {
        if (place.eventsOfAccess()) {
            bucket.grant(key, object.acl());
            model.wrote(key, object);
        } else {
            put(bucket, key, object);
        }
    }

    /** Tags alone change no date, so that a switch could not tell who changed them. */
    private void tag(SdkBucket bucket, ObjectKey key, NewObject object) {
        if (place.eventsOfAccess() && !careful) {
            bucket.tag(key, object.tags());
            model.wrote(key, object);
        } else {
            put(bucket, key, object);
        }
    }

    private NewObject fresh(AccessList acl) {
        String text = "drawing " + deeds.get() + " of " + random.nextLong();
        Map<String, String> user =
                random.nextInt(3) == 0 ? Map.of("artist", "number " + random.nextInt(100)) : Map.of();
        return NewObject.of(text)
                .with(ObjectHeaders.of(Map.of("content-type", "image/jpeg"), user))
                .with(tags())
                .with(acl);
    }

    private Tags tags() {
        return random.nextInt(4) > 0 ? Tags.NONE : Tags.of(Map.of("team", "kids " + random.nextInt(50)));
    }

    /** Ends its work. */
    void stop() throws Exception {
        stopping = true;
        Future<?> now = work;
        if (now != null) {
            now.get();
        }
    }

    @Override
    public void close() {
        stopping = true;
        day.shutdownNow();
    }
}
