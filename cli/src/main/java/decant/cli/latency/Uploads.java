package decant.cli.latency;

import decant.cli.ledger.BucketSide;
import decant.cli.ledger.UploadTime;
import decant.flow.Ticker;
import decant.model.ObjectKey;
import decant.model.ReservedKeys;
import decant.store.OwnObjects;
import decant.store.Precondition;
import decant.store.StoreException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Uploads small objects to both buckets, one after the other so that none waits for another, and removes each at once.
 * They lie below the reserved folder, which no pass takes for the application's. For one thread.
 */
public final class Uploads {
    private final Map<BucketSide, OwnObjects> buckets;
    private final List<Integer> sizes;
    private final String run;
    private final InstantSource clock;
    private final Ticker ticker;

    /**
     * @param sizes in bytes
     * @param run tells the objects of runs apart that measure at once
     */
    public Uploads(
            Map<BucketSide, OwnObjects> buckets, List<Integer> sizes, String run, InstantSource clock, Ticker ticker) {
        this.buckets = Map.copyOf(buckets);
        this.sizes = List.copyOf(sizes);
        this.run = run;
        this.clock = clock;
        this.ticker = ticker;
    }

    /**
     * Opens the connections, which an application has open, too: without this the first time would be another thing.
     *
     * @throws StoreException if a bucket does not take the upload
     */
    public void warmUp() throws StoreException {
        int size = sizes.getFirst();
        for (BucketSide side : BucketSide.values()) {
            at(side).write(key(size), "d".repeat(size), Precondition.NONE);
            at(side).remove(key(size));
        }
    }

    /**
     * Uploads each size to each bucket once.
     *
     * @throws StoreException of a kind that ends the run, or where this thread is interrupted; every other failure is
     *     an upload that failed
     */
    public List<UploadTime> round() throws StoreException {
        List<UploadTime> times = new ArrayList<>();
        for (int size : sizes) {
            for (BucketSide side : BucketSide.values()) {
                times.add(upload(side, size));
            }
        }
        return times;
    }

    private UploadTime upload(BucketSide side, int size) throws StoreException {
        OwnObjects bucket = at(side);
        ObjectKey key = key(size);
        String body = "d".repeat(size);
        Instant at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        long begun = ticker.nanos();
        String failure = "";
        try {
            bucket.write(key, body, Precondition.NONE);
        } catch (StoreException e) {
            failure = bearable(e);
        }
        long micros = (ticker.nanos() - begun) / 1_000;
        remove(bucket, key);
        return new UploadTime(at, side, size, micros, failure);
    }

    /** An object that stays is overwritten by the next round, and removed at the end. */
    private static void remove(OwnObjects bucket, ObjectKey key) throws StoreException {
        try {
            bucket.remove(key);
        } catch (StoreException e) {
            bearable(e);
        }
    }

    private static String bearable(StoreException failure) throws StoreException {
        // A bucket may be closed to writers in the middle of a move, and this goes on.
        if (failure.kind().endsRun()) {
            throw failure;
        }
        return failure.code();
    }

    /**
     * Removes whatever may be left of this run, at its end.
     *
     * @return what could not be removed, a sentence each
     */
    public List<String> removeAll() {
        List<String> left = new ArrayList<>();
        for (BucketSide side : BucketSide.values()) {
            for (int size : sizes) {
                try {
                    at(side).remove(key(size));
                } catch (StoreException e) {
                    left.add(key(size) + " may be left at the " + side.words() + ": " + e.getMessage());
                }
            }
        }
        return left;
    }

    private OwnObjects at(BucketSide side) {
        OwnObjects bucket = buckets.get(side);
        if (bucket == null) {
            throw new IllegalStateException("Both buckets are needed, not " + buckets.keySet() + ".");
        }
        return bucket;
    }

    private ObjectKey key(int size) {
        return ObjectKey.of(ReservedKeys.LATENCY_FOLDER + run + "/" + size);
    }
}
