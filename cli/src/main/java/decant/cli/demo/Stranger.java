package decant.cli.demo;

import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Somebody without credentials who tries all the time to see, at the target, pictures that the source never showed to
 * anybody.
 */
final class Stranger implements AutoCloseable {
    /**
     * What came of it.
     *
     * @param shown how often a picture was shown that must not be
     */
    record Sight(long tries, long shown) {}

    private final BucketClient target;
    private final AtomicLong tries = new AtomicLong();
    private final AtomicLong shown = new AtomicLong();
    private final Errand trying;

    /**
     * Begins to try.
     *
     * @param target closed with this
     * @param secrets keys that must never be shown
     */
    Stranger(BucketClient target, List<String> secrets, Scale scale, SplittableRandom random) {
        this.target = target;
        SplittableRandom own = random.split();
        this.trying =
                new Errand(
                        scale.userPause(),
                        () -> {
                            String key = secrets.get(own.nextInt(secrets.size()));
                            shown.addAndGet(target.isShownToEverybody(key) ? 1 : 0);
                            tries.incrementAndGet();
                        });
    }

    /** Gives up. */
    void stop() throws InterruptedException {
        trying.stop();
    }

    /** What came of it so far. */
    Sight sight() {
        return new Sight(tries.get(), shown.get());
    }

    @Override
    public void close() {
        trying.close();
        target.close();
    }
}
