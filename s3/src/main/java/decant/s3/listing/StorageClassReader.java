package decant.s3.listing;

import decant.model.StorageClass;
import java.util.ArrayList;
import java.util.List;

/** Reads storage classes. A page names the same few a thousand times, so each is made once. */
final class StorageClassReader {
    /** Classes remembered; a page that names more gets its values all the same, made anew. */
    private static final int MAX_REMEMBERED = 16;

    private final List<byte[]> names = new ArrayList<>();
    private final List<StorageClass> storageClasses = new ArrayList<>();

    StorageClass read(Text text) {
        for (int i = 0; i < names.size(); i++) {
            if (text.is(names.get(i))) {
                return storageClasses.get(i);
            }
        }
        StorageClass storageClass = StorageClass.of(text.toString());
        if (names.size() < MAX_REMEMBERED) {
            names.add(text.copy());
            storageClasses.add(storageClass);
        }
        return storageClass;
    }
}
