package decant.store.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import decant.model.AccessList;
import decant.model.ObjectHeaders;
import decant.model.StorageClass;
import decant.model.Tags;
import java.util.Map;

/** An object as an application writes it. The access list is meant exactly: {@code Owner} is whoever writes it. */
@SuppressWarnings("ArrayRecordComponent") // handed over once and read; nobody compares or changes it
public record NewObject(byte[] bytes, ObjectHeaders headers, Tags tags, AccessList acl, StorageClass storageClass) {
    public static NewObject of(byte[] bytes) {
        return new NewObject(bytes, ObjectHeaders.NONE, Tags.NONE, AccessList.PRIVATE, StorageClass.STANDARD);
    }

    public static NewObject of(String text) {
        return of(text.getBytes(UTF_8));
    }

    public NewObject with(ObjectHeaders given) {
        return new NewObject(bytes, given, tags, acl, storageClass);
    }

    public NewObject with(Tags given) {
        return new NewObject(bytes, headers, given, acl, storageClass);
    }

    public NewObject with(AccessList given) {
        return new NewObject(bytes, headers, tags, given, storageClass);
    }

    public NewObject with(StorageClass given) {
        return new NewObject(bytes, headers, tags, acl, given);
    }

    public NewObject withSystem(String name, String value) {
        return with(ObjectHeaders.of(Map.of(name, value), headers.user()));
    }
}
