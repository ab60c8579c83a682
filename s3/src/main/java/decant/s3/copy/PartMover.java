package decant.s3.copy;

import decant.store.CopyOrder;
import decant.store.StoreException;
import org.jspecify.annotations.Nullable;

/** Brings one part of an object into an upload, which nobody sees before it is completed. For any number of threads. */
interface PartMover {
    /** Brings it; a refusal says that the source is another than was meant. */
    CopyResult move(Part part) throws StoreException;

    /** The checksum algorithm to begin an upload with, where the source's object has this one. */
    @Nullable String checksum(@Nullable String kept);

    /**
     * A part to bring.
     *
     * @param upload id of the upload
     * @param found what is known of the object's parts
     * @param number 1 for the first
     * @param begin first byte of the object that belongs to it
     * @param size bytes of it
     */
    record Part(CopyOrder order, String upload, SourceParts.Found found, int number, long begin, long size) {
        /** Whether it is the whole object. */
        boolean isWhole() {
            return found.layout().count() == 1;
        }

        /** The bytes it spans, as headers name them. */
        String range() {
            return "bytes=" + begin + "-" + (begin + size - 1);
        }
    }
}
