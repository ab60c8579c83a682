package decant.cli.demo;

import java.time.Duration;

/**
 * How large a demo is, and how slow its world.
 *
 * @param pictures in the source bucket at the beginning
 * @param panoramas of them that are uploaded in parts
 * @param nearMillis latency of the source's region
 * @param farMillis latency of the target's region
 * @param copyMillis latency of a copy between the two
 * @param targetWritesPerSecond that the target bears before it answers SlowDown; 0 for any number
 * @param users who write at the same time
 * @param userPause between two writes of one user
 * @param writesPerUser after which a user rests: a slow machine must not be written to for ever
 */
record Scale(
        int pictures,
        int panoramas,
        int nearMillis,
        int farMillis,
        int copyMillis,
        int targetWritesPerSecond,
        int users,
        Duration userPause,
        int writesPerUser) {
    /** For people to watch. The target bears a tenth of what AWS promises, for a bucket that is so much smaller. */
    static final Scale STORY = new Scale(3_000, 3, 20, 80, 120, 350, 12, Duration.ofMillis(110), 250);

    /** For tests. */
    static final Scale FAST = new Scale(300, 1, 0, 0, 0, 0, 4, Duration.ofMillis(60), 60);
}
