package decant.simulator.cdn;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** Asks origins, each once and without credentials. Objects must fit into memory. Safe for any number of threads. */
final class OriginClient implements AutoCloseable {
    private static final Set<String> OF_THE_CONNECTION =
            Set.of("connection", "content-length", "keep-alive", "server", "transfer-encoding");

    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .build();
    private final Duration timeout;

    OriginClient(Duration timeout) {
        this.timeout = timeout;
    }

    /**
     * Asks for a path; an origin that does not answer has failed with 502.
     *
     * @param path in its raw form, beginning with a slash
     * @throws IllegalArgumentException where no URL can be made of it
     */
    CompletableFuture<Answer> ask(String method, URI origin, String path) {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(origin + path))
                        .method(method, BodyPublishers.noBody())
                        .timeout(timeout)
                        .build();
        return http.sendAsync(request, BodyHandlers.ofByteArray())
                .handle((response, _) -> response == null ? Answer.NONE : answer(response));
    }

    private static Answer answer(HttpResponse<byte[]> response) {
        HttpHeaders all = response.headers();
        Map<String, String> headers = new HashMap<>();
        all.map().forEach((name, values) -> headers.put(name, String.join(",", values)));
        headers.keySet().removeAll(OF_THE_CONNECTION);
        byte[] body = response.body();
        boolean head = response.request().method().equals("HEAD");
        long length = head ? all.firstValueAsLong("content-length").orElse(0) : body.length;
        return new Answer(response.statusCode(), headers, body, length);
    }

    @Override
    public void close() {
        http.shutdownNow();
        http.close();
    }
}
