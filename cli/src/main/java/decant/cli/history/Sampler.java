package decant.cli.history;

import decant.backfill.Tally;
import decant.cli.buckets.Gates;
import decant.cli.follow.FollowFigures;
import decant.cli.follow.Lags;
import decant.cli.ledger.EndedPass;
import decant.cli.ledger.HistoryRows;
import decant.cli.ledger.Sample;
import decant.cli.ledger.SqliteLedger;
import decant.cli.migration.Migration;
import decant.cli.migration.PhaseChanges;
import decant.count.Estimate;
import decant.live.Deed;
import decant.store.Operation;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Takes samples of a running migration, going on from what its earlier processes did. Safe for several threads. */
public final class Sampler implements Supplier<Sample> {
    /** Looks that have changed the target. */
    private static final List<Deed> CARRIED = List.of(Deed.COPIED, Deed.ACL, Deed.REPAIRED, Deed.REMOVED);

    private final SqliteLedger ledger;
    private final HistoryRows rows;
    private final Migration migration;
    private final PhaseChanges phases;
    private final Gates gates;
    private final FollowFigures follow;
    private final Underway underway;
    private final InstantSource clock;
    private final long followedBefore;
    private final long copiedBefore;

    /** Guarded by this. */
    private long copied;

    /** Guarded by this. */
    private long copiedBytes;

    public Sampler(
            SqliteLedger ledger,
            Migration migration,
            PhaseChanges phases,
            Gates gates,
            FollowFigures follow,
            Underway underway,
            InstantSource clock) {
        this.ledger = ledger;
        this.rows = ledger.history();
        this.migration = migration;
        this.phases = phases;
        this.gates = gates;
        this.follow = follow;
        this.underway = underway;
        this.clock = clock;
        Optional<Sample> last = rows.read().last();
        this.followedBefore = last.map(Sample::followed).orElse(0L);
        this.copiedBefore = last.map(Sample::copied).orElse(0L);
    }

    @Override
    public synchronized Sample get() {
        FollowFigures.Snapshot live = follow.snapshot();
        Optional<PassFigures> pass = underway.figures();
        countCopies();
        return new Sample(
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                phases.last().phase().word(),
                migration.step().word(),
                pass.map(PassFigures::keys).orElse(Sample.UNKNOWN),
                pass.flatMap(PassFigures::whole).map(Estimate::keys).orElse(Sample.UNKNOWN),
                Math.max(copied, copiedBefore + copiesByPasses(live)),
                copiedBytes,
                followedBefore + CARRIED.stream().mapToLong(deed -> live.deeds().getOrDefault(deed, 0L)).sum(),
                millis(Optional.ofNullable(underway.lag())),
                millis(Optional.of(live.exposures()).filter(lags -> lags.count() > 0).map(Lags.View::ninetyNinth)),
                ledger.parkedCount(),
                ledger.pendingCount(),
                underway.waiting(),
                gates.targetLimits().inFlight(),
                String.join("; ", gates.reasons()));
    }

    /**
     * What this process copied that no event asked for, about: the ledger counts pages, and with a thousand keys in
     * each of hundreds that are under way that may be long after the first copy.
     */
    private long copiesByPasses(FollowFigures.Snapshot live) {
        long byEvents = live.deeds().getOrDefault(Deed.COPIED, 0L);
        return Math.max(0, gates.targetCalls().of(Operation.COPY).calls() - byEvents);
    }

    /** Between the end of a pass and its record its counts are nowhere: what was once counted stays. */
    private void countCopies() {
        List<EndedPass> ended = rows.passes();
        Map<String, Long> now = ledger.counts();
        copied = Math.max(copied, sum(ended, now, Tally.COPIED) + sum(ended, now, Tally.REPAIRED));
        copiedBytes = Math.max(copiedBytes, sum(ended, now, Tally.COPIED_BYTES));
    }

    private static long sum(List<EndedPass> ended, Map<String, Long> now, String count) {
        return ended.stream().mapToLong(pass -> pass.count(count)).sum() + now.getOrDefault(count, 0L);
    }

    private static long millis(Optional<Duration> duration) {
        return duration.map(Duration::toMillis).orElse(Sample.UNKNOWN);
    }
}
