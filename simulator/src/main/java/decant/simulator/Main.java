package decant.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import decant.simulator.bucket.Account;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;

/**
 * Runs a simulator in its own process, so that its CPU seconds can be told from its client's. Prints a line {@code
 * endpoint REGION URL} a region, then {@code ready}; and at the end {@code cpu-seconds}, {@code most-in-flight} and a
 * line {@code requests OPERATION COUNT} an operation.
 */
public final class Main {
    private static final double NANOS_PER_SECOND = 1e9;

    private Main() {}

    /**
     * Serves until the process is told to end.
     *
     * @throws IllegalArgumentException with the usage, if the arguments cannot be read
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        run(MainOptions.parse(arguments), System.in, System.out);
    }

    static void run(MainOptions options, InputStream in, PrintStream out) throws IOException, InterruptedException {
        SimulatorOptions setUp =
                SimulatorOptions.defaults()
                        .withRegions(options.regions())
                        .withVerifiesSignatures(options.verifiesSignatures());
        try (Simulator simulator = Simulator.start(setUp)) {
            Account account = simulator.accounts().add("main", options.accessKeyId(), options.secretAccessKey());
            for (MainOptions.BucketLine line : options.buckets()) {
                BucketOptions bucket = BucketOptions.of(line.name(), line.region(), account).withAcls();
                simulator.createBucket(line.objects() == null ? bucket : bucket.withSynthetic(line.objects()));
            }
            simulator.endpoints().forEach((region, endpoint) -> out.println("endpoint " + region + " " + endpoint));
            out.println("ready");
            out.flush();
            if (options.control()) {
                obey(simulator, in, out);
                print(simulator, out);
            } else {
                Runtime.getRuntime().addShutdownHook(new Thread(() -> print(simulator, out)));
                new CountDownLatch(1).await();
            }
        }
    }

    private static void obey(Simulator simulator, InputStream in, PrintStream out) throws IOException {
        BufferedReader commands = new BufferedReader(new InputStreamReader(in, UTF_8));
        for (String command = commands.readLine(); command != null; command = commands.readLine()) {
            if (command.equals("stats")) {
                print(simulator, out);
                out.println("end");
                out.flush();
            } else {
                out.println("Unknown command " + command);
            }
        }
    }

    private static void print(Simulator simulator, PrintStream out) {
        double cpuSeconds =
                ProcessHandle.current()
                        .info()
                        .totalCpuDuration()
                        .map(duration -> duration.toNanos() / NANOS_PER_SECOND)
                        .orElse(Double.NaN);
        out.println(String.format(Locale.ROOT, "cpu-seconds %.2f", cpuSeconds));
        out.println("most-in-flight " + simulator.requests().mostInFlight());
        simulator
                .requests()
                .all()
                .forEach((operation, count) -> out.println("requests " + operation.apiName() + " " + count));
        out.flush();
    }
}
