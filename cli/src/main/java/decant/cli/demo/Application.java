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

    /** What was written longer ago has long been carried. */
    private static final Duration LATELY = Duration.ofMinutes(2);

    private static final Duration MOST_PATIENCE = Duration.ofMinutes(1);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);

    private final Scale scale;
    private final BucketClient source;
    private final BucketClient target;
    private final Audience audience;
    private final boolean accessIsTold;
    private final List<Drawing> album;
    private final SplittableRandom random;
    private final Writes writes = new Writes();
    private final AtomicLong uploaded = new AtomicLong();
    private final CountDownLatch firstWrite = new CountDownLatch(1);
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final UploadTimes times;
    private final Rest rest;
    private final List<User> users = new ArrayList<>();
    private final List<Future<?>> working = new ArrayList<>();
    private volatile Transfer transfer = Transfer.NONE;
    private volatile Calm calm = Calm.NONE;

    /**
     * @param source where its pictures are; closed with this
     * @param target where they will be; closed with this
     * @param accessIsTold whether an event tells of new access lists and tags
     * @param rest for users while both buckets take their writes
     */
    Application(
            Scale scale,
            BucketClient source,
            BucketClient target,
            Audience audience,
            boolean accessIsTold,
            UploadTimes times,
            Rest rest,
            SplittableRandom random) {
        this.times = times;
        this.rest = rest;
        this.scale = scale;
        this.source = source;
        this.target = target;
        this.audience = audience;
        this.accessIsTold = accessIsTold;
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
        drawing.wide = number < scale.panoramas();
        if (drawing.wide) {
            source.putInParts(drawing.key, parts(drawing.body()), headers);
        } else {
            source.put(drawing.key, drawing.body(), headers);
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
            User user = new User(i, source, audience, accessIsTold, owned.get(i), writes, times, rest, random.split());
            users.add(user);
            working.add(
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
        int obeyed = Transfer.NONE.number();
        int calmed = Calm.NONE.number();
        int written = 0;
        do {
            Calm calmNow = calm;
            if (calmNow.number() != calmed) {
                if (!isShownThere(user)) {
                    return;
                }
                calmed = calmNow.number();
                calmNow.left().countDown();
            }
            Transfer wanted = transfer;
            if (wanted.number() != obeyed) {
                BucketClient there = wanted.to() == Side.SOURCE ? source : target;
                if (!isReadyToGo(user, there, wanted.settle())) {
                    return;
                }
                user.goTo(wanted.to(), there);
                obeyed = wanted.number();
                wanted.left().countDown();
            }
            if (written < scale.writesPerUser()) {
                write(user);
                written++;
            }
        } while (!stopped.await(scale.userPause().toMillis(), TimeUnit.MILLISECONDS));
    }

    /** Waits until what a user wrote last has come to where he goes, but not for ever; not if all is over before. */
    private boolean isReadyToGo(User user, BucketClient there, Duration settle) throws InterruptedException {
        long now = System.nanoTime();
        long since = now - LATELY.toNanos();
        long left = settle.toMillis();
        do {
            if (stopped.await(left, TimeUnit.MILLISECONDS)) {
                return false;
            }
            left = BETWEEN_LOOKS.toMillis();
        } while (!user.hasArrived(there, since) && System.nanoTime() - now < MOST_PATIENCE.toNanos());
        return true;
    }

    /**
     * Waits until what a user opened lately is open in the other bucket, but not for ever; not if all is over before.
     */
    private boolean isShownThere(User user) throws InterruptedException {
        long now = System.nanoTime();
        while (!user.hasShown(user.isAt(Side.SOURCE) ? target : source, now - LATELY.toNanos())
                && System.nanoTime() - now < MOST_PATIENCE.toNanos()) {
            if (stopped.await(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS)) {
                return false;
            }
        }
        return true;
    }

    private void write(User user) throws InterruptedException {
        try {
            user.write();
        } catch (BucketClient.Failed _) {
            // It is counted, and decides about the demo's verdict; other pictures can be written to all the same.
        }
        firstWrite.countDown();
    }

    /**
     * While both buckets are written to, a picture that is closed at either is closed at both: users open none, and
     * leave those alone that they have just added. And since tags alone leave no date to tell which came last, they tag
     * none as long as there are links both ways. Nor do they change what was uploaded in parts: its date is that of its
     * upload's beginning, so where no receipt is, nothing tells on which side it is the newer one.
     */
    void refrain(boolean begins) {
        users.forEach(user -> user.refrain(begins));
    }

    /**
     * Has every user write to another bucket, and returns when the last one does. For one caller at a time.
     *
     * @param settle for how long a user waits with that after his last write
     * @return whether all of them do; not after they were told to stop
     */
    boolean goTo(Side side, Duration settle) throws InterruptedException {
        Transfer begun = new Transfer(transfer.number() + 1, side, settle, new CountDownLatch(users.size()));
        transfer = begun;
        return areDone(begun.left());
    }

    private boolean areDone(CountDownLatch left) throws InterruptedException {
        while (!left.await(100, TimeUnit.MILLISECONDS)) {
            if (stopped.getCount() == 0) {
                return false;
            }
        }
        return true;
    }

    /**
     * Returns when what users have made public is public in both buckets. What is on its way when a switch begins would
     * be private on both sides at its end.
     */
    void letOpenedArrive() throws InterruptedException {
        Calm begun = new Calm(calm.number() + 1, new CountDownLatch(users.size()));
        calm = begun;
        areDone(begun.left());
    }

    /** Lets the users go on for a while. */
    void letWrite(Duration time) throws InterruptedException {
        stopped.await(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Returns when the last user has stopped: what the bucket holds now is what it will hold. */
    void stopWriting() throws InterruptedException {
        stopped.countDown();
        for (Future<?> user : working) {
            join(user);
        }
    }

    /** Every picture as its user left it; only when all have stopped. */
    List<Drawing> drawings() {
        return users.stream().flatMap(user -> user.drawings().stream()).toList();
    }

    /** For how long users leave alone what they have changed. */
    Rest rest() {
        return rest;
    }

    /** How long uploads took. */
    UploadTimes times() {
        return times;
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
        source.close();
        target.close();
    }
}
