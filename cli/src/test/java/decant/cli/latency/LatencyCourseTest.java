package decant.cli.latency;

import static org.assertj.core.api.Assertions.assertThat;

import decant.cli.ledger.BucketSide;
import decant.cli.ledger.LatencyMark;
import decant.cli.ledger.UploadTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class LatencyCourseTest {
    private static final Instant BEGIN = Instant.parse("2026-11-26T00:00:00Z");

    @Test
    void percentilesAreTimesThatWereMeasured() {
        assertThat(Percentiles.of(LongStream.rangeClosed(1, 200).boxed().toList()))
                .isEqualTo(new Percentiles(200, 100, 190, 198));
        assertThat(Percentiles.of(List.of(7L))).isEqualTo(new Percentiles(1, 7, 7, 7));
        assertThat(Percentiles.of(List.of())).isEqualTo(new Percentiles(0, 0, 0, 0));
    }

    @Test
    void gathersByWindowAndFromMarkToMark() {
        List<UploadTime> uploads = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            boolean moved = i >= 60;
            Instant at = BEGIN.plusSeconds(60L * i);
            uploads.add(new UploadTime(at, BucketSide.SOURCE, 1_000, moved ? 100 : 200, ""));
            uploads.add(new UploadTime(at, BucketSide.TARGET, 1_000, 50, i == 3 ? "SlowDown" : ""));
        }
        LatencyMark cutover = new LatencyMark(BEGIN.plusSeconds(3_600), "cutover");
        LatencyCourse course = LatencyCourse.of(uploads, List.of(new TimedUpload(BEGIN, 9)), List.of(cutover));

        assertThat(course.step()).isEqualTo(Duration.ofMinutes(1));
        assertThat(course.sizes()).containsExactly(1_000);
        assertThat(course.lines())
                .extracting(LatencyCourse.Line::series)
                .containsExactly("source", "target", "application");
        assertThat(course.lines().get(0).segments())
                .containsExactly(
                        new LatencyCourse.Segment("before cutover", new Percentiles(60, 200, 200, 200), 0),
                        new LatencyCourse.Segment("after cutover", new Percentiles(60, 100, 100, 100), 0));
        LatencyCourse.Line target = course.lines().get(1);
        assertThat(target.segments().getFirst().failed()).isOne();
        assertThat(target.windows()).hasSize(120);
        assertThat(target.windows().get(3).times().count()).isZero();
        assertThat(course.lines().get(2).windows().getFirst().begin()).isEqualTo(BEGIN);
    }

    @Test
    void hasNoMoreWindowsThanAPictureShows() {
        List<TimedUpload> year =
                List.of(new TimedUpload(BEGIN, 1), new TimedUpload(BEGIN.plus(Duration.ofDays(365)), 1));
        assertThat(LatencyCourse.of(List.of(), year, List.of()).step()).isEqualTo(Duration.ofDays(4));
        List<TimedUpload> day = List.of(new TimedUpload(BEGIN, 1), new TimedUpload(BEGIN.plus(Duration.ofDays(1)), 1));
        assertThat(LatencyCourse.of(List.of(), day, List.of()).step()).isEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void sizesReadAsTheyWereTyped() {
        assertThat(List.of(1, 512, 10_000, 1_000_000, 1_234))
                .extracting(LatencyCourse::size)
                .containsExactly("1 byte", "512 bytes", "10 KB", "1 MB", "1,234 bytes");
    }
}
