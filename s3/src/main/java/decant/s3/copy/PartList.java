package decant.s3.copy;

import decant.model.ETag;
import decant.s3.xml.FlatBody;
import decant.s3.xml.XmlText;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The document that completes an upload: every part with what the store answered for it, checksums included. */
final class PartList {
    /** The field of a part's document that holds the MD5 of what this machine sent, where it sent it. */
    static final String SENT = "SentMD5";

    private PartList() {}

    static String write(List<FlatBody> parts) {
        StringBuilder xml = new StringBuilder(parts.size() * 128 + 128);
        xml.append("<CompleteMultipartUpload xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">");
        for (int i = 0; i < parts.size(); i++) {
            xml.append("<Part>");
            parts.get(i)
                    .fields()
                    .forEach((name, value) -> {
                        if (name.equals("ETag") || isValue(name)) {
                            xml.append('<').append(name).append('>').append(XmlText.escape(value));
                            xml.append("</").append(name).append('>');
                        }
                    });
            xml.append("<PartNumber>").append(i + 1).append("</PartNumber></Part>");
        }
        return xml.append("</CompleteMultipartUpload>").toString();
    }

    /**
     * The ETag that these parts make: the MD5 of their MD5s, with their number. RADOS Gateway gives it to the object
     * and answers the completion with an empty one [16.2.15].
     *
     * @return {@code null} if a part's ETag is no MD5
     */
    static @Nullable ETag etag(List<FlatBody> parts) {
        return of("ETag", parts);
    }

    /** The ETag that makes what this machine sent; {@code null} if it did not send all of them. */
    static @Nullable ETag sent(List<FlatBody> parts) {
        return of(SENT, parts);
    }

    private static @Nullable ETag of(String field, List<FlatBody> parts) {
        ByteBuffer digests = ByteBuffer.allocate(parts.size() * 16);
        for (FlatBody part : parts) {
            String told = part.get(field);
            ETag etag = told == null ? null : ETag.of(told);
            if (etag == null || !etag.isPlain()) {
                return null;
            }
            digests.putLong(etag.high()).putLong(etag.low());
        }
        ByteBuffer whole = ByteBuffer.wrap(Md5.of(digests.array()));
        return ETag.ofMd5(whole.getLong(), whole.getLong(), parts.size());
    }

    /** Whether this is the value of a checksum, such as {@code ChecksumCRC32C}, whatever algorithms there will be. */
    private static boolean isValue(String name) {
        return name.startsWith("Checksum") && !name.equals("ChecksumType") && !name.equals("ChecksumAlgorithm");
    }
}
