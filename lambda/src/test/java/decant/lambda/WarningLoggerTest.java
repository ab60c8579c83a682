package decant.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Whoever reads the function's log by a program meets nothing but JSON. */
class WarningLoggerTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Test
    void warningsAreLinesOfJson() {
        WarningLogger logger =
                new WarningLogger(
                        "decant.Parts",
                        new PrintStream(out, true, UTF_8),
                        InstantSource.fixed(Instant.parse("2026-11-22T12:00:00Z")));
        logger.info("nothing {}", 1);
        logger.warn("\"{}\" was left\nbehind", "a/b", new IllegalStateException("gone"));

        assertThat(out.toString(UTF_8))
                .isEqualTo(
                        "{\"time\":\"2026-11-22T12:00:00Z\",\"logger\":\"decant.Parts\",\"trouble\":\"\\\"a/b\\\" was"
                                + " left\\nbehind (java.lang.IllegalStateException: gone)\"}\n");
    }

    @Test
    void librariesFindIt() {
        assertThat(LoggerFactory.getLogger("anything")).isInstanceOf(WarningLogger.class);
    }
}
