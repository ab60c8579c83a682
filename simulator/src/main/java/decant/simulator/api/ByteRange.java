package decant.simulator.api;

import decant.simulator.bucket.S3Error;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A span of an object's bytes.
 *
 * @param first position of the first byte
 * @param count number of bytes
 */
record ByteRange(long first, long count) {
    private static final Pattern FORM = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    /** Reads the Range header of a GET. One that cannot be read is ignored, as HTTP has it. */
    static Optional<ByteRange> of(String header, long size) {
        Matcher form = FORM.matcher(header.trim());
        if (!form.matches() || (form.group(1).isEmpty() && form.group(2).isEmpty())) {
            return Optional.empty();
        }
        long first;
        long last;
        if (form.group(1).isEmpty()) {
            first = Math.max(0, size - Long.parseLong(form.group(2)));
            last = form.group(2).matches("0+") ? first - 1 : size - 1;
        } else {
            first = Long.parseLong(form.group(1));
            last = form.group(2).isEmpty() ? size - 1 : Math.min(size - 1, Long.parseLong(form.group(2)));
            if (!form.group(2).isEmpty() && Long.parseLong(form.group(2)) < first) {
                return Optional.empty();
            }
        }
        if (first > last) {
            throw new S3Error(
                    416,
                    "InvalidRange",
                    "The requested range is not satisfiable",
                    Map.of("RangeRequested", header, "ActualObjectSize", Long.toString(size)));
        }
        return Optional.of(new ByteRange(first, last - first + 1));
    }

    /** Reads the range of a part copy, which must name both ends and lie within the source. */
    static ByteRange ofCopySource(String header, long size) {
        Matcher form = FORM.matcher(header.trim());
        if (!form.matches() || form.group(1).isEmpty() || form.group(2).isEmpty()) {
            throw S3Error.invalidArgument(
                    "The x-amz-copy-source-range value must be of the form bytes=first-last where first and last are"
                            + " the zero-based offsets of the first and last bytes to copy");
        }
        long first = Long.parseLong(form.group(1));
        long last = Long.parseLong(form.group(2));
        if (first > last || last >= size) {
            throw S3Error.invalidArgument("Range specified is not valid for source object of size: " + size);
        }
        return new ByteRange(first, last - first + 1);
    }

    String contentRange(long size) {
        return "bytes " + first + "-" + (first + count - 1) + "/" + size;
    }
}
