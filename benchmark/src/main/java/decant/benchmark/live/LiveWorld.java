package decant.benchmark.live;

import static java.nio.charset.StandardCharsets.UTF_8;

import decant.simulator.BucketOptions;
import decant.simulator.RegionOptions;
import decant.simulator.SimulatedBucket;
import decant.simulator.Simulator;
import decant.simulator.SimulatorOptions;
import decant.simulator.api.Latency;
import decant.simulator.bucket.Account;
import decant.simulator.bucket.Happening;
import decant.simulator.bucket.S3Operation;
import decant.simulator.events.HttpPush;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * The buckets, the application and the events, in a process of their own. Prints {@code endpoint URL} and waits for a
 * line with a folder's name and a number of seconds; then the application writes that folder's objects at an even pace,
 * and when everything has arrived, or a minute after its last write, figures are printed, and {@code end}. Each further
 * line is a round of its own; the end of its input ends the process.
 */
public final class LiveWorld {
    /** Objects that the application writes, overwrites and, one in twenty times, deletes. */
    private static final int KEYS = 20_000;

    private static final int DELETED_OF_A_THOUSAND = 50;
    private static final int BYTES = 512;
    private static final long PATIENCE_NANOS = 60_000_000_000L;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final long WAIT_NANOS = 20_000_000;

    /** Where figures of their own begin: a follower that has just started is another than one that is warm. */
    private static final List<Integer> STRETCHES_SECONDS = List.of(0, 10, 30, 60);

    private final Simulator simulator;
    private final SimulatedBucket source;
    private final SimulatedBucket target;
    private final EventLags lags = new EventLags(System::nanoTime);
    private final Map<S3Operation, Long> requestsBefore;
    private final double cpuSecondsBefore = cpuSeconds();
    private final SplittableRandom random = new SplittableRandom(1);

    private LiveWorld(Simulator simulator, SimulatedBucket source, SimulatedBucket target) {
        this.simulator = simulator;
        this.source = source;
        this.target = target;
        this.requestsBefore = simulator.requests().all();
    }

    /**
     * Serves, writes and measures.
     *
     * @param arguments changes a second, milliseconds that each request takes, and where events go
     */
    public static void main(String[] arguments) throws IOException {
        int perSecond = Integer.parseInt(arguments[0]);
        Latency latency = Latency.of(Duration.ofMillis(Integer.parseInt(arguments[1])));
        URI receiver = URI.create(arguments[2]);
        SimulatorOptions options = SimulatorOptions.defaults().withRegions(RegionOptions.of("eu", latency));
        try (Simulator simulator = Simulator.start(options)) {
            Account account = simulator.accounts().add("main", "simulator", "simulator-secret");
            SimulatedBucket source = simulator.createBucket(BucketOptions.of("source", "eu", account).withAcls());
            SimulatedBucket target = simulator.createBucket(BucketOptions.of("target", "eu", account).withAcls());
            BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, UTF_8));
            System.out.println("endpoint " + simulator.endpoint("eu"));
            for (String line = commands.readLine(); line != null; line = commands.readLine()) {
                String[] command = line.split(" ", -1);
                new LiveWorld(simulator, source, target)
                        .round(receiver, command[0], perSecond, Integer.parseInt(command[1]));
            }
        }
    }

    private void round(URI receiver, String folder, int perSecond, int seconds) throws IOException {
        Consumer<Happening> changed = lags::changed;
        Consumer<Happening> seen = lags::seen;
        source.settings().subscribers().add(changed);
        target.settings().subscribers().add(seen);
        try (HttpPush push = HttpPush.start(source, receiver, 0, 1)) {
            write(folder, perSecond, (long) perSecond * seconds);
            await(push);
            print(push);
        }
        source.settings().subscribers().remove(changed);
        target.settings().subscribers().remove(seen);
    }

    private void write(String folder, int perSecond, long changes) {
        byte[] body = new byte[BYTES];
        long began = System.nanoTime();
        for (long change = 0; change < changes; change++) {
            long due = began + change * NANOS_PER_SECOND / perSecond;
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            String key = "%s/%05d/picture.jpg".formatted(folder, random.nextInt(KEYS));
            if (random.nextInt(1_000) < DELETED_OF_A_THOUSAND && source.peek(key).isPresent()) {
                source.remove(key);
            } else {
                random.nextBytes(body);
                source.put(key, body.clone());
            }
        }
    }

    private void await(HttpPush push) {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while ((push.outstanding() > 0 || lags.missing(source, target) > 0) && System.nanoTime() < end) {
            LockSupport.parkNanos(WAIT_NANOS);
        }
    }

    private void print(HttpPush push) {
        print("lost", (double) lags.missing(source, target));
        print("arrived", lags.arrived());
        print("overtaken", lags.overtaken());
        print("p50", lags.millis(0.5));
        print("p99", lags.millis(0.99));
        print("max", lags.millis(1));
        for (int i = 0; i < STRETCHES_SECONDS.size(); i++) {
            int from = STRETCHES_SECONDS.get(i);
            boolean isLast = i + 1 == STRETCHES_SECONDS.size();
            int until = isLast ? Integer.MAX_VALUE : STRETCHES_SECONDS.get(i + 1);
            String stretch = " of " + from + " s to " + (isLast ? "the end" : until + " s");
            print("p50" + stretch, lags.millis(0.5, from * NANOS_PER_SECOND, until * NANOS_PER_SECOND));
            print("p99" + stretch, lags.millis(0.99, from * NANOS_PER_SECOND, until * NANOS_PER_SECOND));
        }
        print("events", (double) push.accepted());
        print("cpu-seconds", cpuSeconds() - cpuSecondsBefore);
        simulator
                .requests()
                .all()
                .forEach((operation, count) ->
                        print(
                                "requests " + operation.apiName(),
                                (double) count - requestsBefore.getOrDefault(operation, 0L)));
        System.out.println("end");
    }

    private static double cpuSeconds() {
        Optional<Duration> used = ProcessHandle.current().info().totalCpuDuration();
        return (double) used.map(Duration::toNanos).orElse(0L) / NANOS_PER_SECOND;
    }

    private static void print(String name, double value) {
        System.out.println(String.format(Locale.ROOT, "%s %.3f", name, value));
    }
}
