package decant.store.memory;

import decant.model.AccessList;
import decant.model.Content;
import decant.model.ObjectHeaders;
import decant.model.ObjectState;
import decant.model.Tags;
import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;

/** An object as a bucket in memory holds it. The bytes are represented by their ETag and size alone. */
public record MemoryObject(
        Content content, ObjectHeaders headers, Tags tags, AccessList acl, SortedMap<String, String> checksums) {
    public MemoryObject {
        checksums = new TreeMap<>(checksums);
    }

    ObjectState.Present looked() {
        return ObjectState.Present.looked(content, headers, checksums, tags.entries().size());
    }

    MemoryObject withTags(Tags replacement) {
        return new MemoryObject(content, headers, replacement, acl, checksums);
    }

    MemoryObject dated(Instant time) {
        Content anew = new Content(content.etag(), content.size(), time, content.storageClass(), content.versionId());
        return new MemoryObject(anew, headers, tags, acl, checksums);
    }

    MemoryObject withAcl(AccessList replacement) {
        return new MemoryObject(content, headers, tags, replacement, checksums);
    }
}
