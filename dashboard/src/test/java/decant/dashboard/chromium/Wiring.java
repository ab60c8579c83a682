package decant.dashboard.chromium;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Commands and events of the DevTools protocol over one web socket [chromedevtools.github.io/devtools-protocol]. Of its
 * hundreds of commands a dozen are needed here, so that no library stands between.
 */
final class Wiring implements WebSocket.Listener, AutoCloseable {
    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final long LIMIT_SECONDS = 60;

    private final AtomicLong numbers = new AtomicLong();
    private final Map<Long, CompletableFuture<JsonNode>> asked = new ConcurrentHashMap<>();
    private final List<JsonNode> events = new CopyOnWriteArrayList<>();
    private final StringBuilder partial = new StringBuilder();
    private final CompletableFuture<WebSocket> socket = new CompletableFuture<>();

    private Wiring() {}

    static Wiring to(HttpClient client, URI address) {
        Wiring wiring = new Wiring();
        wiring.socket.complete(client.newWebSocketBuilder().buildAsync(address, wiring).join());
        return wiring;
    }

    /**
     * Gives a command and waits for its result.
     *
     * @param session of a page; empty for the browser itself
     */
    JsonNode ask(String session, String method, Map<String, ?> parameters) {
        long number = numbers.incrementAndGet();
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        asked.put(number, answer);
        Map<String, Object> command = new LinkedHashMap<>();
        command.put("id", number);
        command.put("method", method);
        command.put("params", parameters);
        if (!session.isEmpty()) {
            command.put("sessionId", session);
        }
        synchronized (this) {
            socket.join().sendText(MAPPER.writeValueAsString(command), true).join();
        }
        JsonNode result = answer.orTimeout(LIMIT_SECONDS, TimeUnit.SECONDS).join();
        if (result.has("error")) {
            throw new AssertionError(method + ": " + result.path("error"));
        }
        return result.path("result");
    }

    /** What happened in a page, by the name of the event. */
    Stream<JsonNode> events(String session, String method) {
        return events.stream()
                .filter(event ->
                        event.path("sessionId").asString("").equals(session)
                                && event.path("method").asString("").equals(method))
                .map(event -> event.path("params"));
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            JsonNode message = MAPPER.readTree(partial.toString());
            partial.setLength(0);
            CompletableFuture<JsonNode> waiting = asked.remove(message.path("id").asLong(-1));
            if (waiting != null) {
                waiting.complete(message);
            } else {
                events.add(message);
            }
        }
        from.request(1);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void close() {
        socket.join().abort();
    }
}
