package decant.cli.demo;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who writes to the bucket all the time. Each user has pictures of his own, so that what he last did to a
 * picture is what the bucket must hold. For one thread.
 */
final class User {
    private final int number;
    private final UploadTimes times;
    private final Audience audience;
    private final boolean accessIsTold;
    private final List<Drawing> drawings;
    private final Writes writes;
    private final Rest rest;
    private final SplittableRandom random;
    private BucketClient bucket;
    private Side side = Side.SOURCE;
    private int added;
    private volatile boolean refrains;
    private volatile boolean hasRefrained;

    User(
            int number,
            BucketClient source,
            Audience audience,
            boolean accessIsTold,
            List<Drawing> drawings,
            Writes writes,
            UploadTimes times,
            Rest rest,
            SplittableRandom random) {
        this.audience = audience;
        this.accessIsTold = accessIsTold;
        this.number = number;
        this.bucket = source;
        this.times = times;
        this.drawings = drawings;
        this.writes = writes;
        this.rest = rest;
        this.random = random;
    }

    /** Writes to another bucket from now on. */
    void goTo(Side newSide, BucketClient newBucket) {
        side = newSide;
        bucket = newBucket;
    }

    /**
     * Whether another bucket shows all that this user did lately, which is when he can go there without missing any of
     * it.
     *
     * @param since by {@link System#nanoTime}
     */
    boolean hasArrived(BucketClient there, long since) throws InterruptedException {
        for (Drawing drawing : drawings) {
            if (drawing.isChangedSince(since) && !drawing.isShownBy(there.version(drawing.key))) {
                return false;
            }
        }
        return true;
    }

    /**
     * Whether another bucket shows to everybody what this user made public lately.
     *
     * @param since by {@link System#nanoTime}
     */
    boolean hasShown(BucketClient there, long since) throws InterruptedException {
        for (Drawing drawing : drawings) {
            if (drawing.exists
                    && drawing.open
                    && drawing.isChangedSince(since)
                    && !there.isShownToEverybody(drawing.key)) {
                return false;
            }
        }
        return true;
    }

    boolean isAt(Side any) {
        return side == any;
    }

    /** Every picture there is or was of this user. */
    List<Drawing> drawings() {
        return drawings;
    }

    /**
     * Opens no picture from now on, and leaves new ones alone; or does so again. From the first time on tags none, and
     * leaves those alone that may not be carried, or were uploaded in parts.
     */
    void refrain(boolean begins) {
        if (begins) {
            hasRefrained = true;
        }
        refrains = begins;
    }

    /** Does one thing to one picture. */
    void write() throws InterruptedException {
        Deed deed = Deed.drawn(random);
        boolean opensNone = refrains;
        Drawing drawing =
                switch (deed) {
                    case ADDED -> null;
                    case OVERWRITTEN, DELETED, DETAILS -> drawn(any -> any.exists && mayChange(any, opensNone));
                    case ACCESS ->
                            drawn(any ->
                                    any.exists && !any.secret && mayChange(any, opensNone) && (any.open || !opensNone));
                    case RECREATED -> drawn(any -> !any.exists && mayChange(any, opensNone));
                };
        if (drawing == null) {
            add();
            writes.count(Deed.ADDED);
        } else {
            change(drawing, deed);
            drawing.changed = System.nanoTime();
            audience.wrote(drawing.key, drawing.shown());
            writes.count(deed);
        }
    }

    private boolean mayChange(Drawing drawing, boolean opensNone) {
        // Whatever was killed while it carried a change has left no receipt of it, also once writers have moved.
        boolean rests = drawing.changed != 0 && !rest.isOver(drawing.changed);
        return !(opensNone && drawing.isNew()) && !(hasRefrained && (rests || drawing.wide));
    }

    /** One of the pictures of which this is true, {@code null} if there is none. */
    private @Nullable Drawing drawn(Predicate<Drawing> wanted) {
        int begin = random.nextInt(drawings.size());
        for (int i = 0; i < drawings.size(); i++) {
            Drawing drawing = drawings.get((begin + i) % drawings.size());
            if (wanted.test(drawing)) {
                return drawing;
            }
        }
        return null;
    }

    private void add() throws InterruptedException {
        Drawing drawing = Album.another("user-%02d/%05d".formatted(number, added++), random);
        put(drawing);
        audience.wrote(drawing.key, drawing.shown());
        drawings.add(drawing);
    }

    private void change(Drawing drawing, Deed deed) throws InterruptedException {
        switch (deed) {
            case ADDED -> throw new IllegalArgumentException("What is there cannot be added.");
            case OVERWRITTEN, RECREATED -> {
                // Sometimes with the same bytes, so that only headers tell the versions apart.
                drawing.seed = random.nextInt(4) == 0 ? drawing.seed : random.nextLong();
                put(drawing);
            }
            case DELETED -> {
                bucket.remove(drawing.key);
                drawing.exists = false;
                if (drawing.open) {
                    audience.hidden(drawing.key);
                }
            }
            case ACCESS -> {
                drawing.open = !drawing.open;
                if (drawing.open) {
                    audience.showing(drawing.key);
                }
                if (accessIsTold) {
                    bucket.open(drawing.key, drawing.open);
                } else {
                    put(drawing);
                }
                if (!drawing.open) {
                    audience.hidden(drawing.key);
                }
            }
            case DETAILS -> {
                // What was tagged has no date: while there are links both ways, it is written anew.
                if (random.nextBoolean() || hasRefrained || !accessIsTold) {
                    bucket.changeHeaders(drawing.key, drawing.nextHeaders());
                } else {
                    bucket.tag(drawing.key, "mood", "mood-" + random.nextInt(1_000));
                }
            }
        }
    }

    private void put(Drawing drawing) throws InterruptedException {
        if (drawing.open) {
            audience.showing(drawing.key);
        }
        drawing.wide = false;
        byte[] body = drawing.body();
        long begun = System.nanoTime();
        bucket.put(drawing.key, body, drawing.nextHeaders());
        times.took(side, System.nanoTime() - begun);
        drawing.written = begun;
        drawing.changed = begun;
        drawing.exists = true;
    }
}
