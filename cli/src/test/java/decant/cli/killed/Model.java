package decant.cli.killed;

import static java.nio.charset.StandardCharsets.UTF_8;

import decant.cli.gateway.Crowd;
import decant.model.ObjectKey;
import decant.model.ReservedKeys;
import decant.s3.application.SdkBucket;
import decant.s3.application.SeenObject;
import decant.store.contract.NewObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** What an application has done last with each key, removed ones included. Safe for any number of threads. */
final class Model {
    private final Map<ObjectKey, Optional<NewObject>> last = new ConcurrentHashMap<>();

    void wrote(ObjectKey key, NewObject object) {
        last.put(key, Optional.of(object));
    }

    void removed(ObjectKey key) {
        last.put(key, Optional.empty());
    }

    /** What is there now; {@code null} for nothing. */
    @Nullable NewObject get(ObjectKey key) {
        return last.getOrDefault(key, Optional.empty()).orElse(null);
    }

    /** How many keys there are now. */
    long size() {
        return last.values().stream().filter(Optional::isPresent).count();
    }

    /**
     * What a bucket holds otherwise, a sentence each: lost, come back, strange, changed, or shown to others. What is
     * Decant's own does not count.
     */
    List<String> differences(SdkBucket bucket) throws Exception {
        Set<ObjectKey> there = bucket.list().keySet();
        there.removeIf(key -> key.toString().startsWith(ReservedKeys.FOLDER));
        Queue<String> found = new ConcurrentLinkedQueue<>();
        Crowd.forEach(
                List.copyOf(last.keySet()),
                key -> {
                    NewObject meant = get(key);
                    if (meant == null) {
                        if (there.contains(key)) {
                            found.add(key + " was removed and has come back");
                        }
                    } else if (!there.contains(key)) {
                        found.add(key + " is lost: " + new String(meant.bytes(), UTF_8));
                    } else {
                        difference(bucket, key, asSeen(meant)).ifPresent(found::add);
                    }
                });
        there.removeAll(last.keySet());
        there.forEach(key -> found.add(key + " was never written"));
        return new ArrayList<>(found);
    }

    /** Links are at work still: what was listed may be gone when it is read, and is looked at again. */
    private static Optional<String> difference(SdkBucket bucket, ObjectKey key, SeenObject meant) {
        try {
            SeenObject seen = bucket.see(key);
            return seen.equals(meant) ? Optional.empty() : Optional.of(key + " is " + seen + ", not " + meant);
        } catch (NoSuchKeyException _) {
            return Optional.of(key + " went away while it was looked at");
        }
    }

    private static SeenObject asSeen(NewObject meant) {
        Map<String, String> headers = new TreeMap<>(meant.headers().user());
        headers.put(":type", String.valueOf(meant.headers().system().get("content-type")));
        byte[] bytes = meant.bytes();
        return new SeenObject(Arrays.hashCode(bytes) + " of " + bytes.length, headers, meant.tags(), meant.acl());
    }
}
