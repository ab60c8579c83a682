package decant.cli.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import decant.simulator.http.Percent;
import decant.simulator.http.RequestSigner;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A bucket as an application's own S3 client uses it: over HTTP, signed, and sent again where the store is busy or
 * gives no answer, as every such client does. None of Decant's code is in it. Safe for use by any number of threads.
 */
final class BucketClient implements AutoCloseable {
    private static final int ATTEMPTS = 8;
    private static final long FIRST_PAUSE_MILLIS = 50;
    private static final Set<Integer> SENT_AGAIN = Set.of(500, 503);

    /** A request that was refused, or sent {@value #ATTEMPTS} times without an answer that helps. */
    static final class Failed extends RuntimeException {
        private static final long serialVersionUID = 1;

        private Failed(String sentence) {
            super(sentence);
        }
    }

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final RequestSigner signer;
    private final String root;
    private final String bucket;
    private final Requests requests;
    private final Duration timeout;

    /**
     * @param requests counts them
     * @param timeout until a request must have been answered
     */
    BucketClient(Bucket bucket, Requests requests, Duration timeout) {
        this.requests = requests;
        this.timeout = timeout;
        this.signer = new RequestSigner(bucket.account(), bucket.region(), InstantSource.system());
        this.root = bucket.root() + "/";
        this.bucket = bucket.name();
    }

    /** Writes an object in one request. */
    void put(String key, byte[] body, Map<String, String> headers) throws InterruptedException {
        send("PUT", key, "", headers, body);
    }

    /** Writes an object in parts. */
    void putInParts(String key, List<byte[]> parts, Map<String, String> headers) throws InterruptedException {
        String begun = send("POST", key, "uploads=", headers, new byte[0]);
        String upload = begun.substring(begun.indexOf("<UploadId>") + 10, begun.indexOf("</UploadId>"));
        StringBuilder list = new StringBuilder("<CompleteMultipartUpload>");
        for (int i = 0; i < parts.size(); i++) {
            byte[] part = parts.get(i);
            send("PUT", key, "partNumber=" + (i + 1) + "&uploadId=" + upload, Map.of(), part);
            list.append("<Part><PartNumber>").append(i + 1).append("</PartNumber><ETag>");
            list.append(hex(md5(part))).append("</ETag></Part>");
        }
        byte[] document = list.append("</CompleteMultipartUpload>").toString().getBytes(UTF_8);
        send("POST", key, "uploadId=" + upload, Map.of(), document);
    }

    void remove(String key) throws InterruptedException {
        send("DELETE", key, "", Map.of(), new byte[0]);
    }

    /** Lets everybody read an object, or its owner alone. */
    void open(String key, boolean toEverybody) throws InterruptedException {
        send("PUT", key, "acl=", Map.of("x-amz-acl", cannedAcl(toEverybody)), new byte[0]);
    }

    /** Replaces an object's headers by copying it onto itself, as S3 wants it. */
    void changeHeaders(String key, Map<String, String> headers) throws InterruptedException {
        Map<String, String> all = new java.util.HashMap<>(headers);
        all.put("x-amz-copy-source", "/" + bucket + "/" + Percent.encode(key, true));
        all.put("x-amz-metadata-directive", "REPLACE");
        send("PUT", key, "", all, new byte[0]);
    }

    /** Replaces an object's tags by one. */
    void tag(String key, String name, String value) throws InterruptedException {
        byte[] document =
                "<Tagging><TagSet><Tag><Key>%s</Key><Value>%s</Value></Tag></TagSet></Tagging>"
                        .formatted(name, value)
                        .getBytes(UTF_8);
        String md5 = Base64.getEncoder().encodeToString(md5(document));
        send("PUT", key, "tagging=", Map.of("content-md5", md5), document);
    }

    /** The bytes of an object; nothing where there is none. */
    Optional<byte[]> read(String key) throws InterruptedException {
        HttpResponse<byte[]> answer = exchange("GET", key, "", Map.of(), new byte[0], Set.of(404));
        return answer.statusCode() == 404 ? Optional.empty() : Optional.of(answer.body());
    }

    /** The version that an object's user gave it; nothing where there is no object. */
    Optional<String> version(String key) throws InterruptedException {
        HttpResponse<byte[]> answer = exchange("HEAD", key, "", Map.of(), new byte[0], Set.of(404));
        return answer.statusCode() == 404 ? Optional.empty() : answer.headers().firstValue(Drawing.VERSION);
    }

    /** Asks for an object without credentials, and says whether it was shown. */
    boolean isShownToEverybody(String key) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(uri(key, "")).timeout(timeout).build();
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            throw new IllegalStateException("The demo's stranger got no answer to " + request, e);
        }
    }

    static String cannedAcl(boolean toEverybody) {
        return toEverybody ? "public-read" : "private";
    }

    private URI uri(String key, String query) {
        return URI.create(root + Percent.encode(key, true) + (query.isEmpty() ? "" : "?" + query));
    }

    private String send(String method, String key, String query, Map<String, String> headers, byte[] body)
            throws InterruptedException {
        return new String(exchange(method, key, query, headers, body, Set.of()).body(), UTF_8);
    }

    private HttpResponse<byte[]> exchange(
            String method, String key, String query, Map<String, String> headers, byte[] body, Set<Integer> alsoAnswers)
            throws InterruptedException {
        URI uri = uri(key, query);
        for (int attempt = 1; ; attempt++) {
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(uri).method(method, BodyPublishers.ofByteArray(body)).timeout(timeout);
            signer.sign(method, uri, headers).forEach(request::header);
            String failure;
            boolean mayHelp = true;
            try {
                HttpResponse<byte[]> response = http.send(request.build(), BodyHandlers.ofByteArray());
                if (response.statusCode() / 100 == 2 || alsoAnswers.contains(response.statusCode())) {
                    requests.answered();
                    return response;
                }
                failure = response.statusCode() + " " + new String(response.body(), UTF_8);
                mayHelp = SENT_AGAIN.contains(response.statusCode());
            } catch (IOException e) {
                failure = "no answer, " + e;
            }
            if (!mayHelp || attempt == ATTEMPTS) {
                requests.failed(method + " " + uri + ": " + failure);
                throw new Failed(method + " " + uri + ": " + failure);
            }
            requests.repeated();
            Thread.sleep(FIRST_PAUSE_MILLIS << (attempt - 1));
        }
    }

    private static byte[] md5(byte[] bytes) {
        try {
            return MessageDigest.getInstance("MD5").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has MD5.", e);
        }
    }

    private static String hex(byte[] bytes) {
        return java.util.HexFormat.of().formatHex(bytes);
    }

    @Override
    public void close() {
        http.shutdownNow();
        http.close();
    }
}
