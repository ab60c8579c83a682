package decant.cli.options;

import decant.cli.budget.BudgetAnswers;
import decant.cli.budget.BudgetPlan;
import decant.cli.ending.Refusal;
import decant.cli.price.PriceTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What may be spent, and by which prices that is reckoned. */
public final class BudgetOptions {
    @Option(
            names = BudgetAnswers.OPTION,
            paramLabel = "USD",
            description =
                    "Passes rest when requests and transfer have cost so much, over all processes of the migration."
                            + " Changes are followed all the same.")
    private @Nullable Double dollars;

    @Option(
            names = "--prices",
            paramLabel = "FILE",
            description =
                    "Reckon by this table instead of the program's own, such as for a store that is not AWS."
                            + " Lines of the form write.REGION=USD for 1,000 requests, read.REGION=USD,"
                            + " transfer.REGION.REGION=USD for a GB, date=TEXT, source=TEXT.")
    private @Nullable Path prices;

    /** All of it. */
    public BudgetPlan plan() {
        return new BudgetPlan(table(), prices != null, dollars());
    }

    /** The bound; empty where there is none. */
    public OptionalDouble dollars() {
        if (dollars == null) {
            return OptionalDouble.empty();
        }
        if (!(dollars > 0) || dollars.isInfinite()) {
            throw Refusal.usage(BudgetAnswers.OPTION + " is a number above 0, not " + dollars + ".");
        }
        return OptionalDouble.of(dollars);
    }

    private PriceTable table() {
        if (prices == null) {
            return PriceTable.dated();
        }
        try {
            return PriceTable.read(prices);
        } catch (IllegalArgumentException e) {
            throw Refusal.usage("--prices: " + e.getMessage());
        } catch (IOException e) {
            throw Refusal.file("The table of prices " + prices + " cannot be read (" + e.getMessage() + ").");
        }
    }
}
