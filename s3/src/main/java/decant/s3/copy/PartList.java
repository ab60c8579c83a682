package decant.s3.copy;

import decant.s3.xml.FlatBody;
import decant.s3.xml.XmlText;
import java.util.List;

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

    /** Whether this is the value of a checksum, such as {@code ChecksumCRC32C}, whatever algorithms there will be. */
    private static boolean isValue(String name) {
        return name.startsWith("Checksum") && !name.equals("ChecksumType") && !name.equals("ChecksumAlgorithm");
    }
}
