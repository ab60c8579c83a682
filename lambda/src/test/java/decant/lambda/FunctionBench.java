package decant.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import decant.backfill.HandedOverKeys;
import decant.flow.Ticker;
import decant.live.RemovalBreaker;
import decant.live.SharedStop;
import decant.migration.ActsByLeave;
import decant.migration.ControlObject;
import decant.migration.Leave;
import decant.model.AccessList;
import decant.model.ETag;
import decant.model.ObjectHeaders;
import decant.model.ObjectKey;
import decant.model.StorageClass;
import decant.model.Tags;
import decant.reconcile.AclPolicy;
import decant.reconcile.Policy;
import decant.store.Capabilities;
import decant.store.Copier;
import decant.store.Interceptor;
import decant.store.Link;
import decant.store.StoreException;
import decant.store.memory.MemoryBucket;
import decant.store.memory.MemoryOwnObjects;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** A function between two buckets in memory. Time stands still unless it is moved. */
final class FunctionBench {
    static final ETag ONE = ETag.ofMd5(1, 1, 0);
    static final ETag TWO = ETag.ofMd5(2, 2, 0);
    static final ObjectMapper JSON = new ObjectMapper();

    Instant now = Instant.parse("2026-11-26T12:00:00Z");
    final InstantSource clock = () -> now;
    final MemoryBucket source = new MemoryBucket("s3://source/", () -> now.minusSeconds(60), Capabilities.AWS);
    final MemoryBucket target = new MemoryBucket("s3://target/", clock, Capabilities.AWS);
    final Ticker ticker = Ticker.of(System::nanoTime, LockSupport::parkNanos);
    final MemoryOwnObjects own = new MemoryOwnObjects(target, true);
    Copier copier = order -> target.copyFrom(source, order);
    final AtomicInteger closed = new AtomicInteger();
    Opening.Opener opener = this::setup;
    private final Map<String, String> environment =
            new TreeMap<>(Map.of("DECANT_SOURCE", "s3://source", "DECANT_TARGET", "s3://target"));
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private LiveFunction function;

    FunctionBench with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    Settings settings() {
        return Settings.read(environment);
    }

    /** Both buckets, opened; {@link #closed} counts how often one of these was closed. */
    Setup setup() throws StoreException {
        Settings settings = settings();
        Leave leave = Leave.begin(new ControlObject(own), clock, ticker);
        Link link =
                new Link(source, target, order -> copier.copy(order), Capabilities.AWS)
                        .intercept(Interceptor.PASS, new ActsByLeave(leave));
        return new Setup(
                link,
                Policy.carrying(new AclPolicy.Preserve("target-owner")).withLateLanding(settings.lateLanding()),
                new RemovalBreaker(settings.removals(), target, clock, new SharedStop(own, clock)),
                key -> HandedOverKeys.write(own, key),
                leave,
                new Answers(),
                List::of,
                closed::incrementAndGet);
    }

    void put(String key, ETag etag, long bytes, AccessList acl) {
        ObjectHeaders headers = ObjectHeaders.of(Map.of("content-type", "image/png"), Map.of());
        source.put(ObjectKey.of(key), etag, bytes, headers, Tags.NONE, acl, StorageClass.STANDARD);
    }

    /** Calls the function with a minute's time. */
    String call(String event) throws InterruptedException {
        return call(event, Duration.ofMinutes(1));
    }

    String call(String event, Duration remaining) throws InterruptedException {
        if (function == null) {
            function =
                    new LiveFunction(
                            settings(), new Opening(() -> opener.open()), clock, new PrintStream(log, true, UTF_8));
        }
        return function.answer(event, remaining, "invocation-1");
    }

    /** The ids of messages that an answer gives back. */
    static List<String> failed(String answer) {
        List<String> ids = new ArrayList<>();
        JSON.readTree(answer).get("batchItemFailures").forEach(item -> ids.add(item.get("itemIdentifier").asString()));
        return ids;
    }

    /** The lines of the log that are no metrics. */
    List<JsonNode> lines() {
        return parsed().stream().filter(line -> !line.has("_aws")).toList();
    }

    /** The metrics of the last invocation. */
    JsonNode metrics() {
        return parsed().stream().filter(line -> line.has("_aws")).toList().getLast();
    }

    private List<JsonNode> parsed() {
        return log.toString(UTF_8).lines().map(JSON::readTree).toList();
    }

    String event(String name, String key) {
        return """
        {"Records":[{"eventVersion":"2.1","eventSource":"aws:s3","eventTime":"%s","eventName":"%s",\
        "s3":{"bucket":{"name":"source"},"object":{"key":"%s"}}}]}\
        """
                .formatted(now.minusSeconds(60), name, key);
    }

    static Message message(String id, String body) {
        return new Message(id, body, 1, Instant.EPOCH);
    }

    record Message(String id, String body, int receives, Instant first) {}

    static String batch(Message... messages) {
        List<Map<String, Object>> records = new ArrayList<>();
        for (Message message : messages) {
            records.add(
                    Map.of(
                            "messageId",
                            message.id(),
                            "eventSource",
                            "aws:sqs",
                            "body",
                            message.body(),
                            "attributes",
                            Map.of(
                                    "ApproximateReceiveCount",
                                    String.valueOf(message.receives()),
                                    "ApproximateFirstReceiveTimestamp",
                                    String.valueOf(message.first().toEpochMilli()))));
        }
        return JSON.writeValueAsString(Map.of("Records", records));
    }
}
