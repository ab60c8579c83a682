package decant.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import decant.model.KeyRange;
import decant.model.ObjectKey;
import decant.store.StoreException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The auditor's lister on a store that repeats start and token as they are, also what XML has no way to write. */
final class SdkListerTest {
    private final TreeSet<String> keys = new TreeSet<>();
    private final List<String> asked = new ArrayList<>();
    private boolean beginsEmpty;
    private String name = "bucket";
    private HttpServer server;
    private S3Side side;

    @BeforeEach
    void start() throws IOException, StoreException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        side =
                S3Side.open(
                        new S3Settings(
                                new S3Uri("bucket", ""),
                                new S3Credentials.Keys("key", "secret", null),
                                "region",
                                URI.create("http://127.0.0.1:" + server.getAddress().getPort()),
                                Addressing.PATH,
                                null,
                                4,
                                Duration.ofSeconds(5),
                                Duration.ofSeconds(20),
                                Duration.ofSeconds(20)),
                        Clock.systemUTC());
    }

    @AfterEach
    void stop() {
        side.close();
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        Map<String, String> query = new TreeMap<>();
        for (String word : exchange.getRequestURI().getRawQuery().split("&", -1)) {
            String[] pair = word.split("=", 2);
            query.put(pair[0], pair.length < 2 ? "" : URLDecoder.decode(pair[1], UTF_8));
        }
        asked.add(query.get("max-keys"));
        String token = query.get("continuation-token");
        String after = token == null ? query.getOrDefault("start-after", "") : token;
        int max = Integer.parseInt(query.get("max-keys"));
        List<String> rest = keys.stream().filter(key -> key.compareTo(after) > 0).toList();
        boolean isEmpty = beginsEmpty && token == null;
        List<String> page = isEmpty ? List.of() : rest.subList(0, Math.min(max, rest.size()));
        boolean truncated = page.size() < rest.size();
        String entries =
                page.stream()
                        .map(key ->
                                "<Contents><Key>%s</Key><ETag>\"0\"</ETag><Size>1</Size></Contents>"
                                        .formatted(URLEncoder.encode(key, UTF_8).replace("+", "%20")))
                        .collect(Collectors.joining());
        String document =
                ("<ListBucketResult><Name>%s</Name><StartAfter>%s</StartAfter><EncodingType>url</EncodingType>%s%s%s"
                                + "</ListBucketResult>")
                        .formatted(
                                raw(name),
                                raw(after),
                                entries,
                                "<IsTruncated>" + truncated + "</IsTruncated>",
                                truncated
                                        ? "<NextContinuationToken>"
                                                + (isEmpty ? "0" : raw(page.getLast()))
                                                + "</NextContinuationToken>"
                                        : "");
        try (exchange) {
            byte[] body = document.getBytes(UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static String raw(String text) {
        return text.replace("\u0001", "&#x1;");
    }

    private List<String> list(KeyRange range) throws StoreException {
        List<String> listed = new ArrayList<>();
        side.independentLister().list(range, (key, _, _) -> listed.add(key));
        return listed;
    }

    @Test
    void aRangeMayBeginAtAControlCharacter() throws Exception {
        keys.addAll(List.of("a", "a\u0001b", "a\u0001c", "b"));

        assertThat(list(new KeyRange(ObjectKey.of("a\u0001b"), null))).containsExactly("a\u0001c", "b");
        assertThat(list(new KeyRange(ObjectKey.of("a"), ObjectKey.of("a\u0001c"))))
                .containsExactly("a\u0001b", "a\u0001c");
    }

    @Test
    void aRangeMayBeginAtAPercentSign() throws Exception {
        keys.addAll(List.of("a", "a%", "a%zz", "b"));

        assertThat(list(new KeyRange(ObjectKey.of("a%"), null))).containsExactly("a%zz", "b");
    }

    @Test
    void everyPageMayEndAtAPercentSign() throws Exception {
        IntStream.range(0, 2_500).forEach(i -> keys.add("%06d".formatted(i) + "%zz%"));

        assertThat(list(new KeyRange(null, null))).containsExactlyElementsOf(keys);
        assertThat(asked).hasSize(3);
    }

    @Test
    void everyPageMayEndAtAControlCharacter() throws Exception {
        IntStream.range(0, 2_500).forEach(i -> keys.add("%06d\u0001".formatted(i)));

        assertThat(list(new KeyRange(null, null))).containsExactlyElementsOf(keys);
        assertThat(asked).hasSize(3);
    }

    @Test
    void afterAPageWithoutKeysItGoesOnByTheToken() throws Exception {
        keys.addAll(List.of("a", "b"));
        beginsEmpty = true;

        assertThat(list(new KeyRange(null, null))).containsExactly("a", "b");
        assertThat(asked).hasSize(2);
    }

    @Test
    void whatCannotBeReadIsSaidAndNotCalledThrottling() {
        keys.add("a");
        name = "\u0001";

        assertThatThrownBy(() -> list(new KeyRange(null, null)))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("cannot read a page of it");
    }
}
