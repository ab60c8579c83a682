package decant.cli.demo;

import java.time.Duration;

/**
 * How large a demo is, and how slow its world.
 *
 * @param pictures in the source bucket at the beginning
 * @param panoramas of them that are uploaded in parts
 * @param farMillis latency of the source's region
 * @param nearMillis latency of the target's region, where the users are
 * @param copyMillis latency of a copy between the two
 * @param targetWritesPerSecond that the target bears before it answers SlowDown; 0 for any number
 * @param users who write at the same time; as many visitors read
 * @param userPause between two writes of one user, and two reads of one visitor
 * @param writesPerUser after which a user rests: a slow machine must not be written to for ever
 * @param writesOn for how long users go on when they are at the target
 * @param functions what the account's functions are given
 * @param silences copies that are done and never answered, where there is chaos
 * @param heartbeat whether there is one
 * @param lateLanding within which a request takes effect, answered or not
 * @param drainQuiet for how long nothing may be left to be carried before the cutover believes it
 * @param measuredEvery between two uploads that are measured
 */
record Scale(
        int pictures,
        int panoramas,
        int farMillis,
        int nearMillis,
        int copyMillis,
        int targetWritesPerSecond,
        int users,
        Duration userPause,
        int writesPerUser,
        Duration writesOn,
        Functions functions,
        int silences,
        boolean heartbeat,
        Duration lateLanding,
        Duration drainQuiet,
        Duration measuredEvery) {
    /** Smaller ones would hold little but awkward keys. */
    static final int LEAST_PICTURES = 100;

    /** All pictures are in memory. */
    static final int MOST_PICTURES = 10_000;

    /**
     * The account's functions.
     *
     * @param slots that all of them share
     * @param thumbnailTime a thumbnail takes
     */
    record Functions(int slots, Duration thumbnailTime) {}

    /** For people to watch. The target bears a tenth of what AWS promises, for a bucket that is so much smaller. */
    static final Scale STORY =
            new Scale(
                    2_000,
                    3,
                    90,
                    8,
                    120,
                    350,
                    12,
                    Duration.ofMillis(300),
                    2_000,
                    Duration.ofSeconds(6),
                    new Functions(60, Duration.ofMillis(200)),
                    3,
                    true,
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(2));

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
                    Duration.ofMillis(150),
                    1_000,
                    Duration.ofSeconds(3),
                    new Functions(20, Duration.ofMillis(30)),
                    0,
                    true,
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(3),
                    Duration.ofSeconds(1));

    /** The same with another number of pictures. */
    Scale withPictures(int value) {
        return with(value, writesPerUser);
    }

    /** The same for a play that takes so many times as long: users do not rest before its end. */
    Scale longer(int times) {
        return with(pictures, writesPerUser * times);
    }

    private Scale with(int otherPictures, int otherWrites) {
        return new Scale(
                otherPictures,
                panoramas,
                farMillis,
                nearMillis,
                copyMillis,
                targetWritesPerSecond,
                users,
                userPause,
                otherWrites,
                writesOn,
                functions,
                silences,
                heartbeat,
                lateLanding,
                drainQuiet,
                measuredEvery);
    }
}
