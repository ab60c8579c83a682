package decant.s3;

import static java.nio.charset.StandardCharsets.UTF_8;

import decant.model.ObjectKey;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A bucket and a prefix in it as people write them: {@code s3://bucket/prefix}. The prefix names a folder: a slash is
 * added where it lacks one. It is taken as it stands, as the AWS CLI does: {@code %20} are three characters.
 *
 * @param bucket the bucket's name, or the alias of an access point
 * @param prefix empty, or ending in a slash
 */
public record S3Uri(String bucket, String prefix) {
    private static final Pattern FORM = Pattern.compile("[sS]3://([^/]*)(?:/(.*))?", Pattern.DOTALL);

    /** Wide enough for the names of old buckets and of other stores, narrow enough to be safe in a host or a path. */
    private static final Pattern BUCKET = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{1,253}[A-Za-z0-9]");

    public S3Uri {
        if (bucket.endsWith("--x-s3")) {
            throw new IllegalArgumentException(
                    bucket + " is a directory bucket, whose listings have no order: Decant cannot compare those.");
        }
        if (!BUCKET.matcher(bucket).matches()) {
            throw new IllegalArgumentException("\"" + bucket + "\" is no name of a bucket.");
        }
        if (!prefix.isEmpty() && !prefix.endsWith("/")) {
            prefix += "/";
        }
        if (prefix.getBytes(UTF_8).length > ObjectKey.MAX_BYTES) {
            throw new IllegalArgumentException("The prefix is longer than any key: " + prefix);
        }
    }

    /**
     * Reads {@code s3://bucket} or {@code s3://bucket/prefix}.
     *
     * @throws IllegalArgumentException with a sentence that says what is wrong
     */
    public static S3Uri parse(String text) {
        if (text.startsWith("arn:") || text.startsWith("s3://arn:")) {
            throw new IllegalArgumentException(
                    "\""
                            + text
                            + "\" is an ARN; write the bucket's name or the access point's alias: s3://bucket/prefix");
        }
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException("\"" + text + "\" is not of the form s3://bucket/prefix");
        }
        String prefix = form.group(2);
        return new S3Uri(form.group(1), prefix == null ? "" : prefix);
    }

    @Override
    public String toString() {
        return "s3://" + bucket + "/" + prefix;
    }
}
