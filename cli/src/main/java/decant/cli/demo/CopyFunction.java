package decant.cli.demo;

import decant.simulator.SimulatedBucket;
import decant.simulator.bucket.Happening;
import decant.simulator.events.EventText;
import decant.simulator.functions.Work;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * The function that a bucket's events invoke, and that hands them to whoever copies: it has done its work when the
 * event was taken. Safe for any number of threads.
 */
final class CopyFunction implements Work, AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final SimulatedBucket bucket;
    private final URI receiver;

    CopyFunction(SimulatedBucket bucket, URI receiver) {
        this.bucket = bucket;
        this.receiver = receiver;
    }

    @Override
    public CompletionStage<?> begin(Happening event) {
        HttpRequest request =
                HttpRequest.newBuilder(receiver)
                        .timeout(TIMEOUT)
                        .header("content-type", "application/json")
                        .POST(BodyPublishers.ofString(EventText.of(event, bucket.region())))
                        .build();
        return http.sendAsync(request, BodyHandlers.discarding())
                .thenCompose(answer ->
                        answer.statusCode() / 100 == 2
                                ? CompletableFuture.completedFuture(answer)
                                : CompletableFuture.failedFuture(
                                        new IOException("An event was answered with " + answer.statusCode() + ".")));
    }

    @Override
    public void close() {
        http.shutdownNow();
        http.close();
    }
}
