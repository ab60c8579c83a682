package decant.cli.demo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** The application whose bucket is moved: fills it, then has users write to it until they are told to stop. */
final class Application implements AutoCloseable {
    private static final int UPLOADS_AT_ONCE = 64;
    private static final int TAGGED_EVERY = 10;
    private static final int PART_BYTES = 5 << 20;

    private final Scale scale;
    private final BucketClient bucket;
    private final Audience audience;
    private final List<Drawing> album;
    private final SplittableRandom random;
    private final Writes writes = new Writes();
    private final AtomicLong uploaded = new AtomicLong();
    private final CountDownLatch firstWrite = new CountDownLatch(1);
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Future<?>> users = new ArrayList<>();

    /**
     * @param bucket closed with this
     */
    Application(Scale scale, BucketClient bucket, Audience audience, SplittableRandom random) {
        this.scale = scale;
        this.bucket = bucket;
        this.audience = audience;
        this.random = random;
        this.album = Album.of(scale, random);
    }

    /** Uploads the album. */
    void fill() throws InterruptedException {
        List<Future<?>> uploaders = new ArrayList<>();
        for (int i = 0; i < UPLOADS_AT_ONCE; i++) {
            int first = i;
            uploaders.add(
                    threads.submit(() -> {
                        for (int next = first; next < album.size(); next += UPLOADS_AT_ONCE) {
                            upload(next);
                        }
                        return null;
                    }));
        }
        for (Future<?> uploader : uploaders) {
            join(uploader);
        }
    }

    private void upload(int number) throws InterruptedException {
        Drawing drawing = album.get(number);
        Map<String, String> headers = drawing.nextHeaders();
        if (number % TAGGED_EVERY == 0) {
            headers.put("x-amz-tagging", "mood=mood-" + number);
        }
        if (number < scale.panoramas()) {
            bucket.putInParts(drawing.key, parts(Picture.panorama(drawing.seed)), headers);
        } else {
            bucket.put(drawing.key, Picture.drawing(drawing.seed), headers);
        }
        drawing.exists = true;
        uploaded.incrementAndGet();
    }

    private static List<byte[]> parts(byte[] body) {
        List<byte[]> parts = new ArrayList<>();
        for (int begin = 0; begin < body.length; begin += PART_BYTES) {
            parts.add(java.util.Arrays.copyOfRange(body, begin, Math.min(body.length, begin + PART_BYTES)));
        }
        return parts;
    }

    /** Lets the users begin to write; returns when the first of them has written something. */
    void beginWriting() throws InterruptedException {
        List<List<Drawing>> owned = new ArrayList<>();
        for (int i = 0; i < scale.users(); i++) {
            owned.add(new ArrayList<>());
        }
        for (int i = 0; i < album.size(); i++) {
            owned.get(i % scale.users()).add(album.get(i));
        }
        for (int i = 0; i < scale.users(); i++) {
            User user = new User(i, bucket, audience, owned.get(i), writes, random.split());
            users.add(
                    threads.submit(() -> {
                        try {
                            writeUntilStopped(user);
                        } finally {
                            firstWrite.countDown();
                        }
                        return null;
                    }));
        }
        firstWrite.await();
    }

    private void writeUntilStopped(User user) throws InterruptedException {
        int written = 0;
        do {
            try {
                user.write();
            } catch (BucketClient.Failed _) {
                // It is counted, and decides about the demo's verdict; other pictures can be written to all the same.
            }
            written++;
            firstWrite.countDown();
        } while (written < scale.writesPerUser()
                && !stopped.await(scale.userPause().toMillis(), TimeUnit.MILLISECONDS));
    }

    /** Lets the users go on for a while. */
    void letWrite(Duration time) throws InterruptedException {
        stopped.await(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Returns when the last user has stopped: what the bucket holds now is what it will hold. */
    void stopWriting() throws InterruptedException {
        stopped.countDown();
        for (Future<?> user : users) {
            join(user);
        }
    }

    /** What the users have done so far. */
    Writes writes() {
        return writes;
    }

    /** Pictures of the album that are uploaded so far. */
    long uploaded() {
        return uploaded.get();
    }

    /** How many pictures of the album are public. */
    long open() {
        return album.stream().filter(drawing -> drawing.open).count();
    }

    /** Keys of all pictures of the album. */
    List<String> keys() {
        return album.stream().map(drawing -> drawing.key).toList();
    }

    /** Keys of pictures that are never shown to anybody. */
    List<String> secrets() {
        return album.stream().filter(drawing -> drawing.secret).map(drawing -> drawing.key).toList();
    }

    private static void join(Future<?> future) throws InterruptedException {
        try {
            future.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("The demo's application failed.", e.getCause());
        }
    }

    @Override
    public void close() {
        stopped.countDown();
        threads.shutdownNow();
        threads.close();
        bucket.close();
    }
}
