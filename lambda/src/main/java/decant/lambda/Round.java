package decant.lambda;

import decant.ledger.MemoryLedger;
import decant.ledger.ParkedKey;
import decant.ledger.RunIdentity;
import decant.live.Carriage;
import decant.live.Live;
import decant.live.LiveListener;
import decant.live.LiveOptions;
import decant.live.LiveView;
import decant.live.LookedAt;
import decant.live.Surroundings;
import decant.migration.Leave;
import decant.migration.Standing;
import decant.model.ObjectKey;
import decant.reconcile.KeyClaims;
import decant.reconcile.LinkRole;
import decant.store.Link;
import decant.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One invocation's work: the engine of {@code decant follow} for as long as there is time. An item is settled when
 * every key of it was found right by work that began after the item came; all others are given back. A parked key is
 * not settled: its message comes again, and in the end it lies in the dead-letter queue, which is this function's list
 * of parked keys. To be used once.
 */
final class Round {
    /** How long at most passes until time is looked at again. */
    private static final long IDLE_MILLIS = 50;

    /**
     * An item that comes again.
     *
     * @param why a sentence, or the part of one
     */
    record Unsettled(Item item, String why) {}

    private final Settings settings;
    private final Deadline deadline;
    private final Journal journal;
    private final MemoryLedger ledger;
    private final TimelyCopier copier;
    private final Workers workers = new Workers();
    private final Leave leave;
    private final Answers answers;
    private final Live live;
    private final Object changes = new Object();
    private volatile boolean asked;
    private volatile boolean ended;
    private volatile @Nullable StoreException failure;
    private volatile @Nullable RuntimeException mistake;

    Round(Setup setup, Settings settings, Deadline deadline, InstantSource clock, Journal journal) {
        this.settings = settings;
        this.deadline = deadline;
        this.journal = journal;
        RunIdentity identity =
                new RunIdentity(settings.source().uri().toString(), settings.target().uri().toString(), "");
        this.ledger = new MemoryLedger(identity, settings.lateLanding());
        this.leave = setup.leave();
        this.answers = setup.answers();
        Link link = setup.link();
        this.copier = new TimelyCopier(link.copier(), deadline, settings.copyBytesPerSecond(), setup.notes());
        // A batch is bounded by what Lambda hands over at one time.
        LiveOptions options =
                new LiveOptions(
                        settings.filter(), settings.caps().maxConcurrency(), Integer.MAX_VALUE, settings.removals());
        this.live =
                new Live(
                        new Carriage(
                                new Link(link.source(), link.target(), copier, link.capabilities()),
                                LinkRole.FOLLOWING,
                                setup.policy(),
                                ledger,
                                setup.breaker()),
                        options,
                        new Surroundings(
                                workers,
                                clock,
                                listener(),
                                new KeyClaims(),
                                () -> !(leave.standing() instanceof Standing.Held)));
    }

    private LiveListener listener() {
        return new LiveListener() {
            @Override
            public void lookedAt(LookedAt run) {
                told(run);
            }
        };
    }

    /** Works until everything is settled or time is over, and says what is not settled. */
    List<Unsettled> run(List<Item> items) throws InterruptedException {
        for (Item item : items) {
            live.offer(item.hints(), item);
        }
        Thread runner = Thread.ofVirtual().name("round").start(this::runLive);
        awaitEnd(items);
        live.stop();
        if (!runner.join(deadline.untilCut())) {
            workers.breakOff();
            // What does not end even now is not waited for: its items are not acknowledged.
            runner.join(deadline.untilAnswer());
        }
        return unsettled(items);
    }

    /** Whether it ended because a new epoch has begun, for which the buckets must be opened anew. */
    boolean isOutdated() {
        StoreException failed = failure;
        return failed != null && failed.kind() == StoreException.Kind.OUTDATED;
    }

    private void runLive() {
        try {
            // What was read for an earlier invocation may be old.
            leave.standing();
            asked = true;
            live.run();
        } catch (StoreException e) {
            failure = e;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            mistake = e;
        } finally {
            ended = true;
            changed();
        }
    }

    private void told(LookedAt run) {
        journal.lookedAt(run, answers.take(run.key()), copier.isHandedOver(run.key()));
        changed();
    }

    private void changed() {
        synchronized (changes) {
            changes.notifyAll();
        }
    }

    private void awaitEnd(List<Item> items) throws InterruptedException {
        synchronized (changes) {
            while (!ended && !deadline.untilStop().isZero() && !nothingMoreCanBeDone(items)) {
                changes.wait(Math.clamp(deadline.untilStop().toMillis(), 1, IDLE_MILLIS));
            }
        }
    }

    /** Everything is settled, or whatever is left waits for a time when this invocation will have ended. */
    private boolean nothingMoreCanBeDone(List<Item> items) {
        if (items.stream().allMatch(Item::isAcknowledged)) {
            return true;
        }
        LiveView view = live.view();
        Instant due = view.nextDue();
        // Where no key waits, the last one was just settled: its item hears of it any moment.
        return view.keysInWork() == 0
                && due != null
                && (!due.isBefore(deadline.stop()) || (asked && !leave.heldBecause().isEmpty()));
    }

    private List<Unsettled> unsettled(List<Item> items) {
        Map<ObjectKey, ParkedKey> parked = new TreeMap<>();
        ledger.parked(null, Integer.MAX_VALUE).forEach(row -> parked.put(row.key(), row));
        List<Unsettled> unsettled = new ArrayList<>();
        for (Item item : items) {
            String why = item.isAcknowledged() ? parkedIn(item, parked) : unfinished(item);
            if (why != null) {
                unsettled.add(new Unsettled(item, why));
            }
        }
        return unsettled;
    }

    private @Nullable String parkedIn(Item item, Map<ObjectKey, ParkedKey> parked) {
        return item.hints().stream()
                .map(hint -> parked.get(hint.key()))
                .filter(row -> row != null && !copier.isHandedOver(row.key()))
                .findFirst()
                .map(row -> row.cause() + ", \"" + row.key() + "\": " + row.detail())
                .orElse(null);
    }

    private String unfinished(Item item) {
        RuntimeException wrong = mistake;
        if (wrong != null) {
            return wrong.toString();
        }
        StoreException failed = failure;
        // Broken off by this function itself, it only means that time was over.
        if (failed != null && failed.kind() != StoreException.Kind.CANCELLED) {
            return String.valueOf(failed.getMessage());
        }
        if (!leave.heldBecause().isEmpty()) {
            return leave.heldBecause();
        }
        Duration margin = item.margin(settings.lateLanding());
        return margin.isZero()
                ? "Time was over before it was settled."
                : "Somebody received it before, whose requests may land for another %d s: it comes again."
                        .formatted(margin.toSeconds());
    }
}
