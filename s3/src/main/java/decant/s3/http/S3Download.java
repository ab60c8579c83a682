package decant.s3.http;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.AbortableInputStream;

/** An answer whose body is read as it comes. Closing it gives up what was not read. For one thread. */
public final class S3Download implements AutoCloseable {
    private final S3Answer answer;
    private final @Nullable AbortableInputStream body;
    private boolean whole;

    S3Download(S3Answer answer, @Nullable AbortableInputStream body) {
        this.answer = answer;
        this.body = body;
    }

    /** Status and headers; with its body only where it is no success. */
    public S3Answer answer() {
        return answer;
    }

    /** The body of a success. */
    public InputStream body() {
        return body == null ? InputStream.nullInputStream() : body;
    }

    /** Says that every byte was read, so that the connection can be used again. */
    public void wasReadWhole() {
        whole = true;
    }

    @Override
    public void close() {
        if (body == null) {
            return;
        }
        if (!whole) {
            // Closing it would read the rest of the object first.
            body.abort();
            return;
        }
        try {
            body.close();
        } catch (IOException _) {
            body.abort();
        }
    }
}
