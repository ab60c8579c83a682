package decant.dashboard.chromium;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** A browser process of the system's own, with a profile that it leaves behind nowhere. */
public final class Chromium implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofMinutes(1);

    private final Process process;
    private final HttpClient client;
    private final Wiring wiring;

    private Chromium(Process process, HttpClient client, Wiring wiring) {
        this.process = process;
        this.client = client;
        this.wiring = wiring;
    }

    /**
     * Starts the program that Debian's package {@code chromium} installs.
     *
     * @param profile an empty directory
     */
    public static Chromium start(Path profile) throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(
                                "chromium",
                                "--headless=new",
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-dev-shm-usage",
                                "--disable-extensions",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--no-first-run",
                                "--hide-scrollbars",
                                "--force-color-profile=srgb",
                                "--remote-debugging-port=0",
                                "--user-data-dir=" + profile,
                                "about:blank")
                        .redirectErrorStream(true)
                        .redirectOutput(profile.resolve("chromium.log").toFile())
                        .start();
        HttpClient client = HttpClient.newHttpClient();
        try {
            return new Chromium(process, client, Wiring.to(client, address(profile, process)));
        } catch (IOException | InterruptedException | RuntimeException e) {
            end(process);
            client.close();
            throw e;
        }
    }

    /** Chromium writes the port that it has chosen, and the path to ask there, into its profile. */
    private static URI address(Path profile, Process process) throws IOException, InterruptedException {
        Path file = profile.resolve("DevToolsActivePort");
        long deadline = System.nanoTime() + START_LIMIT.toNanos();
        List<String> lines = List.of();
        while (lines.size() < 2) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                throw new IOException("Chromium did not start: " + Files.readString(profile.resolve("chromium.log")));
            }
            TimeUnit.MILLISECONDS.sleep(50);
            lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
        }
        return URI.create("ws://127.0.0.1:" + lines.get(0) + lines.get(1));
    }

    /** Opens a page of its own, in which nothing is kept from an earlier one. */
    public Page open(String url, Page.Screen screen) {
        String context = wiring.ask("", "Target.createBrowserContext", Map.of()).path("browserContextId").asString();
        String target =
                wiring.ask("", "Target.createTarget", Map.of("url", "about:blank", "browserContextId", context))
                        .path("targetId")
                        .asString();
        JsonNode attached = wiring.ask("", "Target.attachToTarget", Map.of("targetId", target, "flatten", true));
        Page page = new Page(wiring, attached.path("sessionId").asString());
        page.begin(screen);
        page.goTo(url);
        return page;
    }

    @Override
    public void close() {
        wiring.close();
        end(process);
        client.close();
    }

    /** With the processes that it has started for itself, so that none of them writes into its profile any more. */
    private static void end(Process process) {
        List<ProcessHandle> all = Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(one -> one.onExit().join());
    }
}
