package decant.cli.verb;

import decant.backfill.Backfill;
import decant.backfill.BackfillOptions;
import decant.backfill.BackfillReport;
import decant.backfill.HandedOverKeys;
import decant.backfill.RemovalLimit;
import decant.backfill.Tally;
import decant.cli.buckets.Gates;
import decant.cli.buckets.OpenPair;
import decant.cli.buckets.Purpose;
import decant.cli.ending.Ending;
import decant.cli.ending.ExitCode;
import decant.cli.output.Console;
import decant.cli.output.Figures;
import decant.cli.output.Progress;
import decant.ledger.Ledger;
import decant.ledger.MemoryLedger;
import decant.ledger.RunIdentity;
import decant.model.Aspect;
import decant.reconcile.KeyClaims;
import decant.reconcile.Policy;
import decant.s3.TransferChoice;
import decant.s3.inspect.Known;
import decant.s3.plan.AclPlan;
import decant.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A verb that is a pass over both buckets. */
abstract class PassVerb extends TransferVerb {
    /** What the report has to say beside the figures. */
    abstract List<String> notes();

    /** What the findings of a pass mean for this verb. */
    abstract ExitCode exitCode(PassReport report);

    /** What is done with a backfill: the pass, for most verbs. */
    BackfillReport run(Backfill backfill) throws StoreException, InterruptedException {
        return backfill.run();
    }

    /** Takes a line for each key that is left: on standard output, unless that holds one document. */
    final Consumer<String> onStandardOutput(Environment environment) {
        return output().isJson() ? _ -> {} : environment.console().out()::println;
    }

    /** Says what a pass would do; changes nothing on either side, and keeps nothing. */
    final Ending rehearse(Environment environment, RunIdentity identity, Duration lateLanding)
            throws StoreException, InterruptedException {
        return pass(
                environment,
                new MemoryLedger(identity, lateLanding),
                Purpose.READ,
                RemovalLimit.NONE,
                onStandardOutput(environment));
    }

    /** Runs the pass and reports. */
    final Ending pass(
            Environment environment, Ledger ledger, Purpose purpose, RemovalLimit removals, Consumer<String> eachLeft)
            throws StoreException, InterruptedException {
        Instant begun = environment.clock().instant();
        Gates gates = gates(environment);
        BackfillReport report;
        Optional<TransferChoice> transfer;
        List<String> notes = new ArrayList<>();
        try (OpenPair pair = open(environment, purpose, gates)) {
            AclPlan plan = plan(pair, purpose);
            notes.addAll(plan.notes());
            transfer = pair.transfer();
            transfer.ifPresent(way -> notes.add(way.sentence()));
            Policy policy = policy(pair, plan);
            if (purpose == Purpose.WRITE && policy.wants(Aspect.CONTENT)) {
                takeOver(pair, ledger, policy, notes);
            }
            BackfillOptions options = options(pair, removals);
            report = pass(environment, pair, ledger, policy, options, gates, eachLeft);
        }
        notes.addAll(notes());
        Duration took = Duration.between(begun, environment.clock().instant());
        PassReport ending = new PassReport(sourceName(), targetName(), report, took, transfer, notes, gates.calls());
        return new Ending(exitCode(ending), ending.lines(), ending.document());
    }

    /** Keys that a function had no time for are worked off with what is pending here. */
    final void takeOver(OpenPair pair, Ledger ledger, Policy policy, List<String> notes) throws StoreException {
        long taken = HandedOverKeys.take(pair.link().target(), pair.atTarget(), filter(), ledger, policy.lateLanding());
        if (taken > 0) {
            notes.add("Keys taken over from a function that had no time for them: " + Figures.count(taken) + ".");
        }
    }

    private BackfillReport pass(
            Environment environment,
            OpenPair pair,
            Ledger ledger,
            Policy policy,
            BackfillOptions options,
            Gates gates,
            Consumer<String> eachLeft)
            throws StoreException, InterruptedException {
        Console console = environment.console();
        PassRun running =
                new PassRun(
                        environment,
                        pair.link(),
                        ledger,
                        policy,
                        options,
                        gates,
                        new KeyClaims(),
                        endsAtNonPublic(),
                        eachLeft,
                        () -> {});
        try (Progress progress = Progress.show(progressForm(console), console, running::lines)) {
            if (output().isVerbose()) {
                running.alsoSayTo(progress::say);
            }
            return gates.whileBothAnswer(() -> run(running.backfill()));
        }
    }

    /** How a pass between these two is run. */
    final BackfillOptions options(OpenPair pair, RemovalLimit removals) {
        boolean headEveryObject = pair.sourceFacts().website() != Known.NO;
        return new BackfillOptions(filter(), workers(), 2 * workers(), headEveryObject, removals);
    }

    static ExitCode undecidedOr(PassReport report, ExitCode otherwise) {
        boolean undecided = report.report().parked() > 0 || report.report().count(Tally.UNDECIDED) > 0;
        return undecided ? ExitCode.UNDECIDED : otherwise;
    }
}
