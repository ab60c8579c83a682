package decant.cli.plan;

import decant.cli.options.EventPlace;
import decant.cli.options.FollowOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How changes at the source will come to be known. */
public final class EventChecks {
    private static final String BACK = "events back";

    private EventChecks() {}

    /**
     * The checks of what was configured.
     *
     * @param place where events come from; empty where nothing says so
     * @param back where the target's events come from; empty where nothing says so
     */
    public static List<Check> of(Optional<EventPlace> place, FollowOptions follow, Optional<EventPlace> back) {
        List<Check> checks = new ArrayList<>(ofSource(place, follow));
        checks.add(back.map(EventChecks::ofTarget).orElseGet(EventChecks::noWayBack));
        return checks;
    }

    private static List<Check> ofSource(Optional<EventPlace> place, FollowOptions follow) {
        if (place.isEmpty()) {
            return List.of(
                    Check.stop(
                            "events",
                            "Nothing says where the source's events come from.",
                            "Set live.events: to the queue, or to listen:PORT."));
        }
        return List.of(
                Check.ok("events", words(place.get())),
                follow.isHeartbeatOn()
                        ? Check.ok("heartbeat", "An object at the source will show the lag and prove that events come.")
                        : Check.look(
                                "heartbeat",
                                "It is switched off, so that nothing proves that events come.",
                                "Set live.heartbeat: on, unless nothing may be written at the source."));
    }

    private static Check ofTarget(EventPlace place) {
        return Check.ok(BACK, words(place));
    }

    private static Check noWayBack() {
        return Check.look(
                BACK,
                "Nothing says where the target's events come from, so there can be no cutover.",
                "Set reverse.events: to a queue, or to listen:PORT, before the migration starts.");
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
