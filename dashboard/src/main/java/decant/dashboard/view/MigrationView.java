package decant.dashboard.view;

import decant.migration.Gate;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A migration at one moment.
 *
 * @param at when it was so
 * @param source as people write it, as is target
 * @param phases the line of phases, from the first to the last
 * @param paused whether every actor of the target rests
 * @param step what it is at within the phase
 * @param running whether a process is at it on this machine
 * @param headline where it is, in a sentence for anyone
 * @param gates in the order in which they open
 * @param course the application's way to the target; {@code null} before it was sent there
 * @param pass the pass under way, or the last that ended; {@code null} before the first
 * @param live what was followed; {@code null} where no process runs
 * @param limits what bounds the speed; {@code null} where no process runs
 * @param parked keys given up
 * @param access differences in who may read; {@code null} while nothing was compared
 * @param money spent against the budget; {@code null} where nobody reckons
 * @param calls requests by side and operation, since the process began
 * @param lines what was said last, in order
 */
public record MigrationView(
        Instant at,
        String source,
        String target,
        List<PhaseView> phases,
        String phase,
        long epoch,
        boolean paused,
        String step,
        boolean running,
        String headline,
        List<GateView> gates,
        @Nullable CourseView course,
        @Nullable PassView pass,
        @Nullable LiveCopyView live,
        @Nullable LimitsView limits,
        ParkedView parked,
        @Nullable AccessView access,
        @Nullable MoneyView money,
        Map<String, Map<String, Long>> calls,
        List<LineView> lines) {
    /**
     * A gate.
     *
     * @param open whether it is
     */
    public record GateView(String name, boolean open, String reason) {
        public static GateView of(Gate gate) {
            return new GateView(gate.name().word(), gate.isOpen(), gate.reason());
        }
    }

    /**
     * Who may read what, compared by passes so far.
     *
     * @param exposed objects that the target granted to somebody whom the source does not grant them, each narrowed
     * @param repaired other access lists made equal
     * @param withheld objects kept away since they are not public
     */
    public record AccessView(long exposed, long repaired, long withheld) {}

    /**
     * Money, in US dollars.
     *
     * @param budget {@code null} where there is none
     */
    public record MoneyView(double spent, @Nullable Double budget) {}

    /** A line that was said. */
    public record LineView(Instant at, String line) {}
}
