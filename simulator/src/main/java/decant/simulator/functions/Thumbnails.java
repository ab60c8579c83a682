package decant.simulator.functions;

import static java.nio.charset.StandardCharsets.UTF_8;

import decant.simulator.SimulatedBucket;
import decant.simulator.bucket.Happening;
import decant.simulator.bucket.StoredObject;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Keeps a small object below {@value #FOLDER} for each object of a bucket, with the grants of that object, and removes
 * it with that object. It looks at what is there when it works, so that the order of events does not matter. Safe for
 * any number of threads.
 */
public final class Thumbnails implements Work {
    /** What the keys of thumbnails begin with. */
    public static final String FOLDER = "thumbnails/";

    private static final int MAX_KEY_BYTES = 1024;

    private final SimulatedBucket bucket;

    private Thumbnails(SimulatedBucket bucket) {
        this.bucket = bucket;
    }

    /** A function that makes thumbnails in a bucket of what is written there, and none of its own. */
    public static Function deploy(FunctionAccount account, FunctionSettings settings, SimulatedBucket bucket) {
        Function function = account.deploy(settings, new Thumbnails(bucket));
        function.subscribe(bucket, happening -> !isThumbnail(happening.key().toString()));
        return function;
    }

    public static boolean isThumbnail(String key) {
        return key.startsWith(FOLDER);
    }

    @Override
    public synchronized CompletionStage<?> begin(Happening event) {
        String key = event.key().toString();
        String thumbnail = FOLDER + key;
        Optional<StoredObject> original = bucket.peek(key);
        if (thumbnail.getBytes(UTF_8).length > MAX_KEY_BYTES) {
            return CompletableFuture.failedStage(new IllegalArgumentException("No key can be that long: " + thumbnail));
        }
        if (original.isPresent()) {
            byte[] small = original.get().etag().toString().getBytes(UTF_8);
            bucket.put(thumbnail, small, original.get().acl());
        } else if (bucket.peek(thumbnail).isPresent()) {
            bucket.remove(thumbnail);
        }
        return CompletableFuture.completedStage(null);
    }
}
