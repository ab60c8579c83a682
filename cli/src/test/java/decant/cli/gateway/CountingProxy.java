package decant.cli.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Stands between a program and a server on the loopback address, passes every byte on as it is, counts the requests,
 * and does something when so many have passed.
 */
final class CountingProxy implements AutoCloseable {
    private static final int BACKLOG = 1024;

    private final URI server;
    private final ServerSocket listener;
    private final Map<Asked, LongAdder> counts = new ConcurrentHashMap<>();
    private final AtomicLong passed = new AtomicLong();
    private final AtomicReference<@Nullable Alarm> alarm = new AtomicReference<>();

    private record Alarm(long at, Runnable deed) {}

    private CountingProxy(URI server, ServerSocket listener) {
        this.server = server;
        this.listener = listener;
    }

    /** Listens on a port of its own. */
    static CountingProxy before(URI server) throws IOException {
        CountingProxy proxy = new CountingProxy(server, new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress()));
        Thread.ofVirtual().name("counting-proxy").start(proxy::accept);
        return proxy;
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + listener.getLocalPort());
    }

    /** Does something, once, as soon as this many more requests have been passed on. */
    void after(long requests, Runnable deed) {
        alarm.set(new Alarm(passed.get() + requests, deed));
    }

    /** How often each kind of request was made of a bucket since the last {@link #reset}. */
    Map<String, Long> counts(String bucket) {
        Map<String, Long> found = new TreeMap<>();
        counts.forEach((asked, count) -> {
            if (asked.bucket().equals(bucket)) {
                found.put(asked.what(), count.sum());
            }
        });
        return found;
    }

    /** Requests that would change something in a bucket since the last {@link #reset}. */
    long writes(String bucket) {
        return counts.entrySet().stream()
                .filter(entry -> entry.getKey().bucket().equals(bucket) && !entry.getKey().isReading())
                .mapToLong(entry -> entry.getValue().sum())
                .sum();
    }

    /** All requests since the last {@link #reset}. */
    long total() {
        return counts.values().stream().mapToLong(LongAdder::sum).sum();
    }

    /** Forgets what was counted; nothing may be asking meanwhile. */
    void reset() {
        counts.clear();
    }

    void count(Asked asked) {
        counts.computeIfAbsent(asked, _ -> new LongAdder()).increment();
        long number = passed.incrementAndGet();
        Alarm set = alarm.get();
        if (set != null && number >= set.at() && alarm.compareAndSet(set, null)) {
            set.deed().run();
        }
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                Thread.ofVirtual().start(() -> PassedConnection.pass(client, server, this));
            } catch (IOException e) {
                if (!listener.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
