package decant.simulator.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * What Lambda offers to a runtime: invocations to fetch, and addresses to answer them at [Lambda Developer Guide,
 * Runtime API]. Any number of environments may fetch from one; no more invocations are given out at one time than the
 * function's concurrency allows, the others wait. Safe for any number of threads.
 */
public final class RuntimeApi implements AutoCloseable {
    private static final String VERSION = "/2018-06-01/runtime/";
    private static final String INVOCATION = VERSION + "invocation/";

    private record Invocation(String id, String event, Duration time, CompletableFuture<Ending> ending) {}

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final int concurrency;
    private final Queue<Invocation> waiting = new ArrayDeque<>();
    private final Map<String, Invocation> underWay = new HashMap<>();
    private final CompletableFuture<String> initError = new CompletableFuture<>();
    private final CountDownLatch snapshotTaken = new CountDownLatch(1);
    private final CountDownLatch restored = new CountDownLatch(1);
    private long invocations;
    private int fetching;
    private int mostUnderWay;

    private RuntimeApi(HttpServer server, int concurrency) {
        this.server = server;
        this.concurrency = concurrency;
    }

    /**
     * Begins to serve on the loopback address.
     *
     * @param concurrency invocations that are given out at one time
     */
    public static RuntimeApi start(int concurrency) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        RuntimeApi api = new RuntimeApi(server, concurrency);
        server.setExecutor(api.threads);
        server.createContext(INVOCATION, api::invocation);
        server.createContext(VERSION + "init/error", api::initError);
        server.createContext(VERSION + "restore/", api::restore);
        server.start();
        return api;
    }

    /** As the environment of a process names it. */
    public String address() {
        return server.getAddress().getHostString() + ":" + server.getAddress().getPort();
    }

    /**
     * Calls the function; it begins when an environment is free and the concurrency allows it.
     *
     * @param time until it must have answered
     */
    public synchronized CompletableFuture<Ending> call(String event, Duration time) {
        Invocation invocation = new Invocation("invocation-" + invocations, event, time, new CompletableFuture<>());
        invocations++;
        waiting.add(invocation);
        notifyAll();
        return invocation.ending();
    }

    /** Ends what is under way as when its time is over; Lambda kills the environment then, and so must the caller. */
    public synchronized void timeOut() {
        List.copyOf(underWay.values()).forEach(invocation -> invocation.ending().complete(new Ending.TimedOut()));
    }

    /** What an environment says that cannot start. */
    public CompletableFuture<String> initError() {
        return initError;
    }

    /** Waits until an environment is ready to be kept as a snapshot. */
    public void awaitSnapshot() throws InterruptedException {
        snapshotTaken.await();
    }

    /** Lets the environment go on, as one does that starts from its snapshot. */
    public void restore() {
        restored.countDown();
    }

    /** Waits until so many environments ask for work. */
    public synchronized void awaitFetching(int environments) throws InterruptedException {
        while (fetching < environments) {
            wait();
        }
    }

    /** The most invocations that were under way at one time. */
    public synchronized int mostUnderWay() {
        return mostUnderWay;
    }

    private void invocation(HttpExchange exchange) throws IOException {
        String[] path = exchange.getRequestURI().getPath().substring(INVOCATION.length()).split("/", -1);
        if (path[0].equals("next")) {
            next(exchange);
        } else {
            end(exchange, path[0], path[1].equals("response"));
        }
    }

    private void next(HttpExchange exchange) throws IOException {
        Invocation invocation;
        try {
            invocation = take();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
        long deadlineMillis = System.currentTimeMillis() + invocation.time().toMillis();
        var _ =
                invocation
                        .ending()
                        .completeOnTimeout(new Ending.TimedOut(), invocation.time().toMillis(), TimeUnit.MILLISECONDS)
                        .thenAccept(ending -> free(invocation, ending));
        Map<String, String> headers =
                Map.of(
                        "Lambda-Runtime-Aws-Request-Id",
                        invocation.id(),
                        "Lambda-Runtime-Deadline-Ms",
                        Long.toString(deadlineMillis),
                        "Lambda-Runtime-Invoked-Function-Arn",
                        "arn:aws:lambda:us-east-1:123456789012:function:decant");
        answer(exchange, 200, invocation.event(), headers);
    }

    /** What has timed out counts no more against the concurrency. */
    private synchronized void free(Invocation invocation, Ending ending) {
        if (ending instanceof Ending.TimedOut) {
            underWay.remove(invocation.id());
            notifyAll();
        }
    }

    private synchronized Invocation take() throws InterruptedException {
        fetching++;
        notifyAll();
        try {
            while (waiting.isEmpty() || underWay.size() >= concurrency) {
                wait();
            }
        } finally {
            fetching--;
        }
        Invocation invocation = waiting.remove();
        underWay.put(invocation.id(), invocation);
        mostUnderWay = Math.max(mostUnderWay, underWay.size());
        return invocation;
    }

    private void end(HttpExchange exchange, String id, boolean well) throws IOException {
        String body = body(exchange);
        String type = exchange.getRequestHeaders().getFirst("Lambda-Runtime-Function-Error-Type");
        Invocation invocation;
        synchronized (this) {
            invocation = underWay.remove(id);
            notifyAll();
        }
        answer(exchange, 202, "{}", Map.of());
        if (invocation != null) {
            // An answer that comes after its time is none.
            invocation
                    .ending()
                    .complete(
                            well
                                    ? new Ending.Answered(body)
                                    : new Ending.Failed(Objects.requireNonNullElse(type, ""), body));
        }
    }

    private void initError(HttpExchange exchange) throws IOException {
        String body = body(exchange);
        answer(exchange, 202, "{}", Map.of());
        initError.complete(body);
    }

    private void restore(HttpExchange exchange) throws IOException {
        snapshotTaken.countDown();
        try {
            restored.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
        answer(exchange, 200, "{}", Map.of());
    }

    private static String body(HttpExchange exchange) throws IOException {
        return new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    }

    private static void answer(HttpExchange exchange, int status, String text, Map<String, String> headers)
            throws IOException {
        try (exchange) {
            byte[] body = text.getBytes(UTF_8);
            headers.forEach(exchange.getResponseHeaders()::set);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
