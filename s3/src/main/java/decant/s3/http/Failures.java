package decant.s3.http;

import decant.model.ObjectKey;
import decant.store.Operation;
import decant.store.StoreException;
import decant.store.StoreException.Kind;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.jspecify.annotations.Nullable;

/** Says in one sentence what failed: where, what, on which key, in S3's words, and what to do. Never a credential. */
final class Failures {
    private static final int MAX_QUOTED_CHARS = 300;

    private final String store;

    /**
     * @param store name of the store, for messages
     */
    Failures(String store) {
        this.store = store;
    }

    /** The store answered, and it was not success. */
    StoreException answered(S3Request request, S3Error error) {
        Kind kind = FailureKind.of(error, request.changesSomething(), request.key() != null);
        String words = error.message().isEmpty() ? "" : ", \"" + printable(error.message()) + "\"";
        String said = error.code() + " (" + error.status() + ")" + words;
        return failure(kind, request, error.code(), said + "; " + advice(kind, request.operation(), error), null);
    }

    /** No answer came, or none that could be read to its end. */
    StoreException unanswered(S3Request request, IOException cause) {
        if (Thread.currentThread().isInterrupted()) {
            return failure(Kind.CANCELLED, request, "Interrupted", "it was interrupted", cause);
        }
        String said = words(cause);
        if (cause instanceof SSLHandshakeException || cause instanceof SSLPeerUnverifiedException) {
            return failure(
                    Kind.INVALID, request, "NotTrusted", said + "; the endpoint's certificate is not trusted", cause);
        }
        if (wasNeverSent(cause)) {
            return failure(
                    Kind.UNAVAILABLE, request, "NotReached", said + "; the endpoint could not be reached", cause);
        }
        return request.changesSomething()
                ? failure(
                        Kind.OUTCOME_UNKNOWN, request, "NoAnswer", said + "; it may have been done all the same", cause)
                : failure(Kind.UNAVAILABLE, request, "NoAnswer", said + "; no answer came", cause);
    }

    /** The request could not even be signed. */
    StoreException unsigned(S3Request request, RuntimeException cause) {
        String said = cause.getMessage() == null ? cause.getClass().getSimpleName() : printable(cause.getMessage());
        return failure(Kind.BAD_CREDENTIALS, request, "NoCredentials", said, cause);
    }

    /** An answer of success that makes no sense. */
    StoreException unreadable(S3Request request, String why) {
        return request.changesSomething()
                ? failure(
                        Kind.OUTCOME_UNKNOWN, request, "Unreadable", why + "; it may have been done all the same", null)
                : failure(Kind.CORRUPT, request, "Unreadable", why, null);
    }

    /** The request asks for what this store, or this program, cannot do. */
    StoreException impossible(S3Request request, Kind kind, String code, String why) {
        return failure(kind, request, code, why, null);
    }

    private StoreException failure(
            Kind kind, S3Request request, String code, String because, @Nullable Throwable cause) {
        ObjectKey key = request.key();
        String what = key == null ? "" : " \"" + printable(key.toString()) + "\"";
        String message = store + ": could not " + request.operation().words() + what + ": " + because + ".";
        return new StoreException(kind, request.operation(), key, code, message, cause);
    }

    private static String advice(Kind kind, Operation operation, S3Error error) {
        return switch (kind) {
            case THROTTLED -> "it asks for fewer requests";
            case UNAVAILABLE -> "the same request may succeed later";
            case OUTCOME_UNKNOWN -> "it may have been done all the same";
            case NO_SUCH_KEY -> "the key is not there";
            case NO_SUCH_BUCKET -> "check the bucket's name, and that this is the endpoint that holds it";
            case DENIED -> "these credentials may not do that, which takes " + permissions(operation);
            case BAD_CREDENTIALS ->
                    error.code().equals("RequestTimeTooSkewed")
                            ? "set this machine's clock"
                            : "renew the credentials or choose another profile";
            case WRONG_REGION ->
                    error.region() == null
                            ? "the bucket is in another region or at another endpoint"
                            : "the bucket is in " + printable(error.region()) + ": ask for that region";
            case ARCHIVED -> "restore the object first";
            case UNSUPPORTED -> "this store, or this bucket's settings, do not offer it";
            case CORRUPT -> "the answer cannot be right";
            case INVALID ->
                    error.code().startsWith("KMS.")
                            ? "--sse-kms-key-id must name a key of the target's region that is enabled and that these"
                                    + " credentials may use"
                            : "the store refuses the request as it stands";
            case HELD, OUTDATED -> "it was not sent";
            case CANCELLED -> "it was interrupted";
        };
    }

    private static String permissions(Operation operation) {
        return switch (operation) {
            case LIST -> "s3:ListBucket";
            case LOOK -> "s3:GetObject, and s3:ListBucket to tell a missing key from a forbidden one";
            case READ -> "s3:GetObject";
            case READ_TAGS -> "s3:GetObjectTagging";
            case WRITE_TAGS -> "s3:PutObjectTagging";
            case READ_ACL -> "s3:GetObjectAcl";
            case WRITE_ACL -> "s3:PutObjectAcl";
            case COPY ->
                    "s3:GetObject and s3:GetObjectTagging at the source, s3:PutObject, s3:PutObjectTagging and, with an"
                            + " access list, s3:PutObjectAcl at the target";
            case REMOVE -> "s3:DeleteObject";
            case INSPECT -> "the permission to read the bucket's settings, and at a target s3:PutObject below .decant/";
        };
    }

    /** In words that need no knowledge of Java, where there are some. */
    private static String words(IOException cause) {
        String message = cause.getMessage();
        if (message == null || message.isBlank()) {
            return cause.getClass().getSimpleName();
        }
        return switch (cause) {
            case UnknownHostException _, ConnectException _, SocketTimeoutException _ -> printable(message);
            default -> cause.getClass().getSimpleName() + ", " + printable(message);
        };
    }

    private static boolean wasNeverSent(IOException cause) {
        return cause instanceof ConnectException
                || cause instanceof ConnectTimeoutException
                || cause instanceof ConnectionRequestTimeoutException
                || cause instanceof NoRouteToHostException
                || cause instanceof UnknownHostException;
    }

    /** Text of others without control characters, which could write anything onto a terminal, and not too long. */
    static String printable(String text) {
        StringBuilder out = new StringBuilder(Math.min(text.length(), MAX_QUOTED_CHARS));
        for (int i = 0; i < text.length() && i < MAX_QUOTED_CHARS; i++) {
            char c = text.charAt(i);
            out.append(Character.isISOControl(c) ? '\uFFFD' : c);
        }
        return text.length() > MAX_QUOTED_CHARS ? out + "..." : out.toString();
    }
}
