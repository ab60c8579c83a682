package decant.guard;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who may know whom. A room is the package below {@code decant} with all that lies in it: {@code decant.store.memory}
 * is part of the room {@code store}.
 */
final class House {
    /** The rooms of core, each of which may know only those to its left. */
    static final List<String> CORE =
            List.of(
                    "model",
                    "store",
                    "ledger",
                    "source",
                    "count",
                    "reconcile",
                    "flow",
                    "backfill",
                    "live",
                    "audit",
                    "migration");

    /** What each other room may know beside core and itself. */
    static final Map<String, Set<String>> OTHERS =
            Map.of(
                    "s3", Set.of(),
                    "simulator", Set.of(),
                    "lambda", Set.of("s3"),
                    "aws", Set.of("s3"),
                    "dashboard", Set.of("s3"),
                    "fleet", Set.of("s3"),
                    "cli", Set.of("s3", "simulator", "aws", "dashboard", "fleet"),
                    "benchmark", Set.of("s3", "simulator", "aws", "lambda", "dashboard", "fleet", "cli"));

    /** The rooms that speak to AWS; all others see only the ports of core. */
    static final Set<String> KNOW_THE_SDK = Set.of("s3", "aws", "lambda", "benchmark");

    private House() {}

    /** The room of a package, or nothing where it lies outside the house. */
    static Optional<String> roomOf(String packageName) {
        String[] names = packageName.split("\\.", -1);
        return names.length >= 2 && names[0].equals("decant") ? Optional.of(names[1]) : Optional.empty();
    }

    static boolean isCore(String room) {
        return CORE.contains(room);
    }

    static boolean isKnown(String room) {
        return isCore(room) || OTHERS.containsKey(room);
    }

    /** The rooms that a room may know, itself included. */
    static Set<String> knownBy(String room) {
        if (isCore(room)) {
            return Set.copyOf(CORE.subList(0, CORE.indexOf(room) + 1));
        }
        Set<String> beside = OTHERS.getOrDefault(room, Set.of());
        return Stream.of(CORE, beside, Set.of(room)).flatMap(rooms -> rooms.stream()).collect(Collectors.toSet());
    }
}
