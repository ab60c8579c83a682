package decant.cli.plan;

import decant.cli.options.EventPlace;
import decant.cli.options.FollowOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How changes at the source will come to be known. */
public final class EventChecks {
    private EventChecks() {}

    /**
     * The checks of what was configured.
     *
     * @param place where events come from; empty where nothing says so
     */
    public static List<Check> of(Optional<EventPlace> place, FollowOptions follow) {
        if (place.isEmpty()) {
            return List.of(
                    Check.stop(
                            "events",
                            "Nothing says where the source's events come from.",
                            "Set live.events: to the queue, or to listen:PORT."));
        }
        List<Check> checks = new ArrayList<>();
        checks.add(Check.ok("events", words(place.get())));
        checks.add(
                follow.isHeartbeatOn()
                        ? Check.ok("heartbeat", "An object at the source will show the lag and prove that events come.")
                        : Check.look(
                                "heartbeat",
                                "It is switched off, so that nothing proves that events come.",
                                "Set live.heartbeat: on, unless nothing may be written at the source."));
        return checks;
    }

    private static String words(EventPlace place) {
        return switch (place) {
            case EventPlace.Queue queue -> "They come out of the queue " + queue.url() + ".";
            case EventPlace.Here here ->
                    "The store sends them to port %d of this machine, by %s."
                            .formatted(here.address().getPort(), here.tls().isPresent() ? "HTTPS" : "HTTP");
        };
    }
}
