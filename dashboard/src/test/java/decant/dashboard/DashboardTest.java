package decant.dashboard;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import decant.dashboard.view.MigrationView;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The dashboard over HTTP: who may ask for what. */
final class DashboardTest {
    private static final String TOKEN = "a token of some length";

    private final StillMigration migration = new StillMigration();
    private final HttpClient client = HttpClient.newHttpClient();
    private Dashboard dashboard;

    @BeforeEach
    void start() throws IOException {
        InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        dashboard = Dashboard.start(anyPort, migration, Token.of(TOKEN), System::nanoTime);
    }

    @AfterEach
    void stop() {
        client.close();
        dashboard.close();
    }

    @Test
    void servesThePageAndEverythingThatItNames() throws Exception {
        HttpResponse<String> page = get("/");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(header(page, "Content-Type")).isEqualTo("text/html; charset=utf-8");

        List<String> named =
                Stream.of(page.body().split("\"", -1)).filter(word -> word.matches("[a-z]+\\.(css|js|svg)")).toList();
        assertThat(named).contains("uplot.js", "main.js", "style.css");
        for (String name : named) {
            assertThat(get("/" + name).statusCode()).as(name).isEqualTo(200);
        }
        assertThat(page.body()).doesNotContain("http:", "https:", "style=", "onclick");
        assertThat(get("/../pom.xml").statusCode()).isEqualTo(404);
    }

    @Test
    void everyScriptThatAScriptImportsIsThere() throws Exception {
        List<String> toRead = new ArrayList<>(List.of("/main.js"));
        for (int i = 0; i < toRead.size(); i++) {
            HttpResponse<String> script = get(toRead.get(i));
            assertThat(script.statusCode()).as(toRead.get(i)).isEqualTo(200);
            script.body()
                    .lines()
                    .filter(line -> line.startsWith("import "))
                    .map(line -> line.replaceFirst(".*\"\\./", "/").replaceFirst("\";", ""))
                    .filter(path -> !toRead.contains(path))
                    .forEach(toRead::add);
        }
        assertThat(toRead).hasSizeGreaterThan(4);
    }

    @Test
    void allowsNoForeignScriptFrameOrReader() throws Exception {
        for (String path : List.of("/", "/view", "/nothing")) {
            HttpResponse<String> answer = get(path);
            assertThat(header(answer, "Content-Security-Policy"))
                    .contains("default-src 'none'", "script-src 'self';", "frame-ancestors 'none'")
                    .doesNotContain("unsafe");
            assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(answer.headers().map()).doesNotContainKey("access-control-allow-origin");
        }
    }

    @Test
    void sendsTheViewAgainAndAgain() throws Exception {
        try (BufferedReader events = events()) {
            MigrationView first = nextView(events);
            assertThat(first.pass().keys()).isEqualTo(1_234_567);
            assertThat(first.gates()).hasSize(10);

            migration.keys = 1_300_000;
            MigrationView later = nextView(events);
            while (later.pass().keys() == 1_234_567) {
                later = nextView(events);
            }
            assertThat(later.headline()).contains("1,300,000");
        }
    }

    /** A key is data: in JSON it is quoted, and in no other form does it leave the program. */
    @Test
    void keysAreQuoted() throws Exception {
        HttpResponse<String> answer = get("/view");
        assertThat(header(answer, "Content-Type")).isEqualTo("application/json; charset=utf-8");
        assertThat(Wire.view(answer.body()).parked().first().getFirst().key()).isEqualTo(StillMigration.HOSTILE);
        assertThat(get("/").body()).doesNotContain("onerror");
    }

    @Test
    void whatGoesOverTheWireComesBackTheSame() {
        assertThat(Wire.view(Wire.text(migration.now()))).isEqualTo(migration.now());
        assertThat(Wire.history(Wire.text(migration.history()))).isEqualTo(migration.history());
        assertThat(Wire.latency(Wire.text(migration.latency()))).isEqualTo(migration.latency());
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LOCALHOST:80", "127.0.0.1:8780", "[::1]:8780", "192.168.1.9"})
    void answersToAddressesAndLocalhost(String host) throws Exception {
        assertThat(statusFor("GET /view", host, "")).isEqualTo(200);
    }

    /** DNS rebinding: the name of somebody's page may lead here. */
    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "localhost.evil.example", "127.0.0.1.evil.example:8780", "", "a b"})
    void answersToNoOtherName(String host) throws Exception {
        assertThat(statusFor("GET /view", host, "")).isEqualTo(421);
        assertThat(statusFor("POST /act/pause", host, "Authorization: Bearer " + TOKEN + "\r\n")).isEqualTo(421);
        assertThat(migration.acts).isEmpty();
    }

    @Test
    void answersToTheNameThatWasAskedFor() {
        Hosts hosts = new Hosts("Dashboard.internal");
        assertThat(hosts.knows("dashboard.internal:8780")).isTrue();
        assertThat(hosts.knows("dashboard.internal.evil.example")).isFalse();
        assertThat(hosts.knows(null)).isFalse();
    }

    @Test
    void actsForWhoeverKnowsTheToken() throws Exception {
        HttpResponse<String> done = post("/act/retry", "Bearer " + TOKEN, StillMigration.HOSTILE);
        assertThat(done.statusCode()).isEqualTo(200);
        assertThat(done.body()).isEqualTo("Done.\n");
        assertThat(migration.acts)
                .containsExactly(new Act.Retry(StillMigration.HOSTILE) + " at the dashboard, from 127.0.0.1");

        migration.result = new ActResult.Refused("It cannot be done now.");
        assertThat(post("/act/pause", "Bearer " + TOKEN, "").statusCode()).isEqualTo(409);
        assertThat(get("/view").body()).contains("\"paused\":true");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer ", "Bearer a token of some lengt", "Basic YTpi", "a token of some length"})
    void actsForNobodyElse(String authorization) throws Exception {
        assertThat(post("/act/pause", authorization, "").statusCode()).isEqualTo(401);
        assertThat(migration.acts).isEmpty();
    }

    @Test
    void knowsOnlyWhatItKnows() throws Exception {
        assertThat(post("/act/format-the-disk", "Bearer " + TOKEN, "").statusCode()).isEqualTo(400);
        assertThat(post("/act/retry", "Bearer " + TOKEN, "k".repeat(20_000)).statusCode()).isEqualTo(400);
        assertThat(get("/act/pause").statusCode()).isEqualTo(405);
        assertThat(post("/view", "Bearer " + TOKEN, "").statusCode()).isEqualTo(405);
        assertThat(migration.acts).isEmpty();
    }

    @Test
    void tellsTooManyToComeLater() throws Exception {
        List<BufferedReader> held = new ArrayList<>();
        for (int i = 0; i < Streams.MAX_STREAMS; i++) {
            BufferedReader events = events();
            nextView(events);
            held.add(events);
        }
        assertThat(statusFor("GET /live", "localhost", "")).isEqualTo(503);
        for (BufferedReader events : held) {
            events.close();
        }
    }

    private HttpResponse<String> get(String path) throws Exception {
        return client.send(HttpRequest.newBuilder(uri(path)).build(), HttpResponse.BodyHandlers.ofString(UTF_8));
    }

    private HttpResponse<String> post(String path, String authorization, String body) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri(path)).POST(HttpRequest.BodyPublishers.ofString(body, UTF_8));
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString(UTF_8));
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + dashboard.port() + path);
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    /** By a socket, since clients set the host themselves. */
    private int statusFor(String request, String host, String headers) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), dashboard.port())) {
            String head = request + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n" + headers;
            socket.getOutputStream().write((head + "Content-Length: 0\r\n\r\n").getBytes(UTF_8));
            var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
            return Integer.parseInt(in.readLine().replaceFirst("HTTP/1.1 (\\d+).*", "$1"));
        }
    }

    private BufferedReader events() throws Exception {
        HttpResponse<java.io.InputStream> answer =
                client.send(HttpRequest.newBuilder(uri("/live")).build(), HttpResponse.BodyHandlers.ofInputStream());
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/event-stream; charset=utf-8");
        return new BufferedReader(new InputStreamReader(answer.body(), UTF_8));
    }

    private static MigrationView nextView(BufferedReader events) throws IOException {
        String line = events.readLine();
        while (!line.startsWith("data: ")) {
            line = events.readLine();
        }
        return Wire.view(line.substring("data: ".length()));
    }
}
