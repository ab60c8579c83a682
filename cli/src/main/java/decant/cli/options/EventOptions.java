package decant.cli.options;

import decant.cli.ending.Refusal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where events come from, for a verb that does nothing but follow them. */
public final class EventOptions {
    @Option(
            names = "--sqs",
            paramLabel = "URL",
            description =
                    "Queue that the source's events are sent to, by S3 itself, through SNS or through EventBridge. It"
                            + " is asked with the source's credentials.")
    private @Nullable String sqs;

    @Option(
            names = "--listen",
            paramLabel = "[HOST:]PORT",
            description =
                    "Take events that the store sends there by HTTP, as RADOS Gateway and MinIO do. Each is on the disk"
                            + " before it is answered. Without a host only this machine can send them.")
    private @Nullable String listen;

    @Mixin private final EventDetails details = new EventDetails();

    /** Where they come from. */
    public EventPlace place() {
        if (sqs != null && listen == null) {
            return details.queue("--sqs", sqs);
        }
        if (listen != null && sqs == null) {
            return details.here("--listen", listen);
        }
        throw Refusal.usage("Say where events come from: either --sqs URL or --listen PORT.");
    }
}
