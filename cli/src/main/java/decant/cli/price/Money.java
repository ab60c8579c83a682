package decant.cli.price;

import java.math.BigDecimal;
import java.util.Locale;

/**
 * An amount of money, as an estimate.
 *
 * @param dollars in USD
 */
public record Money(double dollars) {
    public static final Money NOTHING = new Money(0);

    /** Both together. */
    public Money plus(Money other) {
        return new Money(dollars + other.dollars);
    }

    /** {@code $12.34}, {@code $1,234}; below a cent {@code less than $0.01}. */
    public String words() {
        if (dollars > 0 && dollars < 0.005) {
            return "less than $0.01";
        }
        return String.format(Locale.ROOT, dollars < 1000 ? "$%,.2f" : "$%,.0f", dollars);
    }

    /** As it stands in a list of prices: {@code $0.0004}. */
    public String exactWords() {
        return "$" + new BigDecimal(Double.toString(dollars)).stripTrailingZeros().toPlainString();
    }
}
