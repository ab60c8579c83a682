package decant.cli;

import static org.assertj.core.api.Assertions.assertThat;

import decant.cli.ending.ExitCode;
import decant.store.memory.MemoryBucket;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Upload times measured on buckets in memory, where a minute takes a few hundredths of a second. */
final class LatencyTest {
    private CommandLineHarness decant;
    private MemoryBucket source;
    private MemoryBucket target;

    @TempDir private Path directory;

    @BeforeEach
    void createBuckets() {
        decant = new CommandLineHarness(directory);
        source = decant.buckets().create("source");
        target = decant.buckets().create("target");
    }

    private ExitCode latency(String... more) {
        List<String> arguments = new ArrayList<>(List.of("latency", "s3://source", "s3://target"));
        arguments.addAll(List.of(more));
        return decant.run(arguments.toArray(String[]::new));
    }

    @Test
    void measuresBothBucketsAndLeavesNothingInThem() throws IOException {
        Path csv = directory.resolve("times.csv");
        assertThat(latency("--sizes", "1KB,10KB", "--every", "1m", "--for", "3m", "--csv", csv.toString()))
                .as(decant::err)
                .isEqualTo(ExitCode.OK);
        assertThat(decant.out())
                .contains("Upload times to s3://source/ and s3://target/")
                .containsPattern("1 KB +source +all the time .* 3\\n")
                .containsPattern("10 KB +target +all the time .* 3\\n");
        assertThat(source.contents()).isEmpty();
        assertThat(target.contents()).isEmpty();
        assertThat(Files.readAllLines(csv))
                .hasSizeGreaterThanOrEqualTo(5)
                .startsWith("from,to,series,bytes,uploads,failed,p50_ms,p95_ms,p99_ms,mark")
                .anyMatch(row -> row.contains(",source,1000,3,0,") || row.contains(",source,1000,1,0,"));
    }

    @Test
    void keepsWhatItMeasuredAndWhatWasMarked() {
        assertThat(latency("--sizes", "1KB", "--for", "1s")).isEqualTo(ExitCode.OK);
        assertThat(latency("--mark", "cutover")).isEqualTo(ExitCode.OK);
        assertThat(decant.out()).contains("Marked ").contains(" as cutover.");
        assertThat(latency("--sizes", "1KB", "--for", "1s")).isEqualTo(ExitCode.OK);
        assertThat(latency("--no-uploads", "--output", "json")).isEqualTo(ExitCode.OK);
        assertThat(decant.out())
                .contains("\"segment\" : \"before cutover\"", "\"segment\" : \"after cutover\"", "\"p95Micros\"");
    }

    @Test
    void drawsThePictureWithTheApplicationsOwnTimes() throws IOException {
        Path application = directory.resolve("application.csv");
        Instant begun = Instant.now().minus(Duration.ofHours(1)).truncatedTo(ChronoUnit.SECONDS);
        Files.writeString(
                application,
                """
                time,milliseconds
                %s,500
                %s,480.25
                %d,70

                """
                        .formatted(
                                begun,
                                begun.plusSeconds(300).atOffset(ZoneOffset.ofHours(1)),
                                begun.plusSeconds(600).getEpochSecond()));
        Path svg = directory.resolve("picture.svg");
        Path png = directory.resolve("picture.png");
        latency("--mark", "cutover");
        assertThat(
                        latency(
                                "--no-uploads",
                                "--application",
                                application.toString(),
                                "--svg",
                                svg.toString(),
                                "--png",
                                png.toString()))
                .as(decant::err)
                .isEqualTo(ExitCode.OK);
        assertThat(decant.out()).containsPattern("any +application +before cutover +480 ms +500 ms");
        assertThat(Files.readString(svg)).startsWith("<?xml").contains("<svg ").contains("rgb(37,99,235)");
        BufferedImage picture = ImageIO.read(png.toFile());
        assertThat(picture.getWidth()).isEqualTo(2400);
        assertThat(picture.getRGB(5, 5) & 0xFFFFFF).as("a light background").isEqualTo(0xFFFFFF);
    }

    @Test
    void tellsWhatItMeasuredWhenItIsStopped() throws Exception {
        Path csv = directory.resolve("times.csv");
        CompletableFuture<ExitCode> exitCode = new CompletableFuture<>();
        Thread thread =
                Thread.ofPlatform()
                        .start(() ->
                                exitCode.complete(latency("--every", "1h", "--sizes", "1B", "--csv", csv.toString())));
        // It has measured once, and waits for the next time.
        while (thread.getState() != Thread.State.TIMED_WAITING && !exitCode.isDone()) {
            Thread.onSpinWait();
        }
        thread.interrupt();
        assertThat(exitCode.join()).isEqualTo(ExitCode.INTERRUPTED);
        assertThat(decant.err()).contains("Stopped. What was measured is kept; the same command goes on.");
        assertThat(csv).exists();
        assertThat(source.contents()).isEmpty();
        assertThat(target.contents()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--sizes 1GB | --sizes is a size such as 512B",
                "--sizes 17MB | at most 16MB",
                "--every often | --every is a time such as 10s",
                "--for 0s | --for is a time",
                "--no-uploads --draw 5KB --svg x | --draw names 5KB, which was not measured."
            })
    void refusesWhatMakesNoSense(String options, String sentence) {
        assertThat(latency(options.split(" "))).isEqualTo(ExitCode.USAGE);
        assertThat(decant.err()).contains(sentence);
    }

    @Test
    void refusesFilesThatAreOtherThanTheyShould() throws IOException {
        assertThat(latency("--no-uploads", "--svg", directory.resolve("x.svg").toString())).isEqualTo(ExitCode.STATE);
        assertThat(decant.err()).contains("There is nothing to draw yet");
        Path application = directory.resolve("application.csv");
        Files.writeString(application, "2026-11-26T00:00:00Z,5\nyesterday,6\n");
        assertThat(latency("--no-uploads", "--application", application.toString())).isEqualTo(ExitCode.STATE);
        assertThat(decant.err()).contains("application.csv, line 2 is not of the form time,milliseconds");
        Path diary = directory.resolve("diary");
        Files.writeString(diary, "Dear diary");
        assertThat(latency("--no-uploads", "--state", diary.toString())).isEqualTo(ExitCode.STATE);
        assertThat(diary).hasContent("Dear diary");
        assertThat(latency("--mark", " ")).isEqualTo(ExitCode.USAGE);
        assertThat(decant.run("latency", "s3://source", "s3://source")).isEqualTo(ExitCode.USAGE);
        assertThat(latency("--for", "1s", "--state", directory.resolve("own").toString())).isEqualTo(ExitCode.OK);
        decant.buckets().create("other");
        assertThat(
                        decant.run(
                                "latency",
                                "s3://source",
                                "s3://other",
                                "--no-uploads",
                                "--state",
                                directory.resolve("own").toString()))
                .isEqualTo(ExitCode.STATE);
        assertThat(decant.err()).contains("holds upload times of s3://source/ and s3://target/");
    }
}
