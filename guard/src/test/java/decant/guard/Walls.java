package decant.guard;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The rules between rooms. Each finds its breaches, one sentence for each. */
final class Walls {
    private Walls() {}

    /** Rooms that {@link House} does not list, so that nobody would guard them. */
    static Set<String> unlistedRooms(JavaClasses classes) {
        Set<String> breaches = new TreeSet<>();
        classes.stream()
                .flatMap(type -> House.roomOf(type.getPackageName()).stream())
                .filter(room -> !House.isKnown(room))
                .forEach(room -> breaches.add("Say in House whom the room '" + room + "' may know."));
        return breaches;
    }

    static Set<String> crossed(JavaClasses classes) {
        return breaches(classes, Walls::crossing);
    }

    private static Optional<String> crossing(String room, Dependency use) {
        return House.roomOf(use.getTargetClass().getPackageName())
                .filter(known -> !House.knownBy(room).contains(known))
                .map(known -> where(use) + ", but '" + room + "' may not know '" + known + "'.");
    }

    /** Uses of anything but the JDK in core. */
    static Set<String> strangersInCore(JavaClasses classes) {
        return breaches(classes, Walls::strangerInCore);
    }

    private static Optional<String> strangerInCore(String room, Dependency use) {
        String known = use.getTargetClass().getBaseComponentType().getPackageName();
        boolean stranger =
                House.isCore(room)
                        && Stream.of("java", "decant", "org.jspecify").noneMatch(home -> lies(known, home))
                        && !use.getTargetClass().getBaseComponentType().isPrimitive();
        return stranger ? Optional.of(where(use) + ", but core knows only java.*.") : Optional.empty();
    }

    /** Uses of the AWS SDK outside the rooms that speak to AWS. */
    static Set<String> strayUsesOfTheSdk(JavaClasses classes) {
        return breaches(classes, Walls::strayUseOfTheSdk);
    }

    private static Optional<String> strayUseOfTheSdk(String room, Dependency use) {
        return lies(use.getTargetClass().getBaseComponentType().getPackageName(), "software.amazon")
                        && !House.KNOW_THE_SDK.contains(room)
                ? Optional.of(where(use) + ", but only " + new TreeSet<>(House.KNOW_THE_SDK) + " may know the SDK.")
                : Optional.empty();
    }

    /** Packages that know each other in a circle. */
    static List<String> circles(JavaClasses classes) {
        return SlicesRuleDefinition.slices()
                .matching("decant.(**)")
                .should()
                .beFreeOfCycles()
                .evaluate(classes)
                .getFailureReport()
                .getDetails();
    }

    private static Set<String> breaches(JavaClasses classes, Rule rule) {
        Set<String> breaches = new TreeSet<>();
        classes.stream()
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .forEach(use ->
                        House.roomOf(use.getOriginClass().getPackageName())
                                .flatMap(room -> rule.breach(room, use))
                                .ifPresent(breaches::add));
        return breaches;
    }

    private static boolean lies(String packageName, String home) {
        return packageName.equals(home) || packageName.startsWith(home + ".");
    }

    private static String where(Dependency use) {
        return use.getOriginClass().getName() + " uses " + use.getTargetClass().getName();
    }

    private interface Rule {
        Optional<String> breach(String room, Dependency use);
    }
}
