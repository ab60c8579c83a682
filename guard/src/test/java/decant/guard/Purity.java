package decant.guard;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What a class may not reach for by itself: time, randomness, the terminal, the process. */
final class Purity {
    /** Members that core may not use, and what it does instead. Constructors count only where they take nothing. */
    private static final Map<String, String> FORBIDDEN_IN_CORE =
            Map.ofEntries(
                    Map.entry("java.time.Instant.now", "take a Clock by constructor"),
                    Map.entry("java.time.LocalDate.now", "take a Clock by constructor"),
                    Map.entry("java.time.LocalDateTime.now", "take a Clock by constructor"),
                    Map.entry("java.time.ZonedDateTime.now", "take a Clock by constructor"),
                    Map.entry("java.time.OffsetDateTime.now", "take a Clock by constructor"),
                    Map.entry("java.time.Clock.systemUTC", "take a Clock by constructor"),
                    Map.entry("java.time.Clock.systemDefaultZone", "take a Clock by constructor"),
                    Map.entry("java.lang.System.currentTimeMillis", "take a Clock by constructor"),
                    Map.entry("java.lang.System.nanoTime", "take a ticker by constructor"),
                    Map.entry("java.lang.Thread.sleep", "let the caller schedule, or take a sleeper by constructor"),
                    Map.entry("java.lang.Math.random", "take a RandomGenerator by constructor"),
                    Map.entry("java.util.Random.<init>", "take a RandomGenerator by constructor"),
                    Map.entry("java.util.SplittableRandom.<init>", "take a RandomGenerator by constructor"),
                    Map.entry("java.util.UUID.randomUUID", "take a RandomGenerator by constructor"),
                    Map.entry(
                            "java.util.concurrent.ThreadLocalRandom.current", "take a RandomGenerator by constructor"),
                    Map.entry("java.lang.System.out", "answer, or tell an observer; the command line prints"),
                    Map.entry("java.lang.System.err", "answer, or tell an observer; the command line prints"));

    /** Members that end the process, which only the launcher may do. */
    private static final Set<String> ENDINGS =
            Set.of("java.lang.System.exit", "java.lang.Runtime.exit", "java.lang.Runtime.halt");

    private static final String LAUNCHER = "decant.cli.Main";

    /** What begins a process of its own; the launcher's rehearsal leaves a client's idle threads behind. */
    private static final Set<String> BEGIN_A_PROCESS = Set.of(LAUNCHER, "decant.cli.Rehearsal");

    private Purity() {}

    static Set<String> reachesInCore(JavaClasses classes) {
        Set<String> breaches = new TreeSet<>();
        for (var type : classes) {
            if (House.roomOf(type.getPackageName()).filter(House::isCore).isPresent()) {
                for (JavaAccess<?> access : type.getAccessesFromSelf()) {
                    String instead = FORBIDDEN_IN_CORE.get(member(access));
                    if (instead != null && !isSeeded(access)) {
                        breaches.add(where(access) + " uses " + member(access) + ": " + instead + ".");
                    }
                }
            }
        }
        return breaches;
    }

    static Set<String> endings(JavaClasses classes) {
        Set<String> breaches = new TreeSet<>();
        for (var type : classes) {
            for (JavaAccess<?> access : type.getAccessesFromSelf()) {
                if (ENDINGS.contains(member(access)) && !BEGIN_A_PROCESS.contains(type.getName())) {
                    breaches.add(where(access) + " ends the process: return an exit code, " + LAUNCHER + " exits.");
                }
            }
        }
        return breaches;
    }

    private static boolean isSeeded(JavaAccess<?> access) {
        return access.getTarget() instanceof AccessTarget.ConstructorCallTarget constructor
                && !constructor.getRawParameterTypes().isEmpty();
    }

    private static String member(JavaAccess<?> access) {
        return access.getTargetOwner().getName() + "." + access.getName();
    }

    private static String where(JavaAccess<?> access) {
        return access.getOriginOwner().getName() + ", line " + access.getLineNumber() + ",";
    }
}
