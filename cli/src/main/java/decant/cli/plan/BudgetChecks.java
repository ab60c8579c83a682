package decant.cli.plan;

import decant.cli.budget.BudgetPlan;
import decant.cli.price.Money;
import java.util.List;

/** Whether the budget is enough for what is forecast. */
final class BudgetChecks {
    private static final String NAME = "budget";

    private BudgetChecks() {}

    static List<Check> of(MoveForecast forecast, BudgetPlan budget) {
        if (budget.dollars().isEmpty()) {
            return List.of();
        }
        Money bound = new Money(budget.dollars().getAsDouble());
        if (!forecast.sample().known()) {
            return List.of(
                    Check.notKnown(
                            NAME,
                            "the listing was too short to tell what it costs.",
                            "Count the source first: 'decant count'."));
        }
        if (forecast.money().isEmpty()) {
            return List.of(
                    Check.stop(
                            NAME,
                            "What it costs is not known, so that no bound can be kept.",
                            "Name a table of prices of your own (budget.prices), or leave budget.dollars out."));
        }
        Money money = forecast.money().get();
        return List.of(
                money.dollars() > bound.dollars()
                        ? Check.look(
                                NAME,
                                "The forecast of " + money.words() + " is beyond the budget of " + bound.words() + ".",
                                "Passes will rest when it is spent: allow more, or carry fewer keys.")
                        : Check.ok(NAME, "The forecast of " + money.words() + " is within " + bound.words() + "."));
    }
}
