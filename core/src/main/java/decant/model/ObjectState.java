package decant.model;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What one side held under a key when it was looked at. */
public sealed interface ObjectState {
    /**
     * An object. Aspects that were not looked at are {@code null}: not looked at is not the same as empty.
     *
     * @param content always known
     * @param headers the metadata aspect
     * @param tags the tags
     * @param acl the access list
     * @param checksums checksum algorithm to value, full-object ones only; empty where none were asked for or kept
     * @param tagCount number of tags where the store said it, otherwise -1
     * @param etagIsDigest false where the store said that KMS or a customer's key is used, so that the ETag says
     *     nothing of the bytes; true also where it did not say, as in listings
     */
    record Present(
            Content content,
            @Nullable ObjectHeaders headers,
            @Nullable Tags tags,
            @Nullable AccessList acl,
            SortedMap<String, String> checksums,
            int tagCount,
            boolean etagIsDigest)
            implements ObjectState {
        /** The value of {@link #tagCount} where the store did not say. */
        public static final int TAG_COUNT_UNKNOWN = -1;

        public Present {
            checksums = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(checksums));
        }

        /** A state whose ETag may be a digest. */
        public Present(
                Content content,
                @Nullable ObjectHeaders headers,
                @Nullable Tags tags,
                @Nullable AccessList acl,
                SortedMap<String, String> checksums,
                int tagCount) {
            this(content, headers, tags, acl, checksums, tagCount, true);
        }

        /** What a listing shows. */
        public static Present listed(Content content) {
            return new Present(content, null, null, null, new TreeMap<>(), TAG_COUNT_UNKNOWN);
        }

        /** What a HEAD shows. */
        public static Present looked(
                Content content, ObjectHeaders headers, Map<String, String> checksums, int tagCount) {
            return new Present(
                    content, headers, tagCount == 0 ? Tags.NONE : null, null, new TreeMap<>(checksums), tagCount);
        }

        /** The same with an ETag that says nothing of the bytes. */
        public Present withOpaqueEtag() {
            return new Present(content, headers, tags, acl, checksums, tagCount, false);
        }

        public Present withTags(Tags seen) {
            return new Present(content, headers, seen, acl, checksums, tagCount, etagIsDigest);
        }

        public Present withAcl(AccessList seen) {
            return new Present(content, headers, tags, seen, checksums, tagCount, etagIsDigest);
        }
    }

    /** No object. A HEAD's 404 says so without proof; removals need a listing that names the key as missing. */
    record Absent() implements ObjectState {}
}
