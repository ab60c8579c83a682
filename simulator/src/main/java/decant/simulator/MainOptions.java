package decant.simulator;

import decant.simulator.api.Latency;
import decant.simulator.bucket.S3Operation;
import decant.simulator.synthetic.Distribution;
import decant.simulator.synthetic.SyntheticObjects;
import decant.simulator.synthetic.Variation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The command line. Values are lists of words and of settings {@code name=value}, separated by commas.
 *
 * @param control whether the standard input is read for commands
 */
record MainOptions(
        List<RegionOptions> regions,
        List<BucketLine> buckets,
        String accessKeyId,
        String secretAccessKey,
        boolean verifiesSignatures,
        boolean control) {
    static final String USAGE =
            """
            Serves S3 on loopback ports until it is stopped, then prints its CPU seconds and its request counts.

              --region NAME[,port=N][,latency=MS][,list=MS][,copy=MS][,head=MS][,OPERATION=MS]
                                         a region; may be repeated; default us-east-1 on any port, without latency
              --bucket NAME@REGION       an empty bucket with access lists enabled; may be repeated
              --synthetic NAME@REGION,DISTRIBUTION,KEYS[,seed=N][,missing-every=N][,changed-every=N][,later-seconds=N]
                                         a bucket of made-up objects; distributions: uniform, users, heavy-prefix,
                                         counters, unicode; KEYS up to 1,000,000,000
              --credentials KEY:SECRET   of the one account; default simulator:simulator-secret
              --no-signatures            believe every signature
              --control                  read commands from standard input: "stats" prints figures, its end stops
            """;

    /** A bucket to create; without objects where {@code objects} is {@code null}. */
    record BucketLine(String name, String region, @Nullable SyntheticObjects objects) {}

    static MainOptions parse(String... arguments) {
        try {
            return read(arguments);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(e.getMessage() + "\n\n" + USAGE, e);
        }
    }

    private static MainOptions read(String... arguments) {
        List<RegionOptions> regions = new ArrayList<>();
        List<BucketLine> buckets = new ArrayList<>();
        String[] credentials = {"simulator", "simulator-secret"};
        boolean verifies = true;
        boolean control = false;
        for (int i = 0; i < arguments.length; i++) {
            switch (arguments[i]) {
                case "--region" -> regions.add(region(value(arguments, ++i)));
                case "--bucket" -> buckets.add(bucket(value(arguments, ++i)));
                case "--synthetic" -> buckets.add(bucket(value(arguments, ++i)));
                case "--credentials" -> credentials = pair(value(arguments, ++i), ":");
                case "--no-signatures" -> verifies = false;
                case "--control" -> control = true;
                default -> throw new IllegalArgumentException("Unknown option " + arguments[i]);
            }
        }
        if (regions.isEmpty()) {
            regions.add(RegionOptions.of("us-east-1", Latency.NONE));
        }
        return new MainOptions(regions, buckets, credentials[0], credentials[1], verifies, control);
    }

    private static String value(String[] arguments, int index) {
        if (index == arguments.length) {
            throw new IllegalArgumentException(arguments[index - 1] + " needs a value.");
        }
        return arguments[index];
    }

    private static RegionOptions region(String text) {
        List<String> words = List.of(text.split(",", -1));
        int port = 0;
        Latency latency = Latency.NONE;
        for (String word : words.subList(1, words.size())) {
            String[] setting = pair(word, "=");
            long number = number(setting[1]);
            switch (setting[0]) {
                case "port" -> port = Math.toIntExact(number);
                case "latency" -> latency = new Latency(Duration.ofMillis(number), latency.special());
                case "list" ->
                        latency =
                                latency.with(S3Operation.LIST_OBJECTS_V2, Duration.ofMillis(number))
                                        .with(S3Operation.LIST_OBJECTS, Duration.ofMillis(number));
                case "copy" -> latency = latency.with(S3Operation.COPY_OBJECT, Duration.ofMillis(number));
                case "head" -> latency = latency.with(S3Operation.HEAD_OBJECT, Duration.ofMillis(number));
                default -> latency = latency.with(operation(setting[0]), Duration.ofMillis(number));
            }
        }
        return new RegionOptions(words.getFirst(), port, latency);
    }

    private static S3Operation operation(String apiName) {
        return Arrays.stream(S3Operation.values())
                .filter(operation -> operation.apiName().equals(apiName))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No operation is called " + apiName));
    }

    private static BucketLine bucket(String text) {
        List<String> words = List.of(text.split(",", -1));
        String[] place = pair(words.getFirst(), "@");
        if (words.size() == 1) {
            return new BucketLine(place[0], place[1], null);
        }
        if (words.size() == 2) {
            throw new IllegalArgumentException("A synthetic bucket needs a distribution and a number of keys: " + text);
        }
        long seed = 1;
        Variation variation = Variation.NONE;
        for (String word : words.subList(3, words.size())) {
            String[] setting = pair(word, "=");
            long number = number(setting[1]);
            switch (setting[0]) {
                case "seed" -> seed = number;
                case "missing-every" ->
                        variation = new Variation(number, variation.changedEvery(), variation.laterSeconds());
                case "changed-every" ->
                        variation = new Variation(variation.missingEvery(), number, variation.laterSeconds());
                case "later-seconds" ->
                        variation = new Variation(variation.missingEvery(), variation.changedEvery(), number);
                default -> throw new IllegalArgumentException("Unknown setting " + word);
            }
        }
        Distribution distribution = Distribution.named(words.get(1));
        SyntheticObjects objects = new SyntheticObjects(distribution.of(number(words.get(2)), seed), seed, variation);
        return new BucketLine(place[0], place[1], objects);
    }

    private static String[] pair(String text, String separator) {
        int at = text.indexOf(separator);
        if (at < 0) {
            throw new IllegalArgumentException("Expected two words with \"" + separator + "\" between: " + text);
        }
        return new String[] {text.substring(0, at), text.substring(at + 1)};
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text.replace("_", ""));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("Not a number: " + text, e);
        }
    }
}
