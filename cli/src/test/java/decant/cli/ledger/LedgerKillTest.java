package decant.cli.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import decant.ledger.PageCommit;
import decant.ledger.PendingKey;
import decant.ledger.RangeRow;
import decant.ledger.RunIdentity;
import decant.model.KeyRange;
import decant.model.ObjectKey;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process that writes pages is killed in the middle: what it was told is on the disk is there, and no half of a page.
 */
final class LedgerKillTest {
    private static final RunIdentity IDENTITY = new RunIdentity("s3://a/", "s3://b/", "");
    private static final Duration LATE_LANDING = Duration.ofSeconds(90);
    private static final int KILLS = 3;

    @TempDir private Path directory;

    @Test
    void keepsEveryCommittedPageAndNoHalfOne() throws IOException, InterruptedException {
        long seed = new Random().nextLong();
        System.out.println("LedgerKillTest seed " + seed);
        Random random = new Random(seed);
        Path file = directory.resolve("state");
        for (int kill = 0; kill < KILLS; kill++) {
            long acknowledged = writeUntilKilled(file, random.nextInt(1, 200));
            try (SqliteLedger ledger = SqliteLedger.open(file, IDENTITY, LATE_LANDING)) {
                long written = ledger.counts().get("pages");
                assertThat(written).isGreaterThanOrEqualTo(acknowledged);
                assertThat(ledger.pendingCount()).isEqualTo(written);
                assertThat(ledger.openRanges()).containsExactly(new RangeRow(1, KeyRange.ALL.beyond(key(written))));
                ledger.suspects().forEach(ledger::clear);
            }
        }
    }

    private static long writeUntilKilled(Path file, int pages) throws IOException, InterruptedException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process process =
                new ProcessBuilder(
                                java,
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Writer.class.getName(),
                                file.toString())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        long acknowledged = 0;
        try (BufferedReader lines = process.inputReader()) {
            for (int i = 0; i < pages; i++) {
                String line = lines.readLine();
                assertThat(line).as("the writer's line").isNotNull();
                acknowledged = Long.parseLong(line);
            }
            // By its handle, which leaves what it already wrote to be read.
            process.toHandle().destroyForcibly();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                acknowledged = Long.parseLong(line);
            }
        } finally {
            process.destroyForcibly();
            process.waitFor();
        }
        return acknowledged;
    }

    private static ObjectKey key(long page) {
        return ObjectKey.of("%08d".formatted(page));
    }

    /** Commits a page after the other, and says so, until it is killed. */
    static final class Writer {
        static void main(String[] arguments) {
            SqliteLedger ledger = SqliteLedger.open(Path.of(arguments[0]), IDENTITY, LATE_LANDING);
            if (!ledger.isBegun()) {
                ledger.begin(List.of(new RangeRow(1, KeyRange.ALL)));
            }
            long page = ledger.counts().getOrDefault("pages", 0L);
            while (true) {
                page++;
                ledger.intend(1, KeyRange.ALL, Instant.now());
                PendingKey pending = new PendingKey(key(page), "young", 0, Instant.now());
                ledger.commit(new PageCommit(1, key(page), List.of(pending), List.of(), Map.of(), Map.of("pages", 1L)));
                System.out.println(page);
            }
        }
    }
}
