package decant.proof.simulation;

import decant.model.AccessList;
import decant.model.ETag;
import decant.model.ObjectHeaders;
import decant.model.ObjectKey;
import decant.model.StorageClass;
import decant.model.Tags;
import decant.store.Interceptor;
import decant.store.Precondition;
import decant.store.StoreException;
import decant.store.memory.MemoryBucket;
import decant.store.memory.MemoryObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** What the seed has in store for one key, drawn call by call. Used by one thread at a time, under its own lock. */
final class KeyStory {
    private static final int MOST_WRITES = 3;
    private static final int MOST_FAULTS = 3;

    final ObjectKey key;
    final List<Interceptor.Call<?>> late = new ArrayList<>();
    final List<String> log = new ArrayList<>();
    private final SplittableRandom random;
    private final SplittableRandom writing;
    private final SplittableRandom failing;
    private int writesLeft = MOST_WRITES;
    private int faultsLeft = MOST_FAULTS;
    private int hints;

    KeyStory(long seed, int number) {
        this.key = key(number);
        this.random = new SplittableRandom(seed * 1_000_003 + number);
        this.writing = random.split();
        this.failing = random.split();
    }

    static ObjectKey key(int number) {
        return ObjectKey.of("users/%06d".formatted(number));
    }

    /** How a request may fail. */
    enum Fault {
        /** 503, and nothing was done. */
        THROTTLED,
        /** 500, or a reset before anything was done. */
        UNAVAILABLE,
        /** It was done, and the answer got lost. */
        ANSWER_LOST,
        /** No answer, and it is done later, or never. */
        LANDS_LATER,
        NONE
    }

    /** What befalls the next request. */
    Fault fault(boolean isWrite, boolean maySurvive) {
        int draw = failing.nextInt(16);
        if (draw > 3 || faultsLeft == 0) {
            return Fault.NONE;
        }
        Fault fault = Fault.values()[isWrite ? draw : draw % 2];
        if (fault == Fault.LANDS_LATER && !maySurvive) {
            return Fault.NONE;
        }
        faultsLeft--;
        return fault;
    }

    /** Whether the application writes now. */
    boolean writesNow() {
        return writing.nextInt(5) == 0 && writesLeft > 0;
    }

    /** One write of the application, which leaves a hint, or two of the same. */
    void write(MemoryBucket source) throws StoreException {
        writesLeft--;
        hints += 1 + writing.nextInt(2);
        MemoryObject there = source.peek(key).orElse(null);
        switch (there == null ? 0 : writing.nextInt(6)) {
            case 1 -> source.remove(key, Precondition.NONE);
            case 2 -> put(source, there.content().etag(), title(), there.acl());
            case 3 -> source.writeAcl(key, access());
            case 4 -> source.writeTags(key, Tags.of(Map.of("tag", String.valueOf(writing.nextInt()))));
            default -> put(source, ETag.ofMd5(writing.nextLong(), 1, 0), title(), access());
        }
        log.add("the application leaves " + source.peek(key).map(MemoryObject::toString).orElse("nothing"));
    }

    /** What both buckets hold before it begins: most keys are at the source alone. */
    void begin(MemoryBucket source, MemoryBucket target) {
        int draw = random.nextInt(8);
        if (draw != 0) {
            put(source, ETag.ofMd5(random.nextLong(), 1, 0), title(), access());
        }
        if (draw < 2) {
            AccessList acl = source.peek(key).map(MemoryObject::acl).orElse(AccessList.PRIVATE);
            put(target, ETag.ofMd5(random.nextLong(), 2, 0), title(), acl);
        }
        log.add("at first " + source.peek(key) + " and " + target.peek(key));
    }

    /** Whether the live side takes a hint now. */
    boolean takesHint() {
        if (hints == 0 || !writing.nextBoolean()) {
            return false;
        }
        hints--;
        return true;
    }

    void giveBackHint() {
        hints++;
    }

    /** The hints that nobody has taken yet. */
    int takeAllHints() {
        int all = hints;
        hints = 0;
        return all;
    }

    /** Whether a request that was given up lands now. */
    boolean landsNow() {
        return !late.isEmpty() && failing.nextInt(3) == 0;
    }

    boolean everLands() {
        return failing.nextBoolean();
    }

    long millisOfWrite() {
        return writing.nextLong(1500);
    }

    private void put(MemoryBucket bucket, ETag etag, String title, AccessList acl) {
        ObjectHeaders headers = ObjectHeaders.of(Map.of("content-type", "image/png"), Map.of("title", title));
        bucket.put(key, etag, 100, headers, Tags.NONE, acl, StorageClass.STANDARD);
    }

    private String title() {
        return "title " + writing.nextInt(2);
    }

    private AccessList access() {
        return writing.nextInt(3) == 0 ? AccessList.PUBLIC_READ : AccessList.PRIVATE;
    }
}
