package decant.cli.verb;

import decant.cli.buckets.Gates;
import decant.cli.buckets.OpenPair;
import decant.cli.buckets.Purpose;
import decant.cli.ending.Ending;
import decant.cli.ending.Refusal;
import decant.cli.explain.Explainer;
import decant.cli.explain.Explanation;
import decant.cli.explain.ExplanationReport;
import decant.cli.explain.HistoryAnswers;
import decant.cli.ledger.KeyHistory;
import decant.cli.options.AspectOptions;
import decant.cli.options.CopyOptions;
import decant.cli.options.RemovalOptions;
import decant.cli.options.StateOptions;
import decant.ledger.RunIdentity;
import decant.model.ObjectKey;
import decant.reconcile.Policy;
import decant.s3.plan.AclPlan;
import decant.store.StoreException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code decant explain}. */
@Command(
        name = "explain",
        description = {
            "Say all that is known of one key: both sides by aspect, the verdict and its rule, and what comes next.",
            "Reads only. Takes the options of the sync, whose next act it tells and whose state file it reads; that of"
                    + " a migration, where there is one."
        },
        sortOptions = false)
public final class ExplainVerb extends TransferVerb {
    @Parameters(
            index = "2",
            paramLabel = "KEY",
            description = "The key, below the prefixes of both sides. A key that begins with a dash stands after --.")
    private @Nullable String key;

    @Mixin private final AspectOptions aspects = new AspectOptions();
    @Mixin private final CopyOptions copies = new CopyOptions();
    @Mixin private final RemovalOptions removals = new RemovalOptions();
    @Mixin private final StateOptions state = new StateOptions();

    @Override
    public String name() {
        return "explain";
    }

    @Override
    public Ending run(Environment environment) throws StoreException, InterruptedException {
        ObjectKey asked = asked();
        RunIdentity run = identity("");
        KeyHistory history = HistoryAnswers.ask(state.ofMigrationOrSync(environment.stateHome(), run), run, asked);
        Gates gates = gates(environment);
        List<String> notes = new ArrayList<>();
        Explanation explanation;
        try (OpenPair pair = open(environment, Purpose.READ, gates)) {
            AclPlan plan = plan(pair, Purpose.READ);
            notes.addAll(plan.notes());
            Explainer explainer = new Explainer(pair.link(), policy(pair, plan), filter().includes(asked));
            explanation = gates.whileBothAnswer(() -> explainer.explain(asked, history));
        }
        notes.add("The next act is told for a target that honours conditions; only a run that writes asks it.");
        ExplanationReport report = new ExplanationReport(sourceName(), targetName(), explanation, notes);
        return new Ending(explanation.exitCode(), report.lines(), report.document());
    }

    private ObjectKey asked() {
        try {
            return ObjectKey.of(String.valueOf(key));
        } catch (IllegalArgumentException e) {
            throw Refusal.usage("KEY is no key of S3: " + e.getMessage());
        }
    }

    @Override
    Policy narrowed(Policy policy) {
        return policy.comparing(aspects.compared())
                .copyingUndecided(copies.copiesUndecided())
                .withEtags(policy.etagsAreDigests(), copies.keepsPartEtags())
                .withRemovals(removals.isDeleteSurplus());
    }
}
