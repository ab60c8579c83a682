package decant.cli.verb;

import decant.cli.budget.BudgetAnswers;
import decant.cli.ending.Ending;
import decant.cli.ending.Refusal;
import decant.cli.migration.ControlSocket;
import decant.cli.migration.Limits;
import decant.cli.migration.MigrationAnswers;
import decant.flow.Caps;
import decant.flow.Caps.Cap;
import decant.store.StoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code decant migrate throttle}. */
@Command(
        name = "throttle",
        description = {
            "Change the hard limits of the migration that runs on this machine, or show them.",
            "They hold at once, also for requests that are waiting, until it is started again. Give only what changes."
        },
        customSynopsis = "decant migrate throttle [OPTIONS] [SOURCE TARGET]",
        sortOptions = false)
public final class MigrateThrottleVerb extends MigrateVerb implements TypesItsLimits {
    @Option(
            names = BudgetAnswers.OPTION,
            paramLabel = "USD",
            description = "From now on so much may be spent, counted from the migration's beginning.")
    private @Nullable Double budgetDollars;

    @Override
    public String name() {
        return "migrate throttle";
    }

    @Override
    public Ending run(Environment environment) throws StoreException {
        List<String> words = new ArrayList<>(List.of(MigrationAnswers.THROTTLE));
        Caps typed = caps();
        for (Cap cap : Cap.values()) {
            if (typed.of(cap) != Caps.DEFAULT.of(cap)) {
                words.add(Limits.word(cap, typed.of(cap)));
            }
        }
        if (budgetDollars != null) {
            if (!(budgetDollars > 0) || budgetDollars.isInfinite()) {
                throw Refusal.usage(BudgetAnswers.OPTION + " is a number above 0, not " + budgetDollars + ".");
            }
            words.add(BudgetAnswers.word(budgetDollars));
        }
        ControlSocket.Answer answer =
                ask(environment, words)
                        .orElseThrow(() ->
                                Refusal.file(
                                        "No migration from "
                                                + sourceName()
                                                + " to "
                                                + targetName()
                                                + " runs on this machine; 'decant migrate start' takes the limits,"
                                                + " too."));
        return new Ending(answer.exitCode(), answer.text().lines().toList(), Map.of());
    }
}
