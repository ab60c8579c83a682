package decant.s3.http;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.SdkHttpResponse;

/** What came back: status, headers and the whole body. Immutable by agreement: the body is not copied. */
public final class S3Answer {
    private final SdkHttpResponse http;
    private final byte[] body;
    private final int length;

    S3Answer(SdkHttpResponse http, byte[] body, int length) {
        this.http = http;
        this.body = body;
        this.length = length;
    }

    public int status() {
        return http.statusCode();
    }

    /** Whether the status is one of success. A body may still hold an error. */
    public boolean isSuccess() {
        return http.isSuccessful();
    }

    /** The words beside the status, or nothing. */
    public String reason() {
        return http.statusText().orElse("");
    }

    public @Nullable String header(String name) {
        return http.firstMatchingHeader(name).orElse(null);
    }

    /** Calls for every header with its values, names as they came. */
    public void forEachHeader(BiConsumer<String, List<String>> visitor) {
        http.forEachHeader(visitor);
    }

    /** A buffer that begins with the body. */
    public byte[] body() {
        return body;
    }

    /** Bytes of {@link #body} that are used. */
    public int length() {
        return length;
    }

    /** The server's clock in whole seconds, if the answer tells it. */
    public @Nullable Instant date() {
        return instant("Date");
    }

    /** A header that holds a date as HTTP writes it; {@code null} where it is missing or no date. */
    public @Nullable Instant instant(String name) {
        String text = header(name);
        if (text == null) {
            return null;
        }
        try {
            return DateTimeFormatter.RFC_1123_DATE_TIME.parse(text, Instant::from);
        } catch (DateTimeException _) {
            return null;
        }
    }
}
