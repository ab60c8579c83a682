package decant.simulator.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import decant.simulator.bucket.S3Error;
import java.io.ByteArrayOutputStream;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a body in {@code aws-chunked} form: chunks with or without signatures, and maybe a trailer with checksums, as
 * SDKs send it [S3 API reference, "Signature calculations: transferring a payload in multiple chunks"].
 */
final class ChunkedPayload {
    private static final String SIGNATURE = ";chunk-signature=";
    private static final String TRAILER_SIGNATURE = "x-amz-trailer-signature";

    private final byte[] raw;
    private final @Nullable Signer signer;
    private String previous;
    private int position;

    /**
     * @param signer checks signatures; {@code null} where there are none, or none are checked
     * @param seed the signature of the request itself
     */
    ChunkedPayload(byte[] raw, @Nullable Signer signer, String seed) {
        this.raw = raw;
        this.signer = signer;
        this.previous = seed;
    }

    Payload read() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(raw.length);
        int length;
        do {
            String header = line();
            int semicolon = header.indexOf(';');
            length = length(semicolon < 0 ? header : header.substring(0, semicolon));
            if (signer != null) {
                String signature =
                        semicolon < 0 || !header.startsWith(SIGNATURE, semicolon)
                                ? ""
                                : header.substring(semicolon + SIGNATURE.length());
                previous = checked(signer.chunk(previous, raw, position, length), signature);
            }
            bytes.write(raw, position, length);
            position += length;
            if (length > 0 && !line().isEmpty()) {
                throw incomplete();
            }
        } while (length > 0);
        return new Payload(bytes.toByteArray(), trailers());
    }

    private Map<String, String> trailers() {
        Map<String, String> trailers = new LinkedHashMap<>();
        StringBuilder signed = new StringBuilder();
        while (position < raw.length) {
            String line = line();
            int colon = line.indexOf(':');
            if (colon < 0) {
                continue;
            }
            String name = line.substring(0, colon).trim().toLowerCase(Locale.ROOT);
            String value = line.substring(colon + 1).trim();
            if (name.equals(TRAILER_SIGNATURE)) {
                if (signer != null) {
                    checked(signer.trailer(previous, signed.toString()), value);
                }
                return trailers;
            }
            trailers.put(name, value);
            signed.append(name).append(':').append(value).append('\n');
        }
        if (signer != null && !trailers.isEmpty()) {
            throw SignatureVerifier.doesNotMatch();
        }
        return trailers;
    }

    private static String checked(String computed, String given) {
        if (!computed.equals(given)) {
            throw SignatureVerifier.doesNotMatch();
        }
        return computed;
    }

    private int length(String hex) {
        try {
            int length = Integer.parseInt(hex.trim(), 16);
            if (length < 0 || length > raw.length - position) {
                throw incomplete();
            }
            return length;
        } catch (NumberFormatException _) {
            throw incomplete();
        }
    }

    /** The text up to the next line end, which is passed. */
    private String line() {
        int end = position;
        while (end + 1 < raw.length && !(raw[end] == '\r' && raw[end + 1] == '\n')) {
            end++;
        }
        if (end + 1 >= raw.length) {
            throw incomplete();
        }
        String line = new String(raw, position, end - position, ISO_8859_1);
        position = end + 2;
        return line;
    }

    static S3Error incomplete() {
        return new S3Error(
                400,
                "IncompleteBody",
                "You did not provide the number of bytes specified by the Content-Length HTTP header");
    }
}
