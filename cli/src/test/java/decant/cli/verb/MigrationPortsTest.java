package decant.cli.verb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import decant.cli.ending.Refusal;
import decant.cli.ledger.EventRow;
import decant.cli.ledger.EventRows;
import decant.cli.ledger.SqliteLedger;
import decant.cli.listen.EventServer;
import decant.cli.listen.Secret;
import decant.cli.options.EventPlace;
import decant.ledger.RunIdentity;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MigrationPortsTest {
    @TempDir private Path directory;
    private SqliteLedger ledger;
    private SqliteLedger backLedger;

    @BeforeEach
    void open() {
        ledger = ledger("state");
        backLedger = ledger("state.back");
    }

    @AfterEach
    void close() {
        ledger.close();
        backLedger.close();
    }

    private SqliteLedger ledger(String name) {
        return SqliteLedger.open(directory.resolve(name), new RunIdentity(name, "", ""), Duration.ZERO);
    }

    @Test
    void keepsWhatTheSourceTellsAndLetsGoWhatTheTargetTellsUntilItIsNeeded() throws Exception {
        try (MigrationPorts ports = MigrationPorts.open(here(0), rows(), Optional.of(here(0)), Optional.empty())) {
            assertThat(ports.line().orElseThrow()).contains("has told no event yet");
            post(ports.there(), "of the source");
            post(ports.back(), "of a copy");
            assertThat(ports.line().orElseThrow()).contains("1 so far");
            ports.keepBack(backLedger.events());
            post(ports.back(), "of the application");
            assertThat(ports.line()).isEmpty();
            ports.letGoBack();
            post(ports.back(), "after a rollback");
        }
        assertThat(rows().after(0, 10)).extracting(EventRow::body).containsExactly("of the source");
        assertThat(backLedger.events().after(0, 10)).extracting(EventRow::body).containsExactly("of the application");
    }

    @Test
    void letsNothingGoFromTheFirstMomentOnWhileTheApplicationMayBeAtTheTarget() throws Exception {
        Optional<EventRows> needed = Optional.of(backLedger.events());
        try (MigrationPorts ports = MigrationPorts.open(here(0), rows(), Optional.of(here(0)), needed)) {
            post(ports.back(), "of the application");
        }
        assertThat(backLedger.events().count()).isEqualTo(1);
    }

    @Test
    void aPortThatIsTakenIsRefusedAndTheOtherOneIsFreeAgain() throws Exception {
        int there = freePort();
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            EventPlace back = here(taken.getLocalPort());
            assertThatThrownBy(() -> MigrationPorts.open(here(there), rows(), Optional.of(back), Optional.empty()))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("the target's events at")
                    .hasMessageContaining(String.valueOf(taken.getLocalPort()));
        }
        MigrationPorts.open(here(there), rows(), Optional.empty(), Optional.empty()).close();
    }

    private EventRows rows() {
        return ledger.events();
    }

    private static EventPlace here(int port) {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        return new EventPlace.Here(address, Secret.NONE, Optional.empty());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void post(Optional<EventServer> server, String body) throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + server.orElseThrow().port() + "/");
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(uri).POST(HttpRequest.BodyPublishers.ofString(body)).build();
            assertThat(client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode()).isEqualTo(200);
        }
    }
}
