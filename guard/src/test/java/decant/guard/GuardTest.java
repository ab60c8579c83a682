package decant.guard;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import decant.model.Offender;
import org.junit.jupiter.api.Test;

/** A rule that no class can break guards nothing: here each one finds its offender. */
final class GuardTest {
    private static final JavaClasses OFFENDERS =
            new ClassFileImporter()
                    .importPackages("decant.cellar", "decant.model")
                    .that(
                            com.tngtech.archunit.base.DescribedPredicate.describe(
                                    "offenders",
                                    type ->
                                            type.getSource()
                                                    .orElseThrow()
                                                    .getUri()
                                                    .toString()
                                                    .contains("test-classes")));

    @Test
    void findsARoomNobodyListed() {
        assertThat(Walls.unlistedRooms(OFFENDERS)).containsExactly("Say in House whom the room 'cellar' may know.");
    }

    @Test
    void findsAStepAcrossAWall() {
        assertThat(Walls.crossed(OFFENDERS))
                .containsExactly(
                        Offender.class.getName() + " uses decant.store.ObjectStore, but 'model' may not know 'store'.");
    }

    @Test
    void findsAStrangerInCore() {
        assertThat(Walls.strangersInCore(OFFENDERS)).anyMatch(breach -> breach.contains("javax.xml.namespace.QName"));
    }

    @Test
    void findsReachesForTimeAndChanceButNotASeed() {
        assertThat(Purity.reachesInCore(OFFENDERS))
                .anyMatch(breach -> breach.contains("java.time.Instant.now"))
                .anyMatch(breach -> breach.contains("java.lang.System.out"))
                .filteredOn(breach -> breach.contains("java.util.Random.<init>"))
                .hasSize(1);
    }

    @Test
    void findsAnEnding() {
        assertThat(Purity.endings(OFFENDERS)).hasSize(1);
    }
}
