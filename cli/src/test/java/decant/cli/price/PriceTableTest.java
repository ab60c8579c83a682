package decant.cli.price;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class PriceTableTest {
    private final PriceTable table = PriceTable.dated();

    @Test
    void reckonsWhatItKnows() {
        assertThat(table.writes("us-east-1", 1_000_000)).map(Money::words).contains("$5.00");
        assertThat(table.reads("us-east-1", 1_000_000)).map(Money::words).contains("$0.40");
        assertThat(table.transfer("us-east-1", "eu-west-1", 100L << 30)).map(Money::words).contains("$2.00");
        assertThat(table.transfer("nowhere", "nowhere", 100L << 30)).contains(Money.NOTHING);
        assertThat(table.batchJob(1_000_000)).map(Money::words).contains("$1.25");
        assertThat(table.functionCalls(10_000_000)).map(Money::words).contains("$2.00");
    }

    @Test
    void guessesNothing() {
        assertThat(table.writes("moon-1", 1)).isEmpty();
        assertThat(table.reads("moon-1", 1)).isEmpty();
        assertThat(table.transfer("us-east-1", "moon-1", 1)).isEmpty();
        assertThat(table.rates("us-east-1", "moon-1")).isEmpty();
        assertThat(PriceTable.sum(List.of(table.reads("us-east-1", 1), table.reads("moon-1", 1)))).isEmpty();
    }

    @Test
    void saysOfWhenItIs() {
        assertThat(table.rates("us-east-1", "eu-west-1"))
                .hasValueSatisfying(rates ->
                        assertThat(rates)
                                .startsWith("COPY and LIST at $0.005 for 1,000, GET ACL and HEAD at $0.0004, a GB")
                                .contains(table.date(), table.source(), "not all of them confirmed"));
        assertThat(table.rates("us-east-1", "us-east-1"))
                .hasValueSatisfying(rates -> assertThat(rates).contains("at $0 (").doesNotContain("confirmed"));
    }

    @Test
    void writesAmountsAsPeopleDo() {
        assertThat(new Money(0).words()).isEqualTo("$0.00");
        assertThat(new Money(0.001).words()).isEqualTo("less than $0.01");
        assertThat(new Money(12.345).words()).isEqualTo("$12.35");
        assertThat(new Money(1234.5).words()).isEqualTo("$1,235");
    }
}
