package decant.lambda;

import decant.flow.CallTally;
import decant.s3.events.EventDecoder;
import decant.s3.events.Notice;
import decant.s3.events.Unreadable;
import decant.store.StoreException.Kind;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The function without Lambda around it: from the text of an event to the text of an answer. Safe for any number of
 * invocations at once.
 */
final class LiveFunction {
    private final Settings settings;
    private final Opening opening;
    private final InstantSource clock;
    private final PrintStream log;
    private final EventDecoder decoder;
    private final Metrics metrics;

    /**
     * @param log takes lines of JSON
     */
    LiveFunction(Settings settings, Opening opening, InstantSource clock, PrintStream log) {
        this.settings = settings;
        this.opening = opening;
        this.clock = clock;
        this.log = log;
        this.decoder = new EventDecoder(settings.source().uri().bucket(), settings.source().uri().prefix());
        this.metrics =
                new Metrics(
                        settings.metricsNamespace(),
                        settings.source().uri().toString(),
                        settings.target().uri().toString());
    }

    /**
     * Works off what came.
     *
     * @param remaining until Lambda ends the invocation
     * @param invocation Lambda's id of it
     * @throws NotSettled if it has to be called again, or what came is not understood
     */
    String answer(String event, Duration remaining, String invocation) throws InterruptedException {
        Deadline deadline = Deadline.in(remaining, clock);
        Journal journal = new Journal(log, clock, invocation);
        Trigger trigger;
        try {
            trigger = TriggerReader.read(event);
        } catch (Unreadable e) {
            journal.poison(invocation, e.why());
            throw new NotSettled("What came is not understood: " + e.why());
        }
        Setup setup = opened(deadline, journal);
        List<CallTally> before = setup.calls().get();
        try {
            return switch (trigger) {
                case Trigger.Batch(List<QueuedMessage> messages) -> batch(messages, setup, deadline, journal);
                case Trigger.Single(String text) -> single(text, invocation, setup, deadline, journal);
            };
        } finally {
            setup.answers().forget();
            List<CallTally> after = setup.calls().get();
            long requests = sum(after, null) - sum(before, null);
            long throttled = sum(after, Kind.THROTTLED) - sum(before, Kind.THROTTLED);
            journal.metrics(metrics.documents(journal.figures(), requests, throttled, clock.instant()));
        }
    }

    private Setup opened(Deadline deadline, Journal journal) throws InterruptedException {
        try {
            return opening.await(deadline.untilStop());
        } catch (NotSettled e) {
            journal.trouble(String.valueOf(e.getMessage()));
            throw e;
        }
    }

    /** Calls, or failures of one kind, at both sides. */
    private static long sum(List<CallTally> sides, @Nullable Kind failed) {
        return sides.stream().mapToLong(side -> failed == null ? side.calls() : side.failures(failed)).sum();
    }

    private String batch(List<QueuedMessage> messages, Setup setup, Deadline deadline, Journal journal)
            throws InterruptedException {
        List<String> failed = new ArrayList<>();
        List<Item> items = new ArrayList<>();
        Instant now = clock.instant();
        for (QueuedMessage message : messages) {
            journal.figures().message();
            switch (decoder.decode(message.body())) {
                case Notice.Hints(var hints) -> {
                    Instant heldUntil = Redelivery.heldUntil(message, settings.visibility(), deadline.whole(), now);
                    items.add(new Item(message.id(), hints, heldUntil, clock));
                }
                // It proves that the queue can be reached, and no more.
                case Notice.Test() -> {}
                case Notice.Poison(String why) -> {
                    journal.poison(message.id(), why);
                    failed.add(message.id());
                }
            }
        }
        for (Round.Unsettled unsettled : work(items, setup, deadline, journal)) {
            journal.returned(unsettled.item().id(), unsettled.why());
            failed.add(unsettled.item().id());
        }
        return JsonText.of(
                Map.of("batchItemFailures", failed.stream().map(id -> Map.of("itemIdentifier", id)).toList()));
    }

    private List<Round.Unsettled> work(List<Item> items, Setup setup, Deadline deadline, Journal journal)
            throws InterruptedException {
        Round round = new Round(setup, settings, deadline, clock, journal);
        List<Round.Unsettled> unsettled = round.run(items);
        if (round.isOutdated()) {
            opening.close();
        }
        return unsettled;
    }

    private String single(String event, String invocation, Setup setup, Deadline deadline, Journal journal)
            throws InterruptedException {
        journal.figures().message();
        switch (decoder.decode(event)) {
            case Notice.Hints(var hints) -> {
                // Whether it is called again for something that it died over, nobody says.
                List<Item> items = List.of(new Item(invocation, hints, null, clock));
                for (Round.Unsettled unsettled : work(items, setup, deadline, journal)) {
                    journal.returned(invocation, unsettled.why());
                    throw new NotSettled(unsettled.why());
                }
            }
            case Notice.Test() -> {}
            case Notice.Poison(String why) -> {
                journal.poison(invocation, why);
                throw new NotSettled("What came is not understood: " + why);
            }
        }
        return "{}";
    }
}
