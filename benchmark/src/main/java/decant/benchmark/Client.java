package decant.benchmark;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Decant's command line in a process of its own, as somebody would start it, with signed requests to a simulator. */
final class Client {
    private static final String MAIN = "decant.cli.Main";
    private static final Map<String, String> CREDENTIALS =
            Map.of(
                    "AWS_ACCESS_KEY_ID",
                    "simulator",
                    "AWS_SECRET_ACCESS_KEY",
                    "simulator-secret",
                    "AWS_EC2_METADATA_DISABLED",
                    "true");

    private final List<String> javaOptions;
    private final List<String> access;

    /**
     * @param heap as {@code -Xmx} takes it
     */
    Client(String heap, String endpoint) {
        this.javaOptions = List.of("-Xmx" + heap, "-XX:+UseSerialGC");
        this.access = List.of("--endpoint-url", endpoint, "--region", "eu", "--addressing", "path");
    }

    ChildProcess start(List<String> arguments) throws IOException {
        List<String> all = new ArrayList<>(arguments);
        all.addAll(access);
        System.out.println("  decant " + String.join(" ", arguments));
        return ChildProcess.start(javaOptions, MAIN, all, CREDENTIALS, Redirect.DISCARD);
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
