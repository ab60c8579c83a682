package decant.cli.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import decant.simulator.SimulatedBucket;
import decant.simulator.bucket.Account;
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

/**
 * A bucket as an application's own S3 client uses it: over HTTP, signed, each request sent once. None of Decant's code
 * is in it. A request that fails ends the demo, since its world fails nobody by itself. Safe for use by any number of
 * threads.
 */
final class BucketClient implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final RequestSigner signer;
    private final String root;
    private final String bucket;

    BucketClient(URI endpoint, SimulatedBucket bucket, Account account) {
        this.signer = new RequestSigner(account, bucket.region(), InstantSource.system());
        this.root = endpoint + "/" + bucket.name() + "/";
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

    /** Asks for an object without credentials, and says whether it was shown. */
    boolean isShownToEverybody(String key) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(uri(key, "")).timeout(TIMEOUT).build();
        return answer(request).statusCode() == 200;
    }

    static String cannedAcl(boolean toEverybody) {
        return toEverybody ? "public-read" : "private";
    }

    private URI uri(String key, String query) {
        return URI.create(root + Percent.encode(key, true) + (query.isEmpty() ? "" : "?" + query));
    }

    private String send(String method, String key, String query, Map<String, String> headers, byte[] body)
            throws InterruptedException {
        URI uri = uri(key, query);
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri).method(method, BodyPublishers.ofByteArray(body)).timeout(TIMEOUT);
        signer.sign(method, uri, headers).forEach(request::header);
        HttpResponse<byte[]> response = answer(request.build());
        String text = new String(response.body(), UTF_8);
        if (response.statusCode() / 100 != 2) {
            throw new IllegalStateException(
                    "The demo's application failed: "
                            + method
                            + " "
                            + uri
                            + " was answered with "
                            + response.statusCode()
                            + " "
                            + text);
        }
        return text;
    }

    private HttpResponse<byte[]> answer(HttpRequest request) throws InterruptedException {
        try {
            return http.send(request, BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new IllegalStateException("The demo's application got no answer to " + request, e);
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
