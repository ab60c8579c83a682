package decant.simulator;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import decant.simulator.bucket.Acl;
import decant.simulator.bucket.AclRequest;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;

/** What goes over the wire: paths arrive as they were sent, and answers come in the order of the requests. */
final class WireTest {
    private final TwoRegions world = new TwoRegions();
    private final URI endpoint = world.simulator.endpoint(TwoRegions.US);

    @AfterEach
    void close() {
        world.close();
    }

    private void putPublic(String key) {
        world.s3.putObject(
                put -> put.bucket("pictures").key(key).acl("public-read"), RequestBody.fromString("[" + key + "]"));
    }

    @Test
    void pathsAreNeitherNormalisedNorDecodedTwice() throws IOException {
        Map<String, String> targets =
                new TreeMap<>(
                        Map.of(
                                ".", "/pictures/.",
                                "..", "/pictures/..",
                                "../../up", "/pictures/../../up",
                                "a//b", "/pictures/a//b",
                                "/a", "/pictures//a",
                                "%2F", "/pictures/%252F",
                                "a+b", "/pictures/a+b",
                                "a/./b/", "/pictures/a/%2E/b/",
                                "\u00E9 |", "/pictures/%C3%A9%20|"));
        for (Map.Entry<String, String> target : targets.entrySet()) {
            world.pictures.put(target.getKey(), ("[" + target.getKey() + "]").getBytes(UTF_8));
            world.pictures.change(target.getKey(), object -> object.withAcl(publicAcl()));
            try (RawClient client = new RawClient(endpoint)) {
                String answer = client.send("GET", target.getValue(), "Host: x", "Connection: close").readAll();
                assertThat(answer).startsWith("HTTP/1.1 200 OK\r\n");
                assertThat(new String(answer.substring(answer.indexOf("\r\n\r\n") + 4).getBytes(ISO_8859_1), UTF_8))
                        .isEqualTo("[" + target.getKey() + "]");
            }
        }
    }

    private Acl publicAcl() {
        return new AclRequest.Canned("public-read").resolve(world.alice.canonicalId(), world.alice.canonicalId());
    }

    @Test
    void theBucketMayStandInTheHost() throws IOException {
        putPublic("/a");
        try (RawClient client = new RawClient(endpoint)) {
            String answer =
                    client.send("GET", "//a", "Host: pictures.localhost:" + endpoint.getPort(), "Connection: close")
                            .readAll();
            assertThat(answer).endsWith("[/a]");
        }
    }

    @Test
    void requestsSentWithoutWaitingAreAnsweredInTurn() throws IOException {
        putPublic("a");
        putPublic("b");
        try (RawClient client = new RawClient(endpoint)) {
            client.send("GET", "/pictures/a", "Host: x")
                    .send("GET", "/pictures/b", "Host: x")
                    .send("HEAD", "/pictures/a", "Host: x");
            assertThat(client.readUntil("[a]")).startsWith("HTTP/1.1 200 OK");
            assertThat(client.readUntil("[b]")).startsWith("HTTP/1.1 200 OK");
            assertThat(client.readUntil("\r\n\r\n")).contains("content-length: 3");
        }
    }

    @Test
    void whatIsNoRequestIsRefusedAndTheServerGoesOn() throws IOException {
        try (RawClient client = new RawClient(endpoint)) {
            assertThat(client.send("GET", "no\u0001sense", "no header").readAll()).startsWith("HTTP/1.1 400 ");
        }
        try (RawClient client = new RawClient(endpoint)) {
            assertThat(client.send("GET", "/pictures/%ZZ", "Host: x", "Connection: close").readAll())
                    .startsWith("HTTP/1.1 400 ")
                    .contains("<Code>InvalidURI</Code>");
        }
        try (RawClient client = new RawClient(endpoint)) {
            assertThat(client.send("BREW", "/pictures", "Host: x", "Connection: close").readAll())
                    .startsWith("HTTP/1.1 501 ");
        }
    }
}
