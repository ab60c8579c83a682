package decant.cli.migration;

import decant.migration.Control;
import decant.migration.ControlObject;
import decant.migration.Phase;
import decant.store.StoreException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Writes a migration's phase into the control object at the target, after the operator's hook. */
public final class PhaseChanges implements Transitions {
    private final ControlObject control;
    private final String source;
    private final String target;
    private final Optional<Hook> hook;
    private final InstantSource clock;

    /** One call at a time, so that what was read before a change is never taken for what holds after it. */
    private final Object order = new Object();

    private volatile Control last = Control.NONE;

    /**
     * @param source as people write it
     * @param hook is run before each change
     */
    public PhaseChanges(ControlObject control, String source, String target, Optional<Hook> hook, InstantSource clock) {
        this.control = control;
        this.source = source;
        this.target = target;
        this.hook = hook;
        this.clock = clock;
    }

    @Override
    public String goOnTo(Phase next) throws StoreException, InterruptedException {
        Control now = read();
        // A process that begins anew begins at its proof; the migration is as far as it was.
        boolean isThere = now.phase() == next || (now.phase().carriesForward() && now.phase().compareTo(next) > 0);
        if (isThere && now.phase() != Phase.ROLLED_BACK) {
            return "";
        }
        if (hook.isPresent()) {
            String failure = hook.get().run(about(now.phase(), next));
            if (!failure.isEmpty()) {
                return failure;
            }
        }
        Instant time = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        change(before -> before.goneOnTo(next, time));
        return "";
    }

    /**
     * Goes to a phase that has other actors: those of the one before act no more.
     *
     * @throws StoreException if it cannot be written down where every actor reads it
     */
    public void moveTo(Phase next) throws StoreException {
        Instant time = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        change(before -> before.phase() == next ? before : before.movedTo(next, time));
    }

    /**
     * Runs the operator's hook before another phase, unless that is the phase already.
     *
     * @return why it has failed, in a few words; empty if it has not
     */
    public String askHook(Phase next) throws StoreException, InterruptedException {
        Phase phase = read().phase();
        return hook.isEmpty() || phase == next ? "" : hook.get().run(about(phase, next));
    }

    private Map<String, String> about(Phase phase, Phase next) {
        Map<String, String> about = new HashMap<>();
        about.put("DECANT_PHASE", phase.word());
        about.put("DECANT_NEXT", next.word());
        about.put("DECANT_SOURCE", source);
        about.put("DECANT_TARGET", target);
        return about;
    }

    /** As it is now, by a remote call. */
    public Control read() throws StoreException {
        synchronized (order) {
            last = control.read();
            return last;
        }
    }

    private void change(UnaryOperator<Control> change) throws StoreException {
        synchronized (order) {
            last = control.change(change);
        }
    }

    /** As it was read or written last, without a remote call. */
    public Control last() {
        return last;
    }

    /** As it is now, by a remote call; what was known last where it cannot be read. */
    public Control now() {
        try {
            return read();
        } catch (StoreException _) {
            // Whoever asks for a status gets what is known.
            return last;
        }
    }
}
