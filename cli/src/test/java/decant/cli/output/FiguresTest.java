package decant.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FiguresTest {
    @Test
    void writesCounts() {
        assertThat(Figures.count(1234567)).isEqualTo("1,234,567");
        assertThat(Figures.count(1, "key")).isEqualTo("1 key");
        assertThat(Figures.count(0, "key")).isEqualTo("0 keys");
        assertThat(Figures.count(2000, "copy", "copies")).isEqualTo("2,000 copies");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "0, 0 bytes",
                "1, 1 byte",
                "1023, \"1,023 bytes\"",
                "1024, 1.00 KiB",
                "1536, 1.50 KiB",
                "10240, 10.0 KiB",
                "102400, 100 KiB",
                "1048575, 1.00 MiB",
                "1048576, 1.00 MiB",
                "257698037760, 240 GiB",
                "9223372036854775807, 8.00 EiB",
            })
    void writesBytes(long bytes, String text) {
        assertThat(Figures.bytes(bytes)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 ms",
        "999, 999 ms",
        "1000, 1.0 s",
        "59940, 59.9 s",
        "59950, 1 min 00 s",
        "245000, 4 min 05 s",
        "7500000, 2 h 05 min",
        "273600000, 3 d 4 h",
    })
    void writesDurations(long millis, String text) {
        assertThat(Figures.duration(Duration.ofMillis(millis))).isEqualTo(text);
    }

    @Test
    void writesNoMoreDigitsThanTheErrorLeaves() {
        assertThat(Figures.about(25_311_402, 1_363_055)).isEqualTo("about 25,300,000 \u00B1 1,400,000");
        assertThat(Figures.about(1234, 99)).isEqualTo("about 1,234 \u00B1 99");
        assertThat(Figures.about(70, 0)).isEqualTo("about 70 \u00B1 0");
    }

    @Test
    void writesRatesAndShares() {
        assertThat(Figures.perSecond(9870.4)).isEqualTo("9,870/s");
        assertThat(Figures.perSecond(0.25)).isEqualTo("0.3/s");
        assertThat(Figures.percent(1, 8)).isEqualTo("12.5 %");
        assertThat(Figures.percent(1, 0)).isEqualTo("0.0 %");
    }
}
