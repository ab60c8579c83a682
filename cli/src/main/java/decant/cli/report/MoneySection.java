package decant.cli.report;

import decant.cli.budget.Bill;
import decant.cli.output.Figures;
import decant.cli.price.Money;
import java.util.OptionalDouble;

/** What it cost, with the formula. */
final class MoneySection {
    private MoneySection() {}

    static void write(Markup out, Bill bill, OptionalDouble budget) {
        if (!bill.items().isEmpty()) {
            Table table = Table.begin(out, "for", ">counted", ">times", ">is");
            for (Bill.Item item : bill.items()) {
                table.row(item.what(), item.amount(), item.price(), item.money().map(Money::words).orElse("not known"));
            }
            table.sum("sum", "", "", bill.sum().map(Money::words).orElse("not known"));
            table.end();
        }
        out.leaf("p", bill.items().isEmpty() ? "What it cost is " + bill.why() : bill.why(), "class", "soft");
        if (budget.isPresent()) {
            double limit = budget.getAsDouble();
            String share =
                    bill.sum()
                            .map(sum -> ", of which " + Figures.percent(sum.dollars(), limit) + " is spent")
                            .orElse("");
            out.leaf("p", "The budget is " + new Money(limit).words() + share + ".");
        }
    }
}
