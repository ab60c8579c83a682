package decant.simulator.api;

import decant.simulator.bucket.S3Error;
import decant.simulator.bucket.Upload;

/** Reads numbers that requests give. */
final class PartNumbers {
    private PartNumbers() {}

    /** The number of a part, 1..10,000. */
    static int parse(String text) {
        int number = text.matches("\\d{1,6}") ? Integer.parseInt(text) : 0;
        if (number < 1 || number > Upload.MAX_PARTS) {
            throw S3Error.invalidArgument(
                    "Part number must be an integer between 1 and " + Upload.MAX_PARTS + ", inclusive");
        }
        return number;
    }

    /** A number of entries wanted, 0 or more; larger ones than {@code most} count as that. */
    static int limit(String parameter, String text, int most) {
        if (!text.matches("\\d{1,10}")) {
            throw S3Error.invalidArgument("Provided " + parameter + " not an integer or within integer range");
        }
        return (int) Math.min(most, Long.parseLong(text));
    }
}
