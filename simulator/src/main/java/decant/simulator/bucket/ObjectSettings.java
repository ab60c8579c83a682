package decant.simulator.bucket;

import decant.model.ObjectHeaders;
import decant.model.StorageClass;
import java.util.SortedMap;

/** What a write says of an object besides its bytes; an upload in parts says it at the beginning. */
public record ObjectSettings(
        ObjectHeaders headers, SortedMap<String, String> tags, StorageClass storageClass, Acl acl, AtRest atRest) {}
