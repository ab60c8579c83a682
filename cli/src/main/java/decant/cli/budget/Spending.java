package decant.cli.budget;

import decant.cli.output.Figures;
import decant.cli.price.Money;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;

/**
 * What a migration has spent, over all its processes, against what it may. At the bound passes are held; whatever
 * follows changes goes on. Safe for any number of threads.
 */
public final class Spending {
    /** Share of the budget from which on somebody should know. */
    public static final double NEARLY = 0.8;

    private final Supplier<Counted> counted;
    private final Optional<Places> places;
    private final BudgetPlan plan;
    private volatile OptionalDouble dollars;

    /**
     * @param counted so far, by all processes
     * @param places where the buckets are; empty where nobody knows
     */
    public Spending(Supplier<Counted> counted, Optional<Places> places, BudgetPlan plan) {
        this.counted = counted;
        this.places = places;
        this.plan = plan;
        this.dollars = plan.dollars();
    }

    /** What it cost so far. */
    public Bill bill() {
        return Bill.of(counted.get(), places, plan.table(), plan.owns());
    }

    /** What may be spent now. */
    public OptionalDouble budget() {
        return dollars;
    }

    /** From now on so much may be spent, in USD. */
    public void change(double budget) {
        dollars = OptionalDouble.of(budget);
    }

    /** The share that is spent: 1 at the bound; 0 where there is none. */
    public double share() {
        OptionalDouble bound = dollars;
        return bound.isEmpty() ? 0 : bill().sum().map(sum -> sum.dollars() / bound.getAsDouble()).orElse(0.0);
    }

    /** Why passes are held, in a few words; empty where they are not. */
    public String heldBy() {
        return share() < 1 ? "" : "the budget of " + words(dollars.orElse(0)) + " is spent";
    }

    /** For people. */
    public List<String> lines() {
        Bill bill = bill();
        OptionalDouble bound = dollars;
        if (bound.isEmpty()) {
            return bill.sum().map(sum -> List.of("  spent   " + sum.words())).orElse(List.of());
        }
        double spent = bill.sum().map(Money::dollars).orElse(0.0);
        String line =
                "  spent   %s of %s, %s"
                        .formatted(
                                bill.sum().map(Money::words).orElse("not known"),
                                words(bound.getAsDouble()),
                                Figures.percent(spent, bound.getAsDouble()));
        return spent < bound.getAsDouble()
                ? List.of(line)
                : List.of(
                        line,
                        "  Passes rest, changes are followed. To go on: 'decant migrate throttle --budget-dollars N',"
                                + " and the same in decant.yaml.");
    }

    /** For scripts. */
    public Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        Bill bill = bill();
        bill.sum().ifPresent(sum -> document.put("dollars", sum.dollars()));
        dollars.ifPresent(bound -> document.put("budgetDollars", bound));
        document.put("prices", bill.why());
        return document;
    }

    private static String words(double amount) {
        return new Money(amount).words();
    }
}
