package decant.store.contract;

import decant.model.Content;
import decant.model.ObjectHeaders;
import decant.model.ObjectKey;
import decant.model.StorageClass;
import decant.model.Tags;
import decant.store.AclToSend;
import decant.store.CopyOrder;
import decant.store.Precondition;
import org.jspecify.annotations.Nullable;

/** A copy order written down piece by piece; begins as a private STANDARD copy of headers and all, onto anything. */
record CopyDraft(
        ObjectKey key,
        Content source,
        Precondition target,
        StorageClass storageClass,
        AclToSend acl,
        boolean parts,
        @Nullable ObjectHeaders headers,
        @Nullable Tags tags) {
    static CopyDraft of(ObjectKey key, Content source) {
        return new CopyDraft(
                key, source, Precondition.NONE, StorageClass.STANDARD, AclToSend.NOTHING, false, null, null);
    }

    CopyDraft onto(Precondition given) {
        return new CopyDraft(key, source, given, storageClass, acl, parts, headers, tags);
    }

    CopyDraft meaning(Content given) {
        return new CopyDraft(key, given, target, storageClass, acl, parts, headers, tags);
    }

    CopyDraft with(StorageClass given) {
        return new CopyDraft(key, source, target, given, acl, parts, headers, tags);
    }

    CopyDraft with(AclToSend given) {
        return new CopyDraft(key, source, target, storageClass, given, parts, headers, tags);
    }

    CopyDraft with(ObjectHeaders given) {
        return new CopyDraft(key, source, target, storageClass, acl, parts, given, tags);
    }

    CopyDraft inParts(ObjectHeaders givenHeaders, Tags givenTags) {
        return new CopyDraft(key, source, target, storageClass, acl, true, givenHeaders, givenTags);
    }

    CopyOrder order() {
        return new CopyOrder(key, source, target, storageClass, acl, parts, headers, tags);
    }
}
