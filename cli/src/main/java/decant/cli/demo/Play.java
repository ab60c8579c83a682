package decant.cli.demo;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What is played.
 *
 * @param chaos whether requests fail until both sides agree
 * @param goesBack whether the application goes back to the source once, and over again
 * @param killed main class of what moves the bucket where it is a process of its own, which is killed in each of its
 *     steps, with Java's options before it; empty where it is in this process, and lives
 * @param seed decides about pictures, keys and what users do; the order in which things meet it does not decide
 * @param dashboard where the migration's page is, as {@code [HOST:]PORT}
 * @param report file for the migration's report; empty for none
 */
record Play(
        Scale scale,
        boolean chaos,
        boolean goesBack,
        List<String> killed,
        long seed,
        String dashboard,
        Optional<Path> report) {
    /** What people start. */
    static final List<String> PROGRAM = List.of("decant.cli.Main");

    /** Any free port of this machine. */
    static final String ANY_PORT = "0";

    /** Without faults, straight to the target, for nobody to look at. */
    static Play of(Scale scale, long seed) {
        return new Play(scale, false, false, List.of(), seed, ANY_PORT, Optional.empty());
    }

    Play withChaos() {
        return new Play(scale, true, goesBack, killed, seed, dashboard, report);
    }

    Play withWayBack() {
        return new Play(scale, chaos, true, killed, seed, dashboard, report);
    }

    Play withReport(Path file) {
        return new Play(scale, chaos, goesBack, killed, seed, dashboard, Optional.of(file));
    }

    Play withKills(List<String> program) {
        return new Play(scale, chaos, goesBack, program, seed, dashboard, report);
    }

    boolean isKilled() {
        return !killed.isEmpty();
    }

    /** Whether changes may be carried late, since something fails all the while. */
    boolean isRough() {
        return chaos || isKilled();
    }
}
