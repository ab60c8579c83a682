package decant.cli.verb;

import decant.backfill.BackfillReport;
import decant.backfill.RemovalLimit;
import decant.cli.buckets.Gates;
import decant.cli.buckets.OpenPair;
import decant.cli.buckets.Purpose;
import decant.cli.ending.Ending;
import decant.cli.ending.ExitCode;
import decant.cli.follow.FollowFigures;
import decant.cli.ledger.SqliteLedger;
import decant.cli.output.Progress;
import decant.reconcile.KeyClaims;
import decant.reconcile.Policy;
import decant.s3.TransferChoice;
import decant.s3.plan.AclPlan;
import decant.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A pass and a live copy in one process, on one ledger: events are followed before the first listing begins, and go on
 * being followed when the pass has ended, until the run is stopped. They never work on one key at once.
 */
final class FollowedSync {
    private final PassVerb verb;
    private final Environment environment;
    private final SqliteLedger ledger;
    private final Follower.Plan plan;
    private final RemovalLimit removals;
    private final Gates gates;
    private final FollowFigures figures;
    private Optional<TransferChoice> transfer = Optional.empty();
    private volatile boolean passing;
    private volatile @Nullable PassReport report;

    FollowedSync(
            PassVerb verb, Environment environment, SqliteLedger ledger, Follower.Plan plan, RemovalLimit removals) {
        this.verb = verb;
        this.environment = environment;
        this.ledger = ledger;
        this.plan = plan;
        this.removals = removals;
        this.gates = verb.gates(environment);
        this.figures = new FollowFigures(environment.clock());
    }

    /** Runs until it is stopped or fails. */
    Ending run() throws StoreException, InterruptedException {
        try (OpenPair pair = verb.open(environment, Purpose.WRITE, gates)) {
            AclPlan acl = verb.plan(pair, Purpose.WRITE);
            List<String> notes = new ArrayList<>(acl.notes());
            transfer = pair.transfer();
            transfer.ifPresent(way -> notes.add(way.sentence()));
            Policy policy = verb.policy(pair, acl);
            verb.takeOver(pair, ledger, policy, notes);
            run(pair, notes, policy);
        }
        return new Ending(ExitCode.OK, List.of(), figures());
    }

    private void run(OpenPair pair, List<String> notes, Policy policy) throws StoreException, InterruptedException {
        KeyClaims claims = new KeyClaims();
        Follower follower =
                Follower.open(
                        environment,
                        plan,
                        pair,
                        ledger,
                        policy,
                        gates,
                        claims,
                        figures,
                        verb.listening(environment, figures),
                        PairVerb.threads());
        try (follower) {
            PassRun pass =
                    new PassRun(
                            environment,
                            pair.link(),
                            ledger,
                            policy,
                            verb.options(pair, removals),
                            gates,
                            claims,
                            false,
                            _ -> {},
                            follower::someParked);
            run(follower, pass, notes);
        }
    }

    private void run(Follower follower, PassRun pass, List<String> notes) throws StoreException, InterruptedException {
        Instant begun = environment.clock().instant();
        try (Progress progress =
                Progress.show(
                        verb.progressForm(environment.console()), environment.console(), () -> lines(follower, pass))) {
            if (verb.output().isVerbose()) {
                pass.alsoSayTo(progress::say);
            }
            follower.begin(progress::say);
            follower.awaitProof();
            passing = true;
            BackfillReport done = gates.whileBothAnswer(pass.backfill()::run);
            passing = false;
            PassReport ended = report(done, begun, notes);
            report = ended;
            ended.lines().forEach(progress::say);
            progress.say("The pass has ended; events are followed until this is stopped.");
            follower.await();
        } catch (StoreException | InterruptedException e) {
            follower.closeIfItEnded();
            throw e;
        }
    }

    private PassReport report(BackfillReport done, Instant begun, List<String> notes) {
        List<String> all = new ArrayList<>(notes);
        all.addAll(verb.notes());
        Duration took = Duration.between(begun, environment.clock().instant());
        return new PassReport(verb.sourceName(), verb.targetName(), done, took, transfer, all, gates.calls());
    }

    private List<String> lines(Follower follower, PassRun pass) {
        List<String> lines = new ArrayList<>();
        if (passing) {
            lines.addAll(pass.lines());
        } else {
            lines.add(
                    report == null
                            ? "  the pass waits for the heartbeat to come back"
                            : "  following; the pass has ended");
            follower.reasons().forEach(reason -> lines.add("  " + reason));
        }
        lines.addAll(follower.lines());
        return lines;
    }

    /** The members of a document, also of one about a run that was stopped. */
    Map<String, Object> figures() {
        Map<String, Object> document = new LinkedHashMap<>();
        PassReport ended = report;
        if (ended != null) {
            document.putAll(ended.document());
        }
        document.put("live", figures.document());
        return document;
    }
}
