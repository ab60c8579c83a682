package decant.s3.copy;

import decant.model.ETag;
import decant.s3.xml.FlatBody;
import decant.s3.xml.XmlText;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The document that completes an upload: every part with what the store answered for it, checksums included. */
final class PartList {
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
        ByteBuffer digests = ByteBuffer.allocate(parts.size() * 16);
        for (FlatBody part : parts) {
            String told = part.get("ETag");
            ETag etag = told == null ? null : ETag.of(told);
            if (etag == null || !etag.isPlain()) {
                return null;
            }
            digests.putLong(etag.high()).putLong(etag.low());
        }
        ByteBuffer whole = ByteBuffer.wrap(md5(digests.array()));
        return ETag.ofMd5(whole.getLong(), whole.getLong(), parts.size());
    }

    private static byte[] md5(byte[] bytes) {
        try {
            return MessageDigest.getInstance("MD5").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has MD5", e);
        }
    }

    /** Whether this is the value of a checksum, such as {@code ChecksumCRC32C}, whatever algorithms there will be. */
    private static boolean isValue(String name) {
        return name.startsWith("Checksum") && !name.equals("ChecksumType") && !name.equals("ChecksumAlgorithm");
    }
}
