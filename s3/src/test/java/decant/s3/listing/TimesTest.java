package decant.s3.listing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {
    @Test
    void everyDayOfEveryYearIsThatDay() throws Exception {
        LocalDate end = LocalDate.of(10_000, 1, 1);
        for (LocalDate day = LocalDate.of(1, 1, 1); day.isBefore(end); day = day.plusDays(1)) {
            if (Times.readSeconds(text(day + "T00:00:00Z")) != day.toEpochDay() * 86_400) {
                throw new AssertionError("Read as another day: " + day);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-22T18:47:48Z",
                "2026-11-22T18:47:48.0Z",
                "2026-11-22T18:47:48.999999999Z",
                "2026-11-22T18:47:48.517+00:00",
                "2026-11-22T00:00:00Z",
                "2026-11-22T23:59:59Z"
            })
    void aTimeIsCutToSeconds(String time) throws Exception {
        assertThat(Times.readSeconds(text(time)))
                .isEqualTo(Instant.parse(time.replace("+00:00", "Z")).getEpochSecond());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2026-11-22",
                "2026-11-22T18:47:48",
                "2026-11-22T18:47:48.Z",
                "2026-11-22T18:47:48.1234567890Z",
                "2026-11-22T18:47:48.5",
                "2026-11-22T18:47:48z",
                "2026-11-22T18:47:48ZZ",
                "2026-11-22T18:47:48+01:00",
                "2026-11-22T18:47:48-00:00",
                "2026-11-22 18:47:48Z",
                "2026-11-22T24:00:00Z",
                "2026-11-22T18:60:48Z",
                "2026-11-22T18:47:60Z",
                "2026-00-22T18:47:48Z",
                "2026-13-22T18:47:48Z",
                "2026-11-00T18:47:48Z",
                "2026-11-31T18:47:48Z",
                "2026-02-29T18:47:48Z",
                "1900-02-29T18:47:48Z",
                "0000-01-01T18:47:48Z",
                "-026-11-22T18:47:48Z",
                "202a-11-22T18:47:48Z",
                "2026-1a-22T18:47:48Z",
                "2026-11-2aT18:47:48Z",
                "2026-11-22Ta8:47:48Z",
                "2026-11-22T18:+7:48Z",
                "2026-11-22T18:47:4/Z",
                "Sun, 22 Nov 2026 18:47:48 GMT",
                "1795373268"
            })
    void whatIsNoTimeIsRefused(String time) {
        assertThatThrownBy(() -> Times.readSeconds(text(time))).isInstanceOf(UnreadablePage.class);
    }

    private static Text text(String text) {
        byte[] bytes = ("<" + text + "<").getBytes(UTF_8);
        Text read = new Text();
        read.set(bytes, 1, bytes.length - 1, false);
        return read;
    }
}
