package decant.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import decant.model.AccessList;
import decant.model.ObjectKey;
import decant.s3.application.SdkBucket;
import decant.store.contract.NewObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * An application that writes, overwrites and removes, ten times a second, in whatever bucket a file names. It comes
 * back to a key after some seconds: a key that is written on both sides within the lag is a conflict, and that is
 * another test's.
 */
final class WanderingApplication implements AutoCloseable {
    private static final int KEYS = 120;
    private static final long PAUSE_MILLIS = 100;
    private static final String REMOVED = "";

    private final SdkBucket source;
    private final SdkBucket target;
    private final Path where;
    private final Map<ObjectKey, String> written = new ConcurrentHashMap<>();
    private final AtomicLong deeds = new AtomicLong();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread thread = Thread.ofVirtual().unstarted(this::write);

    WanderingApplication(SdkBucket source, SdkBucket target, Path where) {
        this.source = source;
        this.target = target;
        this.where = where;
    }

    void start() {
        thread.start();
    }

    /** How often it has written. */
    long deeds() {
        return deeds.get();
    }

    private void write() {
        try {
            for (int i = 0; !stopped.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS); i++) {
                ObjectKey key = ObjectKey.of("users/" + i % KEYS);
                SdkBucket bucket = Files.readString(where, UTF_8).strip().equals("target") ? target : source;
                if (i % 7 == 6) {
                    bucket.remove(key);
                    written.put(key, REMOVED);
                } else {
                    String text = "drawing " + i;
                    AccessList acl = i % 3 == 0 ? AccessList.PUBLIC_READ : AccessList.PRIVATE;
                    bucket.put(key, NewObject.of(text).with(acl));
                    written.put(key, text);
                }
                deeds.incrementAndGet();
            }
        } catch (InterruptedException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Ends its day. */
    void stop() throws InterruptedException {
        stopped.countDown();
        thread.join();
    }

    /** Whether a bucket holds what it has written last, and nothing that it has removed. */
    boolean isKept(SdkBucket bucket) {
        Map<ObjectKey, ?> there = bucket.list();
        return written.entrySet().stream()
                .allMatch(one ->
                        one.getValue().equals(REMOVED)
                                ? !there.containsKey(one.getKey())
                                : there.containsKey(one.getKey())
                                        && new String(bucket.read(one.getKey()), UTF_8).equals(one.getValue()));
    }

    @Override
    public void close() {
        stopped.countDown();
    }
}
