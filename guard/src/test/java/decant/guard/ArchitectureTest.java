package decant.guard;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

final class ArchitectureTest {
    /** The scan must find at least so many classes in these rooms; raise the numbers as the rooms fill. */
    private static final Map<String, Integer> LEAST_CLASSES =
            Map.of(
                    "model",
                    15,
                    "store",
                    15,
                    "ledger",
                    12,
                    "source",
                    10,
                    "reconcile",
                    15,
                    "s3",
                    15,
                    "lambda",
                    15,
                    "cli",
                    8);

    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .withImportOption(location -> !location.contains("/decant/guard/"))
                    // JMH writes these classes, and nobody reads them.
                    .withImportOption(location -> !location.contains("/jmh_generated/"))
                    .importPackages("decant");

    @Test
    void theScanSeesTheHouse() {
        Map<String, Long> found =
                CLASSES.stream()
                        .flatMap(type -> House.roomOf(type.getPackageName()).stream())
                        .collect(Collectors.groupingBy(room -> room, Collectors.counting()));

        LEAST_CLASSES.forEach((room, least) ->
                assertThat(found.getOrDefault(room, 0L))
                        .as("Classes found in '%s'; were so many removed, or does the scan not see them?", room)
                        .isGreaterThanOrEqualTo(least));
    }

    @Test
    void everyRoomIsListed() {
        assertThat(Walls.unlistedRooms(CLASSES)).isEmpty();
    }

    @Test
    void roomsKnowOnlyWhomTheyMay() {
        assertThat(Walls.crossed(CLASSES)).isEmpty();
    }

    @Test
    void coreKnowsOnlyTheJdk() {
        assertThat(Walls.strangersInCore(CLASSES)).isEmpty();
    }

    @Test
    void onlyTheAdaptersKnowTheSdk() {
        assertThat(Walls.strayUsesOfTheSdk(CLASSES)).isEmpty();
    }

    @Test
    void packagesFormNoCircle() {
        assertThat(Walls.circles(CLASSES)).as("Packages that know each other; move down what they share").isEmpty();
    }

    @Test
    void coreTakesTimeAndChanceByConstructor() {
        assertThat(Purity.reachesInCore(CLASSES)).isEmpty();
    }

    @Test
    void onlyTheLauncherEndsTheProcess() {
        assertThat(Purity.endings(CLASSES)).isEmpty();
    }

    @Test
    void everyPackageIsDescribedAndNullMarked() {
        Set<String> described =
                CLASSES.stream()
                        .filter(type -> type.getSimpleName().equals("package-info"))
                        .filter(type -> type.isAnnotatedWith(NullMarked.class))
                        .map(JavaClass::getPackageName)
                        .collect(Collectors.toSet());
        Set<String> packages =
                CLASSES.stream().map(JavaClass::getPackageName).collect(Collectors.toCollection(TreeSet::new));
        packages.removeAll(described);
        packages.remove(""); // module-info lies in no package

        assertThat(packages).as("Packages that want a package-info.java with @NullMarked and a sentence").isEmpty();
    }
}
