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
 * @param users who write at the same time; as many visitors read
 * @param userPause between two writes of one user, and two reads of one visitor
 * @param writesPerUser after which a user rests: a slow machine must not be written to for ever
 * @param writesOn for how long users go on when the pass has ended
 * @param functions what the account's functions are given
 * @param silences copies that are done and never answered, where there is chaos
 * @param heartbeat whether the pass waits until a heartbeat has come back
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
        int writesPerUser,
        Duration writesOn,
        Functions functions,
        int silences,
        boolean heartbeat) {
    /** Smaller ones would hold little but awkward keys. */
    static final int LEAST_PICTURES = 100;

    /** All pictures are in memory. */
    static final int MOST_PICTURES = 10_000;

    /**
     * The account's functions.
     *
     * @param slots that all of them share
     * @param copySlots of them that are kept for the function that is told of changes
     * @param copyTime an event takes on its way to whoever copies, at least
     * @param thumbnailTime a thumbnail takes
     */
    record Functions(int slots, int copySlots, Duration copyTime, Duration thumbnailTime) {}

    /** For people to watch. The target bears a tenth of what AWS promises, for a bucket that is so much smaller. */
    static final Scale STORY =
            new Scale(
                    3_000,
                    3,
                    20,
                    80,
                    120,
                    350,
                    12,
                    Duration.ofMillis(110),
                    400,
                    Duration.ofSeconds(8),
                    new Functions(60, 20, Duration.ofMillis(50), Duration.ofMillis(300)),
                    3,
                    true);

    /** For tests. */
    static final Scale FAST =
            new Scale(
                    300,
                    1,
                    0,
                    0,
                    0,
                    0,
                    4,
                    Duration.ofMillis(60),
                    60,
                    Duration.ofMillis(300),
                    new Functions(20, 10, Duration.ofMillis(1), Duration.ofMillis(30)),
                    0,
                    false);

    /** The same with another number of pictures. */
    Scale withPictures(int value) {
        return new Scale(
                value,
                panoramas,
                nearMillis,
                farMillis,
                copyMillis,
                targetWritesPerSecond,
                users,
                userPause,
                writesPerUser,
                writesOn,
                functions,
                silences,
                heartbeat);
    }
}
