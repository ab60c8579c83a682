package decant.cli.cutover;

import decant.cli.cutover.ContentDelivery.Origin;
import decant.cli.migration.Verification;
import decant.cli.output.Figures;
import decant.cli.output.Keys;
import decant.migration.ControlObject;
import decant.migration.Gate;
import decant.migration.Phase;
import decant.model.ObjectKey;
import decant.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What the ways to the target and back are made of. Each act may be made again. For one thread. */
final class Steps {
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    /** A changed event rule may take five minutes until it is in force. */
    private static final Duration PROOF_LIMIT = Duration.ofMinutes(10);

    private static final Duration RECEIPTS_LIMIT = Duration.ofHours(2);
    private static final Duration DRAIN_LIMIT = Duration.ofMinutes(30);
    private static final Duration UPLOADS_LIMIT = Duration.ofMinutes(1);

    private static final int MAX_COMPARISONS = 3;
    private static final int KEYS_SAID = 5;

    private final Crossing crossing;
    private final CutoverRecord record;
    private final CutoverHooks hooks;
    private final NarrowedKeys narrowed;
    private final Journal journal;
    private final InstantSource clock;
    private final Cutover.Pause pause;
    private final Duration drainQuiet;
    private final BooleanSupplier turns;

    /**
     * @param drainQuiet for how long nothing may be left
     * @param turns whether somebody has asked for another course meanwhile
     */
    Steps(
            Crossing crossing,
            CutoverRecord record,
            CutoverHooks hooks,
            NarrowedKeys narrowed,
            Journal journal,
            InstantSource clock,
            Cutover.Pause pause,
            Duration drainQuiet,
            BooleanSupplier turns) {
        this.crossing = crossing;
        this.record = record;
        this.hooks = hooks;
        this.narrowed = narrowed;
        this.journal = journal;
        this.clock = clock;
        this.pause = pause;
        this.drainQuiet = drainQuiet;
        this.turns = turns;
    }

    void enter(Phase phase) throws Stopped, StoreException, InterruptedException {
        if (crossing.phase() != phase) {
            journal.say("  whoever acts by what was so far is waited for; nothing is carried meanwhile");
        }
        check(crossing.enter(phase, agreedSince()));
    }

    /** What the closing pass found is reckoned from a little before it, since clocks differ. */
    Instant agreedSince() throws Stopped {
        Instant began = record.closingPassBegan();
        if (began == null) {
            throw new Stopped("Nobody knows when the closing pass began: 'decant migrate verify' makes it again.");
        }
        return began.minus(ControlObject.CLOCK_SKEW);
    }

    void requireGates() throws Stopped {
        String closed = closedGates(crossing.gates());
        if (!closed.isEmpty()) {
            throw new Stopped(closed);
        }
    }

    /** A sentence about the gates that are closed; empty where none is. */
    static String closedGates(List<Gate> gates) {
        List<String> closed =
                gates.stream()
                        .filter(gate -> !gate.isOpen())
                        .map(gate -> gate.name().word() + " (" + gate.reason() + ")")
                        .toList();
        return closed.isEmpty() ? "" : "Not every gate is open: " + String.join("; ", closed) + ".";
    }

    void agree() throws Stopped, StoreException, InterruptedException {
        AtomicBoolean settled = new AtomicBoolean();
        long keys = crossing.agree(agreedSince(), () -> settled.set(true));
        journal.say("  looked at since they were copied lately: " + keys);
        await(RECEIPTS_LIMIT, () -> settled.get() ? "" : "keys are still looked at to get their receipts");
    }

    void awaitProof() throws Stopped, InterruptedException {
        await(PROOF_LIMIT, crossing::unproven);
    }

    /** A process that goes on after a kill moves nobody before both links are proven to carry again. */
    void awaitCarriers() throws Stopped, InterruptedException {
        await(PROOF_LIMIT, told(crossing::unproven));
    }

    /** Says what is waited for, whenever that changes. */
    private Supplier<String> told(Supplier<String> whyNot) {
        AtomicReference<String> last = new AtomicReference<>("");
        return () -> {
            String why = whyNot.get();
            if (!why.isEmpty() && !why.equals(last.getAndSet(why))) {
                journal.say("  nobody is moved any further yet: " + why);
            }
            return why;
        };
    }

    /** What was killed holds nothing any more. That is soon, and no heartbeat is waited for. */
    void awaitReturned() throws Stopped, InterruptedException {
        await(PROOF_LIMIT, told(crossing::unreturned));
    }

    /** A CDN may have read what a link was about to take away. */
    void serveFrom(Origin origin) throws Stopped, InterruptedException {
        if (hooks.cdn().isEmpty()) {
            journal.say("  there is no CDN: hooks.cdn names none");
            return;
        }
        check(hooks.cdn().get().serveFrom(origin));
    }

    void remember(boolean missed) {
        narrowed.begin(missed);
    }

    void forgetNarrowed() throws Stopped, InterruptedException {
        NarrowedKeys.Taken taken = narrowed.take();
        if (hooks.cdn().isEmpty() || taken.isEmpty()) {
            return;
        }
        String failure = hooks.cdn().get().forget(taken);
        if (!failure.isEmpty()) {
            narrowed.putBack(taken);
        }
        check(failure);
        journal.say(
                taken.everything()
                        ? "  the CDN forgets everything"
                        : "  the CDN forgets "
                                + Figures.count(taken.keys().size(), "key")
                                + " removed or made less public");
    }

    /**
     * Moves the writers. Where nobody else does it, a person is to, and says so by asking again.
     *
     * @param isAsked whether a person was asked to before
     */
    void switchWriters(String act, boolean isAsked) throws Stopped, InterruptedException {
        if (hooks.writers().isEmpty() && !isAsked) {
            throw new Stopped(
                    "hooks.switch-writers names no program: have the application write to the %s now, and give the same"
                                    .formatted(act)
                            + " command again.");
        }
        check(hooks.switchWriters(act));
    }

    void freeze(String act) throws Stopped, InterruptedException {
        check(hooks.freeze(act));
    }

    /** Nothing is left to be carried, for long enough that nobody has miscounted. */
    void drain() throws Stopped, InterruptedException {
        Duration waited = Duration.ZERO;
        Duration quiet = Duration.ZERO;
        while (quiet.compareTo(drainQuiet) < 0) {
            String left = crossing.undrained();
            if (waited.compareTo(DRAIN_LIMIT) > 0) {
                throw new Stopped("It does not run dry: " + left + ".");
            }
            look();
            waited = waited.plus(BETWEEN_LOOKS);
            quiet = left.isEmpty() ? quiet.plus(BETWEEN_LOOKS) : Duration.ZERO;
        }
    }

    /** What changed faster than it could be carried is carried now that nobody writes it where it was. */
    void carryHot() throws Stopped, InterruptedException {
        List<ObjectKey> hot =
                crossing.parked().stream().filter(record::isAcceptedHot).map(Crossing.Parked::key).toList();
        if (!hot.isEmpty()) {
            journal.say("  looked at last, since they were hot: " + some(hot));
        }
        lookAgain(hot);
    }

    /** Uploads that end later are stragglers, and are brought to the target as such. */
    void awaitUploads() throws Stopped, InterruptedException {
        Duration waited = Duration.ZERO;
        String left = crossing.uploads();
        while (!left.isEmpty() && waited.compareTo(UPLOADS_LIMIT) < 0) {
            for (int i = 0; i < 10; i++) {
                look();
            }
            waited = waited.plus(BETWEEN_LOOKS.multipliedBy(10));
            left = crossing.uploads();
        }
        if (!left.isEmpty()) {
            journal.say("  " + left + "; what ends later is brought to the target as a straggler");
        }
    }

    /** Both sides hold the same, but for what was written meanwhile, which is looked at again; nothing is parked. */
    void compare() throws Stopped, StoreException, InterruptedException {
        for (int i = 1; ; i++) {
            Verification found = crossing.compare();
            found.lines().forEach(journal::say);
            List<ObjectKey> different =
                    found.different().stream().filter(key -> !record.isAccepted(key.toString())).toList();
            boolean equal = different.isEmpty() && !found.undecided();
            lookAgain(equal ? found.changed() : all(found));
            if (equal) {
                record.certify(found.lines().isEmpty() ? "" : found.lines().getFirst());
                break;
            }
            if (i == MAX_COMPARISONS) {
                throw new Stopped(
                        (different.isEmpty()
                                        ? "Some keys could not be decided, three times. "
                                        : "Both sides differ where nobody has written since: %s. Look at them with"
                                                        .formatted(some(different))
                                                + " 'decant explain'. ")
                                + "Then give the same command again.");
            }
        }
        requireNothingParked();
    }

    private static List<ObjectKey> all(Verification found) {
        return Stream.concat(found.changed().stream(), found.different().stream()).toList();
    }

    private void lookAgain(List<ObjectKey> keys) throws Stopped, InterruptedException {
        if (keys.isEmpty()) {
            return;
        }
        AtomicLong left = new AtomicLong();
        left.addAndGet(crossing.lookAgain(keys, left::decrementAndGet));
        await(DRAIN_LIMIT, () -> left.get() <= 0 ? "" : "keys that differ are still looked at");
    }

    void requireNothingParked() throws Stopped {
        String why = whyParked();
        if (!why.isEmpty()) {
            throw new Stopped(why);
        }
    }

    /** A sentence about keys that wait for a person; empty where none does. */
    String whyParked() {
        List<Crossing.Parked> parked =
                crossing.parked().stream().filter(one -> !record.isAccepted(one.key().toString())).toList();
        if (parked.isEmpty()) {
            return "";
        }
        return "Parked: "
                + some(parked, one -> Keys.shown(one.key()) + " (" + one.cause() + ")")
                + ". Make both sides the same there, or take it as it is by --accept KEY.";
    }

    private static String some(List<ObjectKey> keys) {
        return some(keys, Keys::shown);
    }

    private static <T> String some(List<T> keys, Function<T, String> words) {
        List<String> said = keys.stream().limit(KEYS_SAID).map(words).toList();
        int more = keys.size() - said.size();
        return String.join(", ", said) + (more > 0 ? " and " + more + " more" : "");
    }

    /** Waits until nothing is said against going on. */
    private void await(Duration limit, Supplier<String> whyNot) throws Stopped, InterruptedException {
        Duration waited = Duration.ZERO;
        for (String why = whyNot.get(); !why.isEmpty(); why = whyNot.get()) {
            if (waited.compareTo(limit) > 0) {
                throw new Stopped("After " + limit.toMinutes() + " minutes " + why + ".");
            }
            look();
            waited = waited.plus(BETWEEN_LOOKS);
        }
    }

    private void look() throws Stopped, InterruptedException {
        if (turns.getAsBoolean()) {
            throw new Stopped("Something else was asked for.");
        }
        pause.sleep(BETWEEN_LOOKS);
    }

    private void check(String failure) throws Stopped {
        if (!failure.isEmpty()) {
            throw new Stopped("It does not go on: " + failure + (failure.endsWith(".") ? "" : "."));
        }
    }

    Instant now() {
        return clock.instant();
    }

    void say(String line) {
        journal.say(line);
    }
}
