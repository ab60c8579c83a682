package decant.cli.dashboard;

import decant.backfill.Tally;
import decant.cli.history.PassFigures;
import decant.cli.ledger.EndedPass;
import decant.count.Estimate;
import decant.dashboard.view.MigrationView.AccessView;
import decant.dashboard.view.PassView;
import decant.model.Aspect;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What passes amount to, as a dashboard shows it. */
final class PassViews {
    private PassViews() {}

    /**
     * The pass under way, or the last that ended; {@code null} before the first.
     *
     * @param copiesPerSecond at the target now
     */
    static @Nullable PassView of(Optional<PassFigures> figures, List<EndedPass> ended, double copiesPerSecond) {
        if (figures.isPresent()) {
            return of(figures.get(), copiesPerSecond);
        }
        return ended.isEmpty() ? null : of(ended.getLast());
    }

    private static PassView of(PassFigures pass, double copiesPerSecond) {
        long listed = pass.count(Tally.SOURCE_KEYS);
        long bytes = pass.count(Tally.SOURCE_BYTES);
        Long total = pass.whole().map(Estimate::keys).orElse(null);
        return new PassView(
                pass.step(),
                false,
                pass.keys(),
                bytes,
                total,
                pass.whole().map(Estimate::error).orElse(0L),
                // Those to come are taken to be as large as those that were seen.
                total == null || listed == 0 ? null : Math.round((double) bytes / listed * total),
                pass.left().map(Duration::toSeconds).orElse(null),
                pass.count(Tally.COPIED),
                pass.count(Tally.COPIED_BYTES),
                pass.keysPerSecond(),
                copiesPerSecond,
                pass.copiedBytesPerSecond(),
                pass.counts());
    }

    private static PassView of(EndedPass pass) {
        long keys = pass.count(Tally.SOURCE_KEYS);
        long bytes = pass.count(Tally.SOURCE_BYTES);
        return new PassView(
                pass.step(),
                true,
                keys,
                bytes,
                keys,
                0,
                bytes,
                0L,
                pass.count(Tally.COPIED),
                pass.count(Tally.COPIED_BYTES),
                0,
                0,
                0,
                pass.counts());
    }

    /** Over all passes; {@code null} before the first. */
    static @Nullable AccessView access(Optional<PassFigures> figures, List<EndedPass> ended) {
        if (ended.isEmpty() && figures.isEmpty()) {
            return null;
        }
        long withheld =
                figures.filter(pass -> pass.counts().containsKey(Tally.WITHHELD))
                        .map(pass -> pass.count(Tally.WITHHELD))
                        .orElseGet(() -> ended.isEmpty() ? 0L : ended.getLast().count(Tally.WITHHELD));
        return new AccessView(
                sum(Tally.EXPOSED, figures, ended), sum(Tally.repaired(Aspect.ACL), figures, ended), withheld);
    }

    private static long sum(String count, Optional<PassFigures> figures, List<EndedPass> ended) {
        return ended.stream().mapToLong(pass -> pass.count(count)).sum()
                + figures.map(pass -> pass.count(count)).orElse(0L);
    }
}
