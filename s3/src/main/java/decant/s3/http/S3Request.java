package decant.s3.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import decant.model.ObjectKey;
import decant.store.Operation;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.SdkHttpRequest;

/**
 * A request that is being put together; {@link BucketChannel#request} begins one. For one thread and one sending.
 *
 * <p>A lost answer to a write leaves open whether it was done. Some writes of a copy in parts change nothing that
 * anybody can see and may be sent again: those are marked {@link #harmless}.
 */
public final class S3Request {
    final SdkHttpRequest.Builder http;
    private final Operation operation;
    private final @Nullable ObjectKey key;
    private boolean patient;
    private boolean harmless;
    private byte @Nullable [] body;
    private @Nullable StreamedBody stream;

    S3Request(Operation operation, @Nullable ObjectKey key, SdkHttpRequest.Builder http) {
        this.operation = operation;
        this.key = key;
        this.http = http;
    }

    /** Adds {@code ?name=value}, which is encoded on the way. */
    public S3Request query(String name, String value) {
        http.putRawQueryParameter(name, value);
        return this;
    }

    /** Adds {@code ?name}, which asks for a part of a resource such as its access list. */
    public S3Request sub(String name) {
        http.putRawQueryParameter(name, (String) null);
        return this;
    }

    public S3Request header(String name, String value) {
        http.putHeader(name, value);
        return this;
    }

    /** Adds a header if there is a value for it. */
    public S3Request headerIf(String name, @Nullable String value) {
        return value == null ? this : header(name, value);
    }

    /** Sets an XML body with its MD5, which AWS demands and every compatible store understands. */
    public S3Request xml(String text) {
        return body("application/xml", text.getBytes(UTF_8));
    }

    /** Sets a body with its MD5. */
    public S3Request body(String contentType, byte[] bytes) {
        return header("Content-Type", contentType).body(bytes);
    }

    /** Sets a body with its MD5, of whatever type another header says. */
    public S3Request body(byte[] bytes) {
        body = bytes;
        http.putHeader("Content-Length", Integer.toString(bytes.length));
        http.putHeader("Content-MD5", Base64.getEncoder().encodeToString(md5(bytes)));
        return this;
    }

    /** Sets a body that is sent while it comes in, and so can be sent but once. */
    public S3Request body(StreamedBody streamed) {
        stream = streamed;
        http.putHeader("Content-Length", Long.toString(streamed.lengthBytes()));
        return this;
    }

    private static byte[] md5(byte[] bytes) {
        try {
            return MessageDigest.getInstance("MD5").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has MD5", e);
        }
    }

    /** Waits long for the answer: a copy is silent on the wire until it is done. */
    public S3Request patient() {
        patient = true;
        return this;
    }

    /** Says that doing this twice, or without anybody hearing of it, harms nothing. */
    public S3Request harmless() {
        harmless = true;
        return this;
    }

    Operation operation() {
        return operation;
    }

    @Nullable ObjectKey key() {
        return key;
    }

    byte @Nullable [] body() {
        return body;
    }

    @Nullable StreamedBody stream() {
        return stream;
    }

    boolean isPatient() {
        return patient;
    }

    /** Whether it matters that nobody knows if this was done. A body that never went out whole changes nothing. */
    boolean changesSomething() {
        StreamedBody streamed = stream;
        return operation.isWrite() && !harmless && (streamed == null || streamed.isExhausted());
    }
}
