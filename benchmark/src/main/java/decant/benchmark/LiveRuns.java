package decant.benchmark;

import decant.benchmark.process.ChildProcess;
import decant.benchmark.process.ChildProcess.Use;
import decant.benchmark.process.Scratch;
import decant.benchmark.process.Stats;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A follower while an application writes: how late changes arrive, and that none is lost. */
final class LiveRuns {
    private static final String WORLD = "decant.benchmark.live.LiveWorld";
    private static final List<String> WORLD_OPTIONS = List.of("-Xmx1g", "-XX:+UseSerialGC");
    private static final int MILLIS_PER_REQUEST = 20;
    private static final int WARM_UP_SECONDS = 30;

    private record Round(Stats figures, Use use) {}

    private final String heap;

    LiveRuns(String heap) {
        this.heap = heap;
    }

    /**
     * Writes at a pace for a time.
     *
     * @param goalMillis what 99 of a hundred changes are to arrive within; 0 for no goal
     * @throws IOException if a change is lost
     */
    void run(int perSecond, int seconds, double goalMillis) throws IOException, InterruptedException {
        Path state = Files.createTempDirectory("decant-benchmark");
        int port = freePort();
        List<String> command = ChildProcess.java(WORLD_OPTIONS, WORLD);
        command.addAll(
                List.of(
                        Integer.toString(perSecond),
                        Integer.toString(MILLIS_PER_REQUEST),
                        "http://127.0.0.1:" + port + "/"));
        ChildProcess world = ChildProcess.start(command, Map.of(), Redirect.PIPE);
        try (BufferedReader answers = world.process().inputReader();
                Writer commands = world.process().outputWriter()) {
            Client client = new Client(heap, answers.readLine().split(" ", -1)[1]);
            // A store that serves others has been up for long, so one follower goes before the one that is measured.
            round(client, port, state.resolve("first"), answers, commands, "earlier " + WARM_UP_SECONDS);
            Round round = round(client, port, state.resolve("second"), answers, commands, "users " + seconds);
            Stats figures = round.figures();
            Use use = round.use();
            print(perSecond, seconds, goalMillis, figures, use);
            if (figures.of("lost") > 0) {
                throw new IOException("The run failed: " + figures.of("lost") + " keys are not as at the source");
            }
        } finally {
            world.kill();
            Scratch.delete(state);
        }
    }

    private static Round round(
            Client client, int port, Path state, BufferedReader answers, Writer commands, String command)
            throws IOException, InterruptedException {
        ChildProcess follower = client.start(follow(port, state));
        awaitListener(port, follower);
        commands.write(command + "\n");
        commands.flush();
        Stats figures = read(answers);
        follower.process().destroy();
        return new Round(figures, follower.await());
    }

    private static List<String> follow(int port, Path state) {
        return List.of(
                "follow",
                "s3://source",
                "s3://target",
                "--listen",
                Integer.toString(port),
                "--max-removals",
                "1000000",
                "--heartbeat",
                "off",
                "--state",
                state.toString());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void awaitListener(int port, ChildProcess follower) throws IOException, InterruptedException {
        while (true) {
            try (var _ = new java.net.Socket(InetAddress.getLoopbackAddress(), port)) {
                return;
            } catch (java.net.ConnectException _) {
                if (!follower.process().isAlive()) {
                    throw new IOException("The run failed: the follower ended early");
                }
                Thread.sleep(20);
            }
        }
    }

    private static Stats read(BufferedReader answers) throws IOException {
        Map<String, Double> figures = new TreeMap<>();
        for (String line = answers.readLine(); line != null && !line.equals("end"); line = answers.readLine()) {
            int space = line.lastIndexOf(' ');
            figures.put(line.substring(0, space), Double.parseDouble(line.substring(space + 1)));
        }
        return new Stats(figures);
    }

    private static void print(int perSecond, int seconds, double goalMillis, Stats figures, Use use) {
        Table table =
                new Table(
                        "follow, %,d changes a second for %d s, %d ms a request"
                                .formatted(perSecond, seconds, MILLIS_PER_REQUEST));
        table.atMost("keys that are not as at the source", 0, figures.of("lost"))
                .plain("changes arrived", figures.of("arrived"))
                .plain("changes taken back before they arrived", figures.of("overtaken"));
        table.plain("milliseconds to the target, half of them", figures.of("p50"));
        if (goalMillis > 0) {
            table.atMost("milliseconds to the target, 99 of 100", goalMillis, figures.of("p99"));
        } else {
            table.plain("milliseconds to the target, 99 of 100", figures.of("p99"));
        }
        table.plain("milliseconds to the target, longest", figures.of("max"));
        new TreeMap<>(figures.figures()).forEach((name, value) -> printStretch(table, name, value));
        table.plain("client CPU seconds", use.cpuSeconds())
                .plain("CPU seconds of store and application", figures.of("cpu-seconds"))
                .plain("peak memory of the client, MiB", use.peakMebibytes());
        figures.figures()
                .forEach((name, value) -> {
                    if (name.startsWith("requests ") && value > 0) {
                        table.plain(name, value);
                    }
                });
        table.print(System.out);
    }

    /** Figures such as {@code p99 of 10 s to 30 s}: of changes made within that time from the beginning. */
    private static void printStretch(Table table, String name, double value) {
        int of = name.indexOf(" of ");
        if (of > 0 && value > 0) {
            table.plain("milliseconds, " + name.substring(1, of) + " of 100, at " + name.substring(of + 4), value);
        }
    }
}
