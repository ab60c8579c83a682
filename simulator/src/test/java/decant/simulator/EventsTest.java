package decant.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import decant.model.ObjectKey;
import decant.s3.events.EventDecoder;
import decant.s3.events.Notice;
import decant.simulator.bucket.Happening;
import decant.simulator.events.EventText;
import decant.simulator.events.HttpPush;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.Delete;
import software.amazon.awssdk.services.s3.model.ObjectCannedACL;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.Tag;
import software.amazon.awssdk.services.s3.model.Tagging;

/** What a bucket tells of its changes, and how it reaches a receiver. */
final class EventsTest {
    private static final String BUCKET = "pictures";

    private final TwoRegions world = new TwoRegions();
    private final List<Happening> told = new ArrayList<>();

    @AfterEach
    void close() {
        world.close();
    }

    private void put(String key) {
        world.s3.putObject(request -> request.bucket(BUCKET).key(key), RequestBody.fromString("hello"));
    }

    @Test
    void everyKindOfChangeIsToldOnceByItsName() {
        world.pictures.settings().subscribers().add(told::add);
        put("a");
        world.s3.copyObject(
                copy -> copy.sourceBucket(BUCKET).sourceKey("a").destinationBucket(BUCKET).destinationKey("b"));
        world.s3.putObjectAcl(acl -> acl.bucket(BUCKET).key("a").acl(ObjectCannedACL.PUBLIC_READ));
        Tagging tags = Tagging.builder().tagSet(Tag.builder().key("k").value("v").build()).build();
        world.s3.putObjectTagging(tagging -> tagging.bucket(BUCKET).key("a").tagging(tags));
        world.s3.deleteObjectTagging(tagging -> tagging.bucket(BUCKET).key("a"));
        String upload = world.s3.createMultipartUpload(create -> create.bucket(BUCKET).key("c")).uploadId();
        String etag =
                world.s3
                        .uploadPart(
                                part -> part.bucket(BUCKET).key("c").uploadId(upload).partNumber(1),
                                RequestBody.fromString("part"))
                        .eTag();
        CompletedPart part = CompletedPart.builder().partNumber(1).eTag(etag).build();
        world.s3.completeMultipartUpload(complete ->
                complete.bucket(BUCKET).key("c").uploadId(upload).multipartUpload(parts -> parts.parts(part)));
        world.s3.deleteObject(delete -> delete.bucket(BUCKET).key("a"));
        ObjectIdentifier b = ObjectIdentifier.builder().key("b").build();
        ObjectIdentifier nothing = ObjectIdentifier.builder().key("nothing").build();
        world.s3.deleteObjects(delete -> delete.bucket(BUCKET).delete(Delete.builder().objects(b, nothing).build()));
        world.s3.deleteObject(delete -> delete.bucket(BUCKET).key("nothing"));

        assertThat(told.stream().map(happening -> happening.kind().eventName() + " " + happening.key()))
                .containsExactly(
                        "ObjectCreated:Put a",
                        "ObjectCreated:Copy b",
                        "ObjectAcl:Put a",
                        "ObjectTagging:Put a",
                        "ObjectTagging:Delete a",
                        "ObjectCreated:CompleteMultipartUpload c",
                        "ObjectRemoved:Delete a",
                        "ObjectRemoved:Delete b");
    }

    @Test
    void whatIsRefusedIsNotTold() {
        put("a");
        world.pictures.settings().subscribers().add(told::add);

        Answers.refused(
                412,
                "PreconditionFailed",
                () ->
                        world.s3.putObject(
                                request -> request.bucket(BUCKET).key("a").ifNoneMatch("*"),
                                RequestBody.fromString("other")));

        assertThat(told).isEmpty();
    }

    @Test
    void aMessageNamesItsKeyWhateverTheKeyIs() {
        world.pictures.settings().subscribers().add(told::add);
        List<String> keys =
                List.of("a b", "+", "%2B", "a//b", "\"quoted\"", "\\", "\u0001", "r\u00F6t", "\uD83D\uDE00");
        keys.forEach(this::put);

        EventDecoder decoder = new EventDecoder(BUCKET, "");
        assertThat(told.stream().map(happening -> decoder.decode(EventText.of(happening, "us-east-1"))))
                .allSatisfy(notice -> assertThat(notice).isInstanceOf(Notice.Hints.class))
                .flatExtracting(notice -> ((Notice.Hints) notice).hints())
                .extracting(hint -> hint.key())
                .containsExactlyElementsOf(keys.stream().map(ObjectKey::of).toList());
    }

    @Test
    void whatIsNotTakenIsSentAgainAndSomeIsSentTwice() throws IOException, InterruptedException {
        BlockingQueue<String> received = new LinkedBlockingQueue<>();
        AtomicInteger refused = new AtomicInteger();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    try (exchange) {
                        String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
                        boolean takes = refused.incrementAndGet() > 3;
                        exchange.sendResponseHeaders(takes ? 200 : 503, -1);
                        if (takes) {
                            received.add(body);
                        }
                    }
                });
        server.start();
        URI receiver = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
        try (HttpPush push = HttpPush.start(world.pictures, receiver, 1_000, 1)) {
            put("a");
            put("b");

            List<String> messages = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                messages.add(received.take());
            }
            assertThat(messages).filteredOn(message -> message.contains("\"key\":\"a\"")).hasSize(2);
            assertThat(messages).filteredOn(message -> message.contains("\"key\":\"b\"")).hasSize(2);
            assertThat(push.accepted()).isLessThanOrEqualTo(4);
        } finally {
            server.stop(0);
        }
    }
}
