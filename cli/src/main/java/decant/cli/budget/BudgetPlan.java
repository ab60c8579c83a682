package decant.cli.budget;

import decant.cli.price.PriceTable;
import java.util.OptionalDouble;

/**
 * What may be spent, and by which prices it is reckoned.
 *
 * @param owns whether the prices are the operator's own, which hold for any store
 * @param dollars in USD, above 0; empty where there is no bound
 */
public record BudgetPlan(PriceTable table, boolean owns, OptionalDouble dollars) {
    /** The program's own prices, and no bound. */
    public static BudgetPlan unlimited() {
        return new BudgetPlan(PriceTable.dated(), false, OptionalDouble.empty());
    }
}
