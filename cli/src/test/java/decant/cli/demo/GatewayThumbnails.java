package decant.cli.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import decant.live.Hint;
import decant.model.ReservedKeys;
import decant.s3.events.EventDecoder;
import decant.s3.events.Notice;
import decant.simulator.bucket.EventKind;
import decant.simulator.bucket.Happening;
import decant.simulator.functions.Function;
import decant.simulator.functions.Thumbnails;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The function that keeps a thumbnail of each picture in a bucket of a gateway, invoked by what the gateway sends. */
final class GatewayThumbnails implements AutoCloseable {
    private static final int BACKLOG = 1024;
    private static final int MAX_KEY_BYTES = 1024;

    private final BucketClient bucket;
    private final String name;
    private final Function function;
    private final HttpServer server;
    private final EventDecoder decoder;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    GatewayThumbnails(Bucket bucket, DemoFunctions functions) throws IOException {
        this.name = bucket.name();
        this.bucket = new BucketClient(bucket, new Requests(), Duration.ofSeconds(60));
        this.decoder = new EventDecoder(name, "");
        this.function = functions.thumbnailsIn(name, this::begin);
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
        server.setExecutor(threads);
        server.createContext("/", this::take);
        server.start();
    }

    /** Where it takes events. */
    int port() {
        return server.getAddress().getPort();
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            String message = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            if (decoder.decode(message) instanceof Notice.Hints hints) {
                for (Hint hint : hints.hints()) {
                    String key = hint.key().toString();
                    if (!Thumbnails.isThumbnail(key) && !key.startsWith(ReservedKeys.FOLDER)) {
                        function.invoke(new Happening(EventKind.PUT, name, hint.key(), null, Instant.EPOCH, 0));
                    }
                }
            }
            exchange.sendResponseHeaders(200, -1);
        }
    }

    private CompletionStage<?> begin(Happening event) {
        return CompletableFuture.runAsync(() -> work(event.key().toString()), threads);
    }

    private void work(String key) {
        String thumbnail = Thumbnails.FOLDER + key;
        try {
            Optional<String> version = bucket.version(key);
            if (version.isEmpty()) {
                bucket.remove(thumbnail);
            } else if (thumbnail.getBytes(UTF_8).length <= MAX_KEY_BYTES) {
                bucket.put(thumbnail, version.get().getBytes(UTF_8), Map.of());
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        bucket.close();
    }
}
