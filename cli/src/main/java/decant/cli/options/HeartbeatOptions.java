package decant.cli.options;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whether a canary object shows the lag from end to end. */
public final class HeartbeatOptions {
    /** Whether there is one. */
    public enum Heartbeat {
        ON,
        OFF
    }

    @Option(
            names = "--heartbeat",
            paramLabel = "on|off",
            description =
                    "Write an object below .decant/ at the source every ten seconds, and see when it comes to the"
                            + " target: the lag from end to end, and the proof that events come at all. The one thing"
                            + " written at a source; removed at the end. Default: on.")
    private @Nullable Heartbeat heartbeat;

    boolean isGiven() {
        return heartbeat != null;
    }

    public boolean isOn() {
        return heartbeat != Heartbeat.OFF;
    }
}
