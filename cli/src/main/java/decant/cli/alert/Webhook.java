package decant.cli.alert;

import decant.cli.output.Json;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A page that messages are posted to as JSON. Its address is a secret where whoever knows it may post: of it only the
 * host is ever said. It does not follow where it is sent on to.
 */
public final class Webhook implements Channel {
    private final URI page;
    private final Duration timeout;
    private final String version;
    private final HttpClient client;

    /**
     * @param page with a scheme of http or https, and a host
     * @param timeout for all of it
     * @param version of the program
     */
    public Webhook(URI page, Duration timeout, String version) {
        this.page = page;
        this.timeout = timeout;
        this.version = version;
        this.client = HttpClient.newBuilder().connectTimeout(timeout).build();
    }

    @Override
    public String send(Alert alert) throws InterruptedException {
        StringWriter body = new StringWriter();
        Json.writeLine(alert.document(version), body);
        HttpRequest request =
                HttpRequest.newBuilder(page)
                        .timeout(timeout)
                        .header("Content-Type", "application/json; charset=utf-8")
                        .header("User-Agent", "decant/" + version)
                        .POST(BodyPublishers.ofString(body.toString()))
                        .build();
        CompletableFuture<HttpResponse<Void>> answer =
                client.sendAsync(request, HttpResponse.BodyHandlers.discarding());
        try {
            // A request's own time-out does not count the body.
            int status = answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS).statusCode();
            return status / 100 == 2 ? "" : "the webhook at " + page.getHost() + " answers " + status;
        } catch (TimeoutException _) {
            return "the webhook at " + page.getHost() + " took longer than " + timeout.toSeconds() + " s";
        } catch (ExecutionException e) {
            // What it says may quote the address.
            Throwable cause = e.getCause() == null ? e : e.getCause();
            return "the webhook at " + page.getHost() + " does not answer (" + cause.getClass().getSimpleName() + ")";
        } finally {
            answer.cancel(true);
        }
    }
}
