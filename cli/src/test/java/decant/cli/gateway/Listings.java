package decant.cli.gateway;

import decant.model.ObjectKey;
import decant.model.ReservedKeys;
import decant.s3.application.SdkBucket;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Where two buckets differ, as another program's listings of both have it. Left out is what lies in the program's own
 * folder: one that is killed while it asks the target what it honours leaves its canaries there.
 */
final class Listings {
    private Listings() {}

    /** Each key that only one of both has, or whose ETag differs: with the ETag at the source and at the target. */
    static SortedMap<ObjectKey, String> differences(SdkBucket source, SdkBucket target) {
        SortedMap<ObjectKey, String> here = source.list();
        SortedMap<ObjectKey, String> there = target.list();
        SortedMap<ObjectKey, String> different = new TreeMap<>();
        here.forEach((key, etag) -> note(different, key, etag, there));
        there.keySet().stream()
                .filter(key -> !here.containsKey(key))
                .forEach(key -> different.put(key, "absent / " + there.get(key)));
        different.keySet().removeIf(key -> key.toString().startsWith(ReservedKeys.FOLDER));
        return different;
    }

    private static void note(
            Map<ObjectKey, String> different, ObjectKey key, String etag, Map<ObjectKey, String> there) {
        if (!Objects.equals(etag, there.get(key))) {
            different.put(key, etag + " / " + there.getOrDefault(key, "absent"));
        }
    }
}
