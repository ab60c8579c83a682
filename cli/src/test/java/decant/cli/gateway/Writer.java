package decant.cli.gateway;

import decant.model.ObjectKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;

/**
 * An application that goes on working: it overwrites, rewrites with other rights or headers, deletes and creates again,
 * a thousand keys over and over.
 */
final class Writer implements AutoCloseable {
    private static final int KEYS = 1_000;

    private final World world;
    private final Random random;
    private final Duration pace;
    private final List<ObjectKey> keys;
    private final List<ObjectKey> gone = new ArrayList<>();
    private final ExecutorService hand = Executors.newSingleThreadExecutor();
    private final Future<Integer> deeds;
    private volatile boolean stopping;

    private Writer(World world, Random random, Duration pace) {
        this.world = world;
        this.random = random;
        this.pace = pace;
        this.keys = world.smallKeys();
        Collections.shuffle(keys, random);
        keys.subList(KEYS, keys.size()).clear();
        this.deeds = hand.submit(this::write);
    }

    /**
     * Begins to write.
     *
     * @param pace time between two deeds; it shares two cores with what it disturbs
     */
    static Writer in(World world, Random random, Duration pace) {
        return new Writer(world, random, pace);
    }

    private int write() {
        int done = 0;
        while (!stopping) {
            deed();
            done++;
            LockSupport.parkNanos(pace.toNanos());
        }
        return done;
    }

    private void deed() {
        Population population = world.population();
        boolean creates = !gone.isEmpty() && random.nextInt(5) == 0;
        ObjectKey key = pick(creates ? gone : keys);
        if (creates) {
            world.put(key, population.small());
            keys.add(key);
            return;
        }
        switch (random.nextInt(5)) {
            case 0 -> {
                world.remove(key);
                gone.add(key);
                return;
            }
            case 1 -> world.put(key, world.object(key).with(population.headers()));
            case 2 -> world.source().grant(key, population.acl());
            case 3 -> world.source().tag(key, population.tags());
            default -> world.put(key, population.small());
        }
        keys.add(key);
    }

    /** Takes a key out of its list. */
    private ObjectKey pick(List<ObjectKey> list) {
        Collections.swap(list, random.nextInt(list.size()), list.size() - 1);
        return list.removeLast();
    }

    /** Ends its work; how many deeds it did. */
    int stop() throws Exception {
        stopping = true;
        return deeds.get();
    }

    @Override
    public void close() {
        stopping = true;
        hand.close();
    }
}
