package decant.cli.demo;

import decant.cli.output.Figures;
import decant.cli.output.Keys;
import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;

/** Somebody who reads at the target what was written lately anywhere, and says how far behind it is. */
final class Reader implements AutoCloseable {
    /**
     * What he read.
     *
     * @param behind for how long the oldest version that he was given had been outdated
     * @param late reads that were given a version from too long ago
     * @param first the first of those, in words; empty for none
     */
    record Sight(long reads, Duration behind, long late, String first) {}

    private final BucketClient target;
    private final Versions versions;
    private final Duration limit;
    private final Errand reading;
    private Sight sight = new Sight(0, Duration.ZERO, 0, "");

    /**
     * Begins to read.
     *
     * @param target closed with this
     * @param limit for how long the target may be behind
     * @param pause between two reads
     */
    Reader(BucketClient target, Versions versions, Duration limit, Duration pause, SplittableRandom random) {
        this.target = target;
        this.versions = versions;
        this.limit = limit;
        SplittableRandom own = random.split();
        this.reading =
                new Errand(
                        pause,
                        () -> {
                            Optional<String> key = versions.drawn(own);
                            if (key.isPresent()) {
                                read(key.get());
                            }
                        });
    }

    private void read(String key) throws InterruptedException {
        long asked = System.nanoTime();
        int version = target.version(key).map(Integer::parseInt).orElse(Versions.NONE);
        Duration behind = Duration.ofNanos(versions.outdatedNanos(key, version, asked));
        boolean isLate = behind.compareTo(limit) > 0;
        synchronized (this) {
            String words = "%s was read as it had been %s before".formatted(Keys.shown(key), Figures.duration(behind));
            sight =
                    new Sight(
                            sight.reads() + 1,
                            behind.compareTo(sight.behind()) > 0 ? behind : sight.behind(),
                            sight.late() + (isLate ? 1 : 0),
                            isLate && sight.first().isEmpty() ? words : sight.first());
        }
    }

    /** Reads no more. */
    void stop() throws InterruptedException {
        reading.stop();
    }

    /** What was read so far. */
    synchronized Sight sight() {
        return sight;
    }

    @Override
    public void close() {
        reading.close();
        target.close();
    }
}
