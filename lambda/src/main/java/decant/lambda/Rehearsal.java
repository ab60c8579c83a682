package decant.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import decant.backfill.RemovalLimit;
import decant.flow.Ticker;
import decant.live.RemovalBreaker;
import decant.migration.ControlObject;
import decant.migration.Leave;
import decant.model.ETag;
import decant.model.ObjectKey;
import decant.reconcile.AclPolicy;
import decant.reconcile.Policy;
import decant.store.Capabilities;
import decant.store.Link;
import decant.store.memory.MemoryBucket;
import decant.store.memory.MemoryOwnObjects;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URLEncoder;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/**
 * Plays a batch on two buckets in memory before a snapshot is taken of the environment: classes are loaded and code is
 * compiled once, instead of at the first event of each environment that starts from it.
 */
final class Rehearsal {
    private static final Duration ENOUGH = Duration.ofSeconds(10);
    private static final Duration LONG_AGO = Duration.ofHours(1);
    private static final String KEY = "rehearsal";

    private Rehearsal() {}

    static void play(Settings settings, InstantSource clock, Ticker ticker) throws InterruptedException {
        MemoryBucket source =
                // Written long ago, so that nothing has to be looked at once more.
                new MemoryBucket("source", () -> clock.instant().minus(LONG_AGO), Capabilities.AWS);
        MemoryBucket target = new MemoryBucket("target", clock, Capabilities.AWS);
        source.put(ObjectKey.of(KEY), ETag.of("d41d8cd98f00b204e9800998ecf8427e"), 1);
        Opening opening =
                new Opening(() ->
                        new Setup(
                                new Link(source, target, order -> target.copyFrom(source, order), Capabilities.AWS),
                                Policy.carrying(new AclPolicy.Preserve("")),
                                new RemovalBreaker(RemovalLimit.NONE, target, clock),
                                _ -> {},
                                Leave.begin(new ControlObject(new MemoryOwnObjects(target, true)), clock, ticker),
                                new Answers(),
                                List::of,
                                () -> {}));
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
        String bucket = settings.source().uri().bucket();
        new LiveFunction(settings, opening, clock, nowhere)
                .answer(
                        batch(
                                bucket,
                                settings.source().uri().prefix(),
                                clock.instant().minus(LONG_AGO.multipliedBy(2))),
                        ENOUGH,
                        KEY);
    }

    private static String batch(String bucket, String prefix, Instant written) {
        String body =
                """
                {"Records":[{"eventVersion":"2.1","eventSource":"aws:s3","eventName":"ObjectCreated:Put",
                "eventTime":"%s","s3":{"bucket":{"name":"%s"},"object":{"key":"%s"}}}]}\
                """
                        .formatted(written, bucket, URLEncoder.encode(prefix + KEY, UTF_8));
        return JsonText.of(
                Map.of(
                        "Records",
                        List.of(
                                Map.of(
                                        "eventSource",
                                        "aws:sqs",
                                        "messageId",
                                        KEY,
                                        "body",
                                        body,
                                        "attributes",
                                        Map.of("ApproximateReceiveCount", "1")))));
    }
}
