package decant.cli.options;

import decant.backfill.RemovalLimit;
import decant.cli.ending.Refusal;
import java.net.InetSocketAddress;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Whether a pass follows the source, too, and how. */
public final class FollowOptions {
    @Option(
            names = "--follow",
            paramLabel = "sqs://HOST/PATH|listen:[HOST:]PORT",
            description =
                    "Follow the source's events in the same process, from before the first listing until stopped: out"
                        + " of a queue (its URL, also with https://), or sent here, as --sqs and --listen of 'decant"
                        + " follow' say. The options below go with it.")
    private @Nullable String follow;

    @Mixin private final EventDetails details = new EventDetails();
    @Mixin private final FollowedRemovals removals = new FollowedRemovals();
    @Mixin private final HeartbeatOptions heartbeat = new HeartbeatOptions();
    @Mixin private final MetricsOptions metrics = new MetricsOptions();

    /** Where events come from; empty where none are followed. */
    public Optional<EventPlace> place() {
        if (follow == null) {
            if (details.isGiven() || removals.isGiven() || heartbeat.isGiven() || metrics.address().isPresent()) {
                throw Refusal.usage("Options about events, heartbeat and metrics go with --follow.");
            }
            return Optional.empty();
        }
        return Optional.of(details.words().place("--follow", follow));
    }

    /** As it is typed, for the record of a run. */
    public String words() {
        return follow == null ? "" : "--follow";
    }

    /** Removals within an hour. */
    public RemovalLimit removals() {
        return removals.limit();
    }

    public boolean isHeartbeatOn() {
        return heartbeat.isOn();
    }

    /** Where to serve figures; empty where they are not to be. */
    public Optional<InetSocketAddress> metrics() {
        return metrics.address();
    }
}
