package decant.benchmark.compare;

import static java.nio.charset.StandardCharsets.UTF_8;

import decant.simulator.BucketOptions;
import decant.simulator.RegionOptions;
import decant.simulator.SimulatedBucket;
import decant.simulator.Simulator;
import decant.simulator.SimulatorOptions;
import decant.simulator.api.Latency;
import decant.simulator.bucket.Account;
import decant.simulator.bucket.S3Operation;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.time.Duration;
import java.util.Locale;

/**
 * The buckets, in a process of their own. Obeys, a line each: {@code make N} makes the buckets {@code source-N} and
 * {@code target-N}, {@code change N} changes the source, {@code look N} says what is not right at the target, {@code
 * drop N} empties both, {@code stats} says how many requests there were. Each is answered with figures and {@code end}.
 */
public final class World {
    /** The region that the buckets are in. */
    static final String REGION = "eu-west-1";

    static final String ACCESS_KEY_ID = "simulator";
    static final String SECRET_ACCESS_KEY = "simulator-secret";

    private final Simulator simulator;
    private final Account account;
    private final Pictures pictures;

    private World(Simulator simulator, int objects) {
        this.simulator = simulator;
        this.account = simulator.accounts().add("main", ACCESS_KEY_ID, SECRET_ACCESS_KEY);
        this.pictures = new Pictures(objects, simulator.addAccount("friend"));
    }

    /**
     * Serves until its input ends.
     *
     * @param arguments objects of a bucket, then milliseconds that a page of a listing takes, a copy, and everything
     *     else
     */
    public static void main(String[] arguments) throws IOException {
        int objects = Integer.parseInt(arguments[0]);
        Latency latency =
                Latency.of(millis(arguments[3]))
                        .with(S3Operation.LIST_OBJECTS_V2, millis(arguments[1]))
                        .with(S3Operation.LIST_OBJECTS, millis(arguments[1]))
                        .with(S3Operation.COPY_OBJECT, millis(arguments[2]));
        SimulatorOptions options = SimulatorOptions.defaults().withRegions(RegionOptions.of(REGION, latency));
        BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, UTF_8));
        try (Simulator simulator = Simulator.start(options)) {
            World world = new World(simulator, objects);
            System.out.println("endpoint " + REGION + " " + simulator.endpoint(REGION));
            System.out.println("ready");
            for (String command = commands.readLine(); command != null; command = commands.readLine()) {
                world.obey(command.split(" ", -1));
                System.out.println("end");
            }
        }
    }

    private static Duration millis(String text) {
        return Duration.ofMillis(Long.parseLong(text));
    }

    private void obey(String... words) {
        switch (words[0]) {
            case "make" -> {
                simulator.createBucket(BucketOptions.of(target(words[1]), REGION, account).withAcls());
                pictures.fill(simulator.createBucket(BucketOptions.of(source(words[1]), REGION, account).withAcls()));
            }
            case "change" -> pictures.change(simulator.bucket(source(words[1])));
            case "look" ->
                    Findings.of(simulator.bucket(source(words[1])), simulator.bucket(target(words[1])))
                            .forEach((finding, number) -> print(finding.word(), number));
            case "drop" -> {
                empty(simulator.bucket(source(words[1])));
                empty(simulator.bucket(target(words[1])));
            }
            case "stats" -> {
                simulator
                        .requests()
                        .all()
                        .forEach((operation, count) -> print("requests " + operation.apiName(), (double) count));
                print("unknown", (double) simulator.requests().unknownSoFar());
            }
            default -> throw new IllegalArgumentException("Unknown command " + words[0]);
        }
    }

    static String source(String number) {
        return "source-" + number;
    }

    static String target(String number) {
        return "target-" + number;
    }

    private static void empty(SimulatedBucket bucket) {
        bucket.keys().forEach(bucket::remove);
    }

    private static void print(String name, double value) {
        System.out.println(String.format(Locale.ROOT, "%s %.0f", name, value));
    }
}
