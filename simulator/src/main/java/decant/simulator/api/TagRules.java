package decant.simulator.api;

import decant.simulator.bucket.S3Error;
import java.util.SortedMap;

/** What S3 demands of tags. */
final class TagRules {
    private static final int MAX_TAGS = 10;
    private static final int MAX_KEY_CHARS = 128;
    private static final int MAX_VALUE_CHARS = 256;

    private TagRules() {}

    static void add(SortedMap<String, String> tags, String name, String value) {
        if (name.isEmpty() || name.length() > MAX_KEY_CHARS) {
            throw invalid("The TagKey you have provided is invalid");
        }
        if (value.length() > MAX_VALUE_CHARS) {
            throw invalid("The TagValue you have provided is invalid");
        }
        if (tags.put(name, value) != null) {
            throw invalid("Cannot provide multiple Tags with the same key");
        }
    }

    static SortedMap<String, String> checked(SortedMap<String, String> tags) {
        if (tags.size() > MAX_TAGS) {
            throw new S3Error(400, "BadRequest", "Object tags cannot be greater than " + MAX_TAGS);
        }
        return tags;
    }

    private static S3Error invalid(String message) {
        return new S3Error(400, "InvalidTag", message);
    }
}
