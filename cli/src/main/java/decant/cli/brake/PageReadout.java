package decant.cli.brake;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A page that is asked by GET: what it says counts if it is answered with 200 in two seconds. */
public final class PageReadout implements Readout {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int MAX_BYTES = 1024;

    private final URI page;
    private final HttpClient client;

    public PageReadout(URI page) {
        this.page = page;
        this.client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    }

    @Override
    public String read() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(page).timeout(PATIENCE).build();
        HttpResponse<InputStream> answer = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream body = answer.body()) {
            if (answer.statusCode() != 200) {
                throw new IOException("it answers " + answer.statusCode());
            }
            return new String(body.readNBytes(MAX_BYTES), StandardCharsets.UTF_8).strip();
        }
    }

    @Override
    public void end() {
        client.shutdownNow();
    }

    @Override
    public String toString() {
        return page.toString();
    }
}
