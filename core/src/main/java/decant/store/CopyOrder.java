package decant.store;

import decant.model.Content;
import decant.model.ObjectHeaders;
import decant.model.ObjectKey;
import decant.model.StorageClass;
import decant.model.Tags;
import org.jspecify.annotations.Nullable;

/**
 * A copy to make: exactly this content of the source, over exactly that state of the target.
 *
 * @param key the same on both sides
 * @param source the content meant: its ETag (and version, where known) is the precondition at the source
 * @param target the precondition at the target
 * @param storageClass class the copy gets; a copy that asks for none becomes STANDARD
 * @param acl access list sent along; a copy that sends none becomes private
 * @param parts whether to copy in parts, which keeps the source's part boundaries and thereby its ETag
 * @param headers headers of the source as looked at; needed for a copy in parts (which carries none by itself) and for
 *     the website redirect (which no copy carries); {@code null} where the store's own copying of headers is enough
 * @param tags tags of the source as looked at; needed for a copy in parts, otherwise {@code null}
 */
public record CopyOrder(
        ObjectKey key,
        Content source,
        Precondition target,
        StorageClass storageClass,
        AclToSend acl,
        boolean parts,
        @Nullable ObjectHeaders headers,
        @Nullable Tags tags) {
    public CopyOrder {
        if (parts && (headers == null || tags == null)) {
            throw new IllegalArgumentException("A copy in parts must be given the headers and tags to set: " + key);
        }
    }
}
