package decant.cli.dashboard;

import decant.cli.budget.Bill;
import decant.cli.budget.Counted;
import decant.cli.budget.Places;
import decant.cli.price.PriceTable;
import decant.dashboard.view.MigrationView.MoneyView;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What it cost so far, as a dashboard shows it. */
final class SpentMoney {
    private SpentMoney() {}

    /** From what a migration remembers; {@code null} where nobody can tell. */
    static @Nullable MoneyView of(Map<String, String> rows) {
        return Bill.of(Counted.in(rows), Places.in(rows), PriceTable.dated(), false)
                .sum()
                .map(spent -> new MoneyView(spent.dollars(), null))
                .orElse(null);
    }
}
