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
    private final BucketClient bucket;
    private final Audience audience;
    private final List<Drawing> drawings;
    private final Writes writes;
    private final SplittableRandom random;
    private int added;

    User(
            int number,
            BucketClient bucket,
            Audience audience,
            List<Drawing> drawings,
            Writes writes,
            SplittableRandom random) {
        this.audience = audience;
        this.number = number;
        this.bucket = bucket;
        this.drawings = drawings;
        this.writes = writes;
        this.random = random;
    }

    /** Does one thing to one picture. */
    void write() throws InterruptedException {
        Deed deed = Deed.drawn(random);
        Drawing drawing =
                switch (deed) {
                    case ADDED -> null;
                    case OVERWRITTEN, DELETED, DETAILS -> drawn(any -> any.exists);
                    case ACCESS -> drawn(any -> any.exists && !any.secret);
                    case RECREATED -> drawn(any -> !any.exists);
                };
        if (drawing == null) {
            add();
            writes.count(Deed.ADDED);
        } else {
            change(drawing, deed);
            writes.count(deed);
        }
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
                bucket.open(drawing.key, drawing.open);
                if (!drawing.open) {
                    audience.hidden(drawing.key);
                }
            }
            case DETAILS -> {
                if (random.nextBoolean()) {
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
        bucket.put(drawing.key, Picture.drawing(drawing.seed), drawing.nextHeaders());
        drawing.exists = true;
    }
}
