package decant.benchmark;

import decant.benchmark.process.ChildProcess;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Decant's command line as somebody would start it, by its launcher, with signed requests to a simulator. */
final class Client {
    /** The launcher, as {@code benchmark/run} names it. */
    private static final String LAUNCHER = "decant.launcher";

    private static final Map<String, String> CREDENTIALS =
            Map.of(
                    "AWS_ACCESS_KEY_ID",
                    "simulator",
                    "AWS_SECRET_ACCESS_KEY",
                    "simulator-secret",
                    "AWS_EC2_METADATA_DISABLED",
                    "true");

    private final Map<String, String> environment;
    private final List<String> access;

    /**
     * @param heap as {@code -Xmx} takes it
     */
    Client(String heap, String endpoint) {
        this.environment = new HashMap<>(CREDENTIALS);
        environment.put("DECANT_JAVA_OPTS", "-Xmx" + heap);
        this.access = List.of("--endpoint-url", endpoint, "--region", "eu", "--addressing", "path");
    }

    ChildProcess start(List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(System.getProperty(LAUNCHER));
        command.addAll(arguments);
        command.addAll(access);
        System.out.println("  decant " + String.join(" ", arguments));
        return ChildProcess.start(command, environment, Redirect.DISCARD);
    }

    /** Runs a command to its end, which must have one of these exit codes. */
    ChildProcess.Use run(List<String> arguments, int... expected) throws IOException, InterruptedException {
        ChildProcess.Use use = start(arguments).await();
        for (int exitCode : expected) {
            if (use.exitCode() == exitCode) {
                return use;
            }
        }
        throw new IOException("decant " + arguments + " ended with " + use.exitCode());
    }
}
