package decant.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import decant.cli.ending.ExitCode;
import decant.cli.output.Console;
import decant.cli.verb.Environment;
import decant.simulator.BucketOptions;
import decant.simulator.SimulatedBucket;
import decant.simulator.Simulator;
import decant.simulator.SimulatorOptions;
import decant.simulator.bucket.Account;
import decant.simulator.synthetic.Distribution;
import decant.simulator.synthetic.SyntheticObjects;
import decant.simulator.synthetic.Variation;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * What the launcher has run once after a build, under the eyes of the JVM: a bucket counted, two compared, a few
 * thousand objects copied, all of them simulated in this process. The JVM keeps the classes as they are then, and what
 * it learnt of the code that is hot, so that later runs begin where this one ended. Prints nothing but what fails.
 */
final class Rehearsal {
    private static final long LISTED_KEYS = 800_000;
    private static final long COMPARED_KEYS = 200_000;
    private static final long COPIED_KEYS = 4_000;
    private static final int CHANGED_EVERY = 1_000;

    /** What is clearly older at the source is compared by its listing alone. */
    private static final int LATER_SECONDS = 86_400;

    private final Environment environment;
    private final List<String> access;

    private Rehearsal(Environment environment, List<String> access) {
        this.environment = environment;
        this.access = access;
    }

    static void main(String[] arguments) throws IOException {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, UTF_8);
        Path directory = Files.createTempDirectory("decant-rehearsal");
        try (Simulator simulator = Simulator.start(SimulatorOptions.defaults())) {
            Account account = simulator.addAccount("rehearsal");
            // The SDK asks for these before anything else, so that nobody's own credentials come into it.
            System.setProperty("aws.accessKeyId", account.accessKeyId());
            System.setProperty("aws.secretAccessKey", account.secretAccessKey());
            bucket(simulator, account, "listed", Distribution.SKEWED_USERS, LISTED_KEYS, Variation.NONE);
            bucket(simulator, account, "compared", Distribution.MIXED_UNICODE, COMPARED_KEYS, Variation.NONE);
            Variation other = new Variation(0, CHANGED_EVERY, LATER_SECONDS);
            bucket(simulator, account, "compared-with", Distribution.MIXED_UNICODE, COMPARED_KEYS, other);
            bucket(simulator, account, "copied", Distribution.UNIFORM_HEX, COPIED_KEYS, Variation.NONE);
            SimulatedBucket target =
                    simulator.createBucket(BucketOptions.of("target", "us-east-1", account).withAcls());
            URI endpoint = simulator.endpoint(target.region());
            new Rehearsal(
                            Environment.system(new Console(nowhere, System.err, false)),
                            List.of("--region", target.region(), "--endpoint-url", endpoint.toString()))
                    .play(directory.resolve("state").toString());
        } finally {
            remove(directory);
        }
        System.exit(0);
    }

    private static void bucket(
            Simulator simulator,
            Account account,
            String name,
            Distribution distribution,
            long keys,
            Variation variation) {
        SyntheticObjects objects = new SyntheticObjects(distribution.of(keys, 1), 1, variation);
        var _ = simulator.createBucket(BucketOptions.of(name, "us-east-1", account).withAcls().withSynthetic(objects));
    }

    private void play(String state) {
        run(List.of("--help"), ExitCode.OK);
        run(with(List.of("count", "s3://listed")), ExitCode.OK);
        run(with(List.of("diff", "s3://compared", "s3://compared-with")), ExitCode.DIFFERENT);
        run(with(List.of("sync", "s3://copied", "s3://target", "--state", state)), ExitCode.OK);
        run(with(List.of("verify", "s3://copied", "s3://target")), ExitCode.OK);
    }

    private List<String> with(List<String> arguments) {
        List<String> all = new ArrayList<>(arguments);
        all.addAll(access);
        return all;
    }

    private void run(Collection<String> arguments, ExitCode expected) {
        ExitCode ended = CommandLineRun.with(environment, Interrupts.none()).run(arguments.toArray(String[]::new));
        if (ended != expected) {
            throw new IllegalStateException("decant " + String.join(" ", arguments) + " ended as " + ended);
        }
    }

    private static void remove(Path directory) throws IOException {
        try (var files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(directory);
    }
}
