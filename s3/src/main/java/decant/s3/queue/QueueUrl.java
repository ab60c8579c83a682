package decant.s3.queue;

import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a queue is: its URL, which SQS gives it and every call repeats.
 *
 * @param region the one that the host names; {@code null} for servers whose host names none
 */
public record QueueUrl(URI url, @Nullable String region) {
    private static final Pattern AWS = Pattern.compile("sqs\\.([a-z0-9-]+)\\.(?:amazonaws\\.com|api\\.aws)(?:\\.cn)?");

    /**
     * Reads {@code https://sqs.eu-west-1.amazonaws.com/123456789012/name}, or another server's.
     *
     * @throws IllegalArgumentException with a sentence that says what is wrong
     */
    public static QueueUrl parse(String text) {
        URI url = URI.create(text.startsWith("sqs://") ? "https://" + text.substring("sqs://".length()) : text);
        boolean web = "https".equals(url.getScheme()) || "http".equals(url.getScheme());
        if (!web || url.getHost() == null || url.getPath() == null || url.getPath().length() < 2) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is no queue's URL such as https://sqs.eu-west-1.amazonaws.com/123456789012/name");
        }
        if (url.getPath().endsWith(".fifo")) {
            throw new IllegalArgumentException("S3 sends to no FIFO queue, and \"" + text + "\" is one.");
        }
        Matcher host = AWS.matcher(url.getHost());
        return new QueueUrl(url, host.matches() ? host.group(1) : null);
    }

    /** The server, without the queue. */
    URI endpoint() {
        return url.resolve("/");
    }

    @Override
    public String toString() {
        return url.toString();
    }
}
