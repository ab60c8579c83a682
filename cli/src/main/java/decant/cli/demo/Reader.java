package decant.cli.demo;

import decant.cli.output.Figures;
import decant.cli.output.Keys;
import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

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
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final ExecutorService thread = Executors.newVirtualThreadPerTaskExecutor();
    private final Future<?> reading;
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
                thread.submit(() -> {
                    while (!stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                        Optional<String> key = versions.drawn(own);
                        if (key.isPresent()) {
                            read(key.get());
                        }
                    }
                    return null;
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
        stopped.countDown();
        try {
            reading.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("The demo's reader failed.", e.getCause());
        }
    }

    /** What was read so far. */
    synchronized Sight sight() {
        return sight;
    }

    @Override
    public void close() {
        stopped.countDown();
        thread.shutdownNow();
        thread.close();
        target.close();
    }
}
