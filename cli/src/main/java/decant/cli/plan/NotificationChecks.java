package decant.cli.plan;

import decant.cli.options.EventPlace;
import decant.cli.output.Figures;
import decant.cli.price.Money;
import decant.cli.price.PriceTable;
import decant.s3.survey.Setting;
import decant.s3.survey.SettingAnswer;
import decant.s3.survey.SettingPart;
import decant.s3.survey.Survey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who hears of writes: at the source beside us, and at the target of every copy. */
public final class NotificationChecks {
    private static final String SOURCE = "source events";
    private static final String TARGET = "target triggers";

    /** The kinds of destinations, and the element that names one. */
    private static final Map<String, String> DESTINATIONS =
            Map.of(
                    "CloudFunctionConfiguration",
                    "CloudFunction",
                    "QueueConfiguration",
                    "Queue",
                    "TopicConfiguration",
                    "Topic");

    private NotificationChecks() {}

    /** What else hears of the source's writes, and whether our queue does. */
    public static Check ofSource(Survey source, Optional<EventPlace> place) {
        return SettingChecks.asked(SOURCE, source, Setting.NOTIFICATIONS, answer -> ofSource(answer, place));
    }

    private static Check ofSource(SettingAnswer answer, Optional<EventPlace> place) {
        List<SettingPart> heard = destinations(answer);
        boolean bridged = !answer.parts("EventBridgeConfiguration").isEmpty();
        Optional<String> queue = place.flatMap(NotificationChecks::queueName);
        if (queue.isPresent()) {
            boolean fed = heard.stream().anyMatch(part -> part.first("Queue").endsWith(":" + queue.get()));
            if (fed) {
                return Check.ok(SOURCE, "The source sends its events to the queue " + queue.get() + ".");
            }
            return Check.look(
                    SOURCE,
                    "The source sends nothing straight to the queue " + queue.get() + others(heard, bridged),
                    "Let it, or see that a topic or a rule of EventBridge does: the heartbeat proves it.");
        }
        if (place.isPresent()) {
            return heard.isEmpty()
                    ? Check.look(
                            SOURCE,
                            "The source tells nobody of its writes, so that nothing would come to this machine.",
                            "Make a topic that pushes here, and let the source's notifications name it.")
                    : Check.ok(
                            SOURCE,
                            "The source tells " + names(heard) + "; the heartbeat proves whether that comes here.");
        }
        return heard.isEmpty()
                ? Check.ok(SOURCE, "Nobody else is told of the source's writes" + (bridged ? " but EventBridge." : "."))
                : Check.look(
                        SOURCE,
                        "The source tells " + names(heard) + " of its writes.",
                        "A further destination must not overlap with these in events, prefix and suffix; add it beside"
                                + " them, since writing this setting replaces all of it.");
    }

    private static String others(List<SettingPart> heard, boolean bridged) {
        return heard.isEmpty() ? bridged ? ", but to EventBridge." : "." : ", but to " + names(heard) + ".";
    }

    private static Optional<String> queueName(EventPlace place) {
        return place instanceof EventPlace.Queue queue
                ? Optional.of(queue.url().toString().replaceFirst(".*/", ""))
                : Optional.empty();
    }

    /**
     * What each copy sets off at the target.
     *
     * @param sample how many copies there will be
     */
    public static Check ofTarget(Survey target, Sample sample, PriceTable prices) {
        return SettingChecks.asked(TARGET, target, Setting.NOTIFICATIONS, answer -> ofTarget(answer, sample, prices));
    }

    private static Check ofTarget(SettingAnswer answer, Sample sample, PriceTable prices) {
        List<SettingPart> fired = destinations(answer).stream().filter(NotificationChecks::hearsOfCopies).toList();
        boolean bridged = !answer.parts("EventBridgeConfiguration").isEmpty();
        if (fired.isEmpty() && !bridged) {
            return Check.ok(TARGET, "A copy sets off nothing at the target.");
        }
        List<String> words = new ArrayList<>();
        if (!fired.isEmpty()) {
            words.add(names(fired));
        }
        if (bridged) {
            words.add("EventBridge");
        }
        long events = (long) fired.size() * sample.all();
        long functions = fired.stream().filter(part -> part.has("CloudFunction")).count() * sample.all();
        String price =
                functions == 0
                        ? ""
                        : ", of which the calls of functions cost "
                                + prices.functionCalls(functions).map(Money::words).orElse("what is not known")
                                + " before their run time";
        return Check.look(
                TARGET,
                "Each copy tells %s: %s in all%s."
                        .formatted(
                                String.join(" and ", words),
                                sample.known() ? Figures.count(events, "event") : "an unknown number of events",
                                price),
                "Take them away until writers move, or let limits.max-copies-per-second spare what they call: functions"
                        + " share the account's concurrency.");
    }

    /** Filters by key may leave some copies out; the count is the most. */
    private static boolean hearsOfCopies(SettingPart part) {
        return part.all("Event").stream().anyMatch(event -> event.startsWith("s3:ObjectCreated:"));
    }

    private static List<SettingPart> destinations(SettingAnswer answer) {
        return answer.parts().stream().filter(part -> DESTINATIONS.containsKey(part.name())).toList();
    }

    private static String names(List<SettingPart> heard) {
        return String.join(
                ", ", heard.stream().map(part -> part.first(DESTINATIONS.getOrDefault(part.name(), ""))).toList());
    }
}
