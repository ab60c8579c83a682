package decant.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A Ceph RADOS Gateway on the loopback address, with three accounts. It starts when a test first asks for it, serves
 * every test of this JVM, and is stopped by its own watchman when this JVM has ended, in whatever way.
 *
 * @param endpoint where it answers
 * @param region the region to sign for
 * @param version as Ceph counts them, such as {@code 16.2.15}
 * @param alice an account, whose canonical id is its name
 * @param bob another
 * @param carol one more
 */
public record RadosGateway(URI endpoint, String region, String version, Account alice, Account bob, Account carol) {
    /** Tests with this tag need the gateway and run under the Maven profile of the same name only. */
    public static final String TAG = "rgw";

    private static @Nullable RadosGateway shared;

    /** Somebody with a key. */
    public record Account(String id, String accessKey, String secretKey) {}

    /**
     * The gateway of this JVM.
     *
     * @throws IOException if it does not start; the message says why, and what to install if something is missing
     */
    public static synchronized RadosGateway shared() throws IOException, InterruptedException {
        if (shared == null) {
            shared = start();
        }
        return shared;
    }

    /**
     * A gateway of one's own, for tests that leave it changed: a topic whose receiver is gone fills up, and then slows
     * down every write. It ends with this JVM.
     *
     * @throws IOException as that of {@link #shared}
     */
    public static RadosGateway start() throws IOException, InterruptedException {
        String root = System.getProperty("decant.root");
        if (root == null) {
            throw new IOException("Set the system property decant.root to the project's folder; Maven does.");
        }
        Path folder = Files.createTempDirectory("decant-rgw");
        Process up =
                new ProcessBuilder(
                                Path.of(root, "testing", "rgw", "up").toString(),
                                folder.toString(),
                                "--while",
                                String.valueOf(ProcessHandle.current().pid()))
                        .redirectErrorStream(true)
                        .start();
        String said = new String(up.getInputStream().readAllBytes(), UTF_8);
        if (up.waitFor() != 0) {
            throw new IOException(said.strip());
        }
        Map<String, String> env =
                Files.readAllLines(folder.resolve("env")).stream()
                        .map(line -> line.split("=", 2))
                        .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        return new RadosGateway(
                URI.create(env.get("RGW_ENDPOINT")),
                env.get("RGW_REGION"),
                env.get("RGW_VERSION"),
                new Account("alice", env.get("RGW_ALICE_KEY"), env.get("RGW_ALICE_SECRET")),
                new Account("bob", env.get("RGW_BOB_KEY"), env.get("RGW_BOB_SECRET")),
                new Account("carol", env.get("RGW_CAROL_KEY"), env.get("RGW_CAROL_SECRET")));
    }
}
