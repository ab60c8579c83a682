package decant.s3.listing;

import static java.nio.charset.StandardCharsets.US_ASCII;

/** Names of the elements that are read; every other element is skipped. */
final class Names {
    static final byte[] LIST_BUCKET_RESULT = of("ListBucketResult");
    static final byte[] ENCODING_TYPE = of("EncodingType");
    static final byte[] IS_TRUNCATED = of("IsTruncated");
    static final byte[] KEY_COUNT = of("KeyCount");
    static final byte[] MAX_KEYS = of("MaxKeys");
    static final byte[] COMMON_PREFIXES = of("CommonPrefixes");

    static final byte[] CONTENTS = of("Contents");
    static final byte[] KEY = of("Key");
    static final byte[] SIZE = of("Size");
    static final byte[] LAST_MODIFIED = of("LastModified");
    static final byte[] ETAG = of("ETag");
    static final byte[] STORAGE_CLASS = of("StorageClass");

    static final byte[] ERROR = of("Error");
    static final byte[] CODE = of("Code");
    static final byte[] MESSAGE = of("Message");

    private Names() {}

    private static byte[] of(String name) {
        return name.getBytes(US_ASCII);
    }
}
