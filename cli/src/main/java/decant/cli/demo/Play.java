package decant.cli.demo;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What is played.
 *
 * @param chaos whether requests fail until both sides agree
 * @param goesBack whether the application goes back to the source once, and over again
 * @param kills how what moves the bucket is killed
 * @param seed decides about pictures, keys and what users do; the order in which things meet it does not decide
 * @param dashboard where the migration's page is, as {@code [HOST:]PORT}
 * @param report file for the migration's report; empty for none
 */
record Play(
        Scale scale, boolean chaos, boolean goesBack, Kills kills, long seed, String dashboard, Optional<Path> report) {

    /** Any free port of this machine. */
    static final String ANY_PORT = "0";

    /** Without faults, straight to the target, for nobody to look at. */
    static Play of(Scale scale, long seed) {
        return new Play(scale, false, false, Kills.NONE, seed, ANY_PORT, Optional.empty());
    }

    Play withChaos() {
        return new Play(scale, true, goesBack, kills, seed, dashboard, report);
    }

    Play withWayBack() {
        return new Play(scale, chaos, true, kills, seed, dashboard, report);
    }

    Play withReport(Path file) {
        return new Play(scale, chaos, goesBack, kills, seed, dashboard, Optional.of(file));
    }

    Play withKills(Kills how) {
        return new Play(scale, chaos, goesBack, how, seed, dashboard, report);
    }

    boolean isKilled() {
        return !kills.program().isEmpty();
    }

    /** Whether changes may be carried late, since something fails all the while. */
    boolean isRough() {
        return chaos || isKilled();
    }
}
