package decant.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class VersionsTest {
    private final AtomicLong now = new AtomicLong();
    private final Versions versions = new Versions(now::get);

    @BeforeEach
    void write() {
        at(100, 3);
        at(200, Versions.NONE);
        at(300, 4);
    }

    private void at(long nanos, int number) {
        now.set(nanos);
        versions.wrote("a", number);
    }

    @Test
    void whatWasWrittenLastIsNotOutdated() {
        assertThat(versions.outdatedNanos("a", 4, 1_000)).isZero();
        assertThat(versions.outdatedNanos("another", 1, 1_000)).isZero();
    }

    @Test
    void whatWasFollowedByAnotherIsOutdatedSinceThen() {
        assertThat(versions.outdatedNanos("a", 3, 1_000)).isEqualTo(800);
        assertThat(versions.outdatedNanos("a", Versions.NONE, 1_000)).isEqualTo(700);
        assertThat(versions.outdatedNanos("a", 2, 1_000)).as("older than all that is known").isEqualTo(900);
    }

    @Test
    void whatWasReadBeforeItWasOutdatedWasNotOutdated() {
        assertThat(versions.outdatedNanos("a", 3, 150)).isZero();
    }

    @Test
    void whatItsWriterHasNoAnswerForIsNotOutdated() {
        assertThat(versions.outdatedNanos("a", 5, 1_000)).isZero();
    }
}
