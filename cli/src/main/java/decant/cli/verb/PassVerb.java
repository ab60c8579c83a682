package decant.cli.verb;

import decant.backfill.Backfill;
import decant.backfill.BackfillOptions;
import decant.backfill.BackfillReport;
import decant.backfill.RemovalLimit;
import decant.backfill.Tally;
import decant.cli.buckets.OpenPair;
import decant.cli.ending.Ending;
import decant.cli.ending.ExitCode;
import decant.cli.options.AclOptions;
import decant.cli.options.AspectOptions;
import decant.cli.output.Console;
import decant.cli.output.Progress;
import decant.ledger.Ledger;
import decant.reconcile.Policy;
import decant.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import picocli.CommandLine.Mixin;

/** A verb that is a pass over both buckets. */
abstract class PassVerb extends PairVerb {
    @Mixin private final AclOptions acl = new AclOptions();
    @Mixin private final AspectOptions aspects = new AspectOptions();

    /** What to carry and compare, allowed to act. */
    final Policy policy() {
        return Policy.carrying(acl.policy()).comparing(aspects.compared());
    }

    /** The options that decide what ends up at the target, as one line. */
    final String decidingOptions() {
        return "--acl %s --aspects %s %s".formatted(acl.choice(), aspects.compared(), filter()).strip();
    }

    /** Runs the pass and reports. */
    final Ending pass(
            Environment environment, Ledger ledger, Policy policy, RemovalLimit removals, Consumer<String> eachLeft)
            throws StoreException, InterruptedException {
        Instant begun = environment.clock().instant();
        Console console = environment.console();
        BackfillOptions options = new BackfillOptions(filter(), workers(), 2 * workers(), true, removals);
        AtomicReference<Consumer<String>> said = new AtomicReference<>(eachLeft);
        PassProgress running = new PassProgress(ledger.counts(), ledger.parkedCount(), line -> said.get().accept(line));
        BackfillReport report;
        try (OpenPair pair = open(environment);
                Progress progress =
                        Progress.show(progressForm(console), console, () -> running.lines(System.nanoTime()))) {
            if (output().isVerbose()) {
                said.set(eachLeft.andThen(progress::say));
            }
            report =
                    new Backfill(
                                    pair.link(),
                                    ledger,
                                    policy,
                                    options,
                                    threads(),
                                    environment.clock(),
                                    time -> sleepUntil(environment, time),
                                    running)
                            .run();
        }
        Duration took = Duration.between(begun, environment.clock().instant());
        PassReport ending = new PassReport(sourceName(), targetName(), report, took, aspects.notes());
        return new Ending(exitCode(ending), ending.lines(), ending.document());
    }

    /** What the findings of a pass mean for this verb. */
    abstract ExitCode exitCode(PassReport report);

    static ExitCode undecidedOr(PassReport report, ExitCode otherwise) {
        boolean undecided = report.report().parked() > 0 || report.report().count(Tally.UNDECIDED) > 0;
        return undecided ? ExitCode.UNDECIDED : otherwise;
    }
}
