package decant.cli.demo;

import java.util.List;

/**
 * How what moves the bucket is killed.
 *
 * @param program its main class, as a process of its own, with Java's options before it; empty where it is in this
 *     process, and lives
 * @param oneIn a step out of so many is one in which it is killed
 */
record Kills(List<String> program, int oneIn) {
    /** It lives. */
    static final Kills NONE = new Kills(List.of(), 1);

    /** What people start, killed in each step. */
    static final Kills EACH_STEP = new Kills(List.of("decant.cli.Main"), 1);
}
