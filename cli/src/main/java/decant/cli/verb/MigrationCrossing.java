package decant.cli.verb;

import decant.cli.cutover.Crossing;
import decant.cli.ending.Refusal;
import decant.cli.follow.FollowFigures;
import decant.cli.ledger.SqliteLedger;
import decant.cli.migration.MigrationRecord;
import decant.cli.migration.PhaseChanges;
import decant.cli.migration.Verification;
import decant.cli.output.Figures;
import decant.ledger.ParkedKey;
import decant.migration.Control;
import decant.migration.ControlObject;
import decant.migration.Gate;
import decant.migration.GateBoard;
import decant.migration.Phase;
import decant.model.ObjectKey;
import decant.reconcile.LinkPhase.CopiesUntil;
import decant.reconcile.LinkPhase.Leading;
import decant.reconcile.LinkPhase.Switched;
import decant.reconcile.LinkPhase.Switching;
import decant.s3.survey.UploadsAnswer;
import decant.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a cutover does to the links of the migration that runs here. */
final class MigrationCrossing implements Crossing {
    private static final int PARKED_KEYS = 100;
    private static final Duration CLOCKS_SECOND = Duration.ofSeconds(1);

    private final MigrationSteps.Setting setting;
    private final MigrationSteps steps;
    private final MigrationLinks links;
    private final PhaseChanges phases;
    private final MigrationRecord record;
    private final FollowFigures figures;
    private final Supplier<List<Gate>> gates;
    private final Stragglers stragglers;

    MigrationCrossing(
            MigrationSteps steps,
            MigrationLinks links,
            PhaseChanges phases,
            MigrationRecord record,
            FollowFigures figures,
            Supplier<List<Gate>> gates,
            Stragglers stragglers) {
        this.setting = steps.setting();
        this.steps = steps;
        this.links = links;
        this.phases = phases;
        this.record = record;
        this.figures = figures;
        this.gates = gates;
        this.stragglers = stragglers;
    }

    @Override
    public List<Gate> gates() {
        return gates.get();
    }

    @Override
    public String whyNoWayBack() {
        return links.whyNoWayBack();
    }

    @Override
    public Phase phase() {
        return phases.last().phase();
    }

    @Override
    public String enter(Phase next, Instant agreedSince) throws StoreException, InterruptedException {
        if (phase() == next && isOpenFor(next)) {
            return "";
        }
        String refused = phases.askHook(next);
        if (!refused.isEmpty()) {
            return refused;
        }
        if (next.carriesForward() || next == Phase.FINISHED) {
            links.endBack();
        } else {
            links.rest();
        }
        phases.moveTo(next);
        record.movedTo(next, setting.environment().clock().instant());
        return open(agreedSince);
    }

    private boolean isOpenFor(Phase phase) {
        return switch (phase) {
            case PREPARED, LIVE, BACKFILLING, CONVERGED, ROLLED_BACK -> true;
            case SWITCHING, SWITCHED -> links.andBack() != null;
            case FINISHED -> true;
        };
    }

    /**
     * Opens the links of the phase that is written down, after whoever acted in the one before has come to an end.
     *
     * @param agreedSince {@code null} where no closing pass has begun
     * @return why there is none back to the source, in a few words; empty if there is one, or none is wanted
     */
    String open(@Nullable Instant agreedSince) throws StoreException, InterruptedException {
        Control now = phases.last();
        stragglers.note(now.phase() == Phase.SWITCHED);
        return switch (now.phase()) {
            case PREPARED, LIVE, BACKFILLING, CONVERGED -> {
                links.follow();
                yield "";
            }
            case ROLLED_BACK -> {
                settle(now);
                links.follow();
                yield "";
            }
            case SWITCHING -> {
                settle(now);
                Instant since = known(agreedSince);
                CopiesUntil copies = copies();
                yield links.bothWays(new Switching(since, copies), new Switching(since, copies.reversed()));
            }
            case SWITCHED -> {
                settle(now);
                Instant since = known(agreedSince);
                yield links.bothWays(new Switched(since), new Leading(since, copies().reversed()));
            }
            case FINISHED -> {
                settle(now);
                yield "";
            }
        };
    }

    private CopiesUntil copies() {
        Instant now = setting.environment().clock().instant();
        return CopiesUntil.atTarget(setting.cutovers().copiesUntil(now.minus(ControlObject.CLOCK_SKEW)));
    }

    private static Instant known(@Nullable Instant agreedSince) {
        if (agreedSince == null) {
            throw Refusal.file(
                    "The application is being moved, and this state file does not know since when both sides agree: go"
                            + " on where the cutover was begun.");
        }
        return agreedSince;
    }

    private void settle(Control control) throws InterruptedException {
        Duration settling = ControlObject.settlingTime(setting.policy().lateLanding()).plus(CLOCKS_SECOND);
        Instant now = setting.environment().clock().instant();
        Duration left = Duration.between(now, control.changed().plus(settling));
        if (left.isPositive()) {
            // Another machine's clock makes nobody wait for longer than that.
            setting.environment().ticker().sleep(Math.min(left.toNanos(), settling.toNanos()));
        }
    }

    @Override
    public long agree(Instant since, Runnable settled) throws StoreException, InterruptedException {
        return new RecentCopies(setting.pair().link().target(), setting.verb().filter())
                .lookAt(since, links.there(), settled);
    }

    @Override
    public String unreturned() {
        return links.unreturned();
    }

    @Override
    public String unproven() {
        String unreturned = unreturned();
        if (!unreturned.isEmpty()) {
            return unreturned;
        }
        Follower back = links.andBack();
        boolean there = links.there().isProven();
        if (there && (back == null || back.isProven())) {
            return "";
        }
        if (phases.last().paused()) {
            return "it is paused, and no heartbeat comes back before 'decant migrate resume'";
        }
        if (!there) {
            return "no heartbeat has come from the source to the target";
        }
        return links.backFigures().othersCome()
                ? "no heartbeat has come from the target to the source, though other events of the target come: make"
                        + " sure that an event rule of it covers .decant/"
                : "no heartbeat has come from the target to the source, nor any other event of the target: make sure"
                        + " that an event rule of it covers .decant/ and that the store sends its events here";
    }

    @Override
    public String undrained() {
        String there = undrained("the source", links.there(), figures);
        Follower back = links.andBack();
        return there.isEmpty() && back != null ? undrained("the target", back, links.backFigures()) : there;
    }

    private String undrained(String side, Follower follower, FollowFigures seen) {
        long waiting = seen.waitingMessages();
        int inHand = follower.hints();
        if (waiting < 0) {
            return "nobody can tell how many events of " + side + " wait";
        }
        Duration silence = seen.heartbeatSilence();
        // While an application writes there is always something left; the heartbeat shows that it is not old.
        if (waiting + inHand > (silence == null ? 0 : GateBoard.MAX_WAITING)) {
            return Figures.count(waiting + inHand, "event") + " of " + side + " left";
        }
        return silence != null && silence.compareTo(setting.maxLag()) > 0
                ? "a heartbeat of " + side + " is out for " + Figures.duration(silence)
                : "";
    }

    @Override
    public Verification compare() throws StoreException, InterruptedException {
        return steps.verify(links.written()::seen);
    }

    @Override
    public int lookAgain(List<ObjectKey> keys, Runnable settled) throws InterruptedException {
        return links.lookAgain(keys, settled);
    }

    @Override
    public String uploads() {
        UploadsAnswer answer;
        try {
            answer = setting.pair().surveys().source().ask().uploads();
        } catch (StoreException e) {
            answer = new UploadsAnswer.NotKnown(String.valueOf(e.getMessage()));
        }
        return switch (answer) {
            case UploadsAnswer.Seen(long count, boolean more, var oldest) ->
                    count == 0
                            ? ""
                            : "%s in parts %s begun at the source and not ended%s"
                                    .formatted(
                                            (more ? "more than " : "") + Figures.count(count, "upload"),
                                            count == 1 ? "was" : "were",
                                            oldest.map(time -> ", the oldest at " + time).orElse(""));
            case UploadsAnswer.NotKnown(String why) ->
                    "uploads in parts that were begun at the source are not known: " + why;
        };
    }

    @Override
    public List<Parked> parked() {
        SqliteLedger back = links.backLedger();
        return Stream.concat(
                        setting.ledger().parked(null, PARKED_KEYS).stream(),
                        back == null ? Stream.<ParkedKey>empty() : back.parked(null, PARKED_KEYS).stream())
                .map(row -> new Parked(row.key(), row.cause()))
                .distinct()
                .toList();
    }

    @Override
    public Instant lastStraggler() {
        return stragglers.last();
    }

    @Override
    public List<String> clear() throws StoreException, InterruptedException {
        return Traces.of(setting.pair(), setting.gates(), PairVerb.threads()).remove();
    }
}
