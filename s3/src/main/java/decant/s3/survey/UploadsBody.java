package decant.s3.survey;

import decant.s3.xml.XmlLeaves;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/** Counts a page of uploads under way [S3 API reference, ListMultipartUploads]. */
final class UploadsBody implements XmlLeaves.Visitor {
    private long count;
    private boolean more;
    private @Nullable Instant oldest;

    private UploadsBody() {}

    /** Reads a page; a document that is none is an exception. */
    static UploadsAnswer read(byte[] body, int length) throws XMLStreamException {
        UploadsBody reading = new UploadsBody();
        String root = XmlLeaves.walk(body, length, reading);
        if (!root.equals("ListMultipartUploadsResult")) {
            throw new XMLStreamException("no uploads, but <" + root + ">");
        }
        return new UploadsAnswer.Seen(reading.count, reading.more, Optional.ofNullable(reading.oldest));
    }

    @Override
    public void leaf(String path, String text) {
        if (path.equals("IsTruncated")) {
            more = text.equals("true");
        } else if (path.equals("Upload/Initiated")) {
            begun(text);
        }
    }

    private void begun(String text) {
        try {
            Instant begun = Instant.parse(text);
            oldest = oldest == null || begun.isBefore(oldest) ? begun : oldest;
        } catch (DateTimeParseException _) {
            // It counts all the same.
        }
    }

    @Override
    public void end(String path) {
        if (path.equals("Upload")) {
            count++;
        }
    }
}
