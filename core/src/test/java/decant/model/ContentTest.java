package decant.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import org.junit.jupiter.api.Test;

final class ContentTest {
    private static final ETag ETAG = ETag.of("9a0364b9e99bb480dd25e1f0284c8555");
    private static final Instant TIME = Instant.parse("2012-06-01T12:00:00Z");
    private static final Content SEEN = new Content(ETAG, 5, TIME, StorageClass.STANDARD, null);

    @Test
    void timesAreWholeSeconds() {
        assertThat(new Content(ETAG, 5, TIME.plusMillis(999), StorageClass.STANDARD, null)).isEqualTo(SEEN);
    }

    @Test
    void aSizeIsNotNegative() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Content(ETAG, -1, TIME, StorageClass.STANDARD, null))
                .withMessageContaining("-1");
    }

    @Test
    void anyDifferenceMeansAnotherWrite() {
        assertThat(SEEN.isSameWrite(SEEN)).isTrue();
        assertThat(SEEN.isSameWrite(new Content(ETag.of("x"), 5, TIME, StorageClass.STANDARD, null))).isFalse();
        assertThat(SEEN.isSameWrite(new Content(ETAG, 6, TIME, StorageClass.STANDARD, null))).isFalse();
        assertThat(SEEN.isSameWrite(new Content(ETAG, 5, TIME.plusSeconds(1), StorageClass.STANDARD, null))).isFalse();
        assertThat(SEEN.isSameWrite(new Content(ETAG, 5, TIME, new StorageClass("GLACIER"), null))).isFalse();
    }

    @Test
    void versionsCountWhereBothLooksNameOne() {
        Content first = new Content(ETAG, 5, TIME, StorageClass.STANDARD, "v1");
        Content second = new Content(ETAG, 5, TIME, StorageClass.STANDARD, "v2");

        assertThat(first.isSameWrite(second)).isFalse();
        assertThat(first.isSameWrite(SEEN)).isTrue();
        assertThat(SEEN.isSameWrite(first)).isTrue();
    }

    @Test
    void noStorageClassMeansStandard() {
        assertThat(StorageClass.of(null)).isEqualTo(StorageClass.STANDARD);
        assertThat(StorageClass.of("")).isEqualTo(StorageClass.STANDARD);
        assertThat(StorageClass.of("STANDARD_IA")).hasToString("STANDARD_IA");
        assertThat(StorageClass.of("GLACIER").isArchive()).isTrue();
        assertThat(StorageClass.of("DEEP_ARCHIVE").isArchive()).isTrue();
        assertThat(StorageClass.of("GLACIER_IR").isArchive()).isFalse();
    }
}
