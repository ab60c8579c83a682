package decant.cli.demo;

import decant.cli.output.Keys;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The application looks through its bucket when all is over: every picture as its user left it, those he deleted gone,
 * shown to whom he wants. None of Decant's code is in it.
 */
final class Inventory {
    private static final int AT_ONCE = 32;

    /**
     * What it came to.
     *
     * @param looks at every picture that there is or was
     * @param pictures that are there
     * @param bytes of them
     * @param wrong pictures that are not as their user left them
     * @param first the first of those, in words; empty where there is none
     */
    record Result(long looks, long pictures, long bytes, long wrong, String first) {}

    private final BucketClient bucket;
    private final AtomicLong pictures = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong wrong = new AtomicLong();
    private final AtomicReference<String> first = new AtomicReference<>("");

    Inventory(BucketClient bucket) {
        this.bucket = bucket;
    }

    Result of(List<Drawing> drawings) throws InterruptedException {
        Semaphore room = new Semaphore(AT_ONCE);
        List<Future<?>> looks = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Drawing drawing : drawings) {
                room.acquire();
                looks.add(
                        threads.submit(() -> {
                            try {
                                look(drawing);
                            } finally {
                                room.release();
                            }
                            return null;
                        }));
            }
            for (Future<?> look : looks) {
                look.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("The application cannot look through its bucket.", e.getCause());
        }
        return new Result(drawings.size(), pictures.get(), bytes.get(), wrong.get(), first.get());
    }

    private void look(Drawing drawing) throws InterruptedException {
        byte[] there = bucket.read(drawing.key).orElse(null);
        if (there == null) {
            note(drawing, drawing.exists ? "is not there" : "");
            return;
        }
        pictures.incrementAndGet();
        bytes.addAndGet(there.length);
        if (!drawing.exists) {
            note(drawing, "is there, although it was deleted");
        } else if (!Arrays.equals(there, drawing.body())) {
            note(drawing, "has other contents than its user last gave it");
        } else if (!drawing.isShownBy(bucket.version(drawing.key))) {
            String version = bucket.version(drawing.key).orElse("none");
            note(drawing, "has the headers of version " + version + " and not of " + drawing.shown());
        } else if (bucket.isShownToEverybody(drawing.key) != drawing.open) {
            note(drawing, drawing.open ? "is not shown, although it is public" : "is shown, although it is private");
        }
    }

    private void note(Drawing drawing, String what) {
        if (!what.isEmpty()) {
            wrong.incrementAndGet();
            first.compareAndSet("", Keys.shown(drawing.key) + " " + what);
        }
    }
}
