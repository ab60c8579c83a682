package decant.cli.listen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import decant.cli.ending.Refusal;
import decant.cli.ledger.SqliteLedger;
import decant.ledger.RunIdentity;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Connections between a receiver and senders with real certificates. */
final class TlsTest {
    @TempDir private static Path folder;
    private static Keytool keytool;
    private static KeyStore sender;
    private static KeyStore stranger;

    @BeforeAll
    static void makeCertificates() throws Exception {
        keytool = new Keytool(folder);
        keytool.selfSigned("receiver");
        keytool.selfSigned("authority");
        sender = keytool.signedBy("authority", "sender");
        stranger = keytool.selfSigned("stranger");
    }

    @Test
    void onlySendersWithACertificateOfTheAuthorityAreLetIn() throws Exception {
        Tls tls = Tls.read(keytool.certificate("receiver"), keytool.key("receiver"), keytool.certificate("authority"));
        try (SqliteLedger ledger = ledger("one");
                EventServer server = listen(tls, ledger)) {
            assertThat(post(server, "https", sender)).isEqualTo(200);
            assertThatThrownBy(() -> post(server, "https", null)).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> post(server, "https", stranger)).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> post(server, "http", sender)).isInstanceOf(IOException.class);
            assertThat(ledger.events().count()).isEqualTo(1);
        }
    }

    @Test
    void withoutAnAuthorityTheConnectionIsPrivateAndEverybodyMaySend() throws Exception {
        Tls tls = Tls.read(keytool.certificate("receiver"), keytool.key("receiver"), null);
        try (SqliteLedger ledger = ledger("two");
                EventServer server = listen(tls, ledger)) {
            assertThat(post(server, "https", null)).isEqualTo(200);
        }
    }

    @Test
    void eachFileThatCannotBeUsedIsNamed() throws Exception {
        Path certificate = keytool.certificate("receiver");
        Path key = keytool.key("receiver");
        Path nonsense = Files.writeString(folder.resolve("nonsense"), "hello");
        Path old = Files.writeString(folder.resolve("old"), "-----BEGIN RSA PRIVATE KEY-----\nAAAA\n");
        Path strange =
                Files.writeString(
                        folder.resolve("strange"), "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n");
        refused(() -> Tls.read(folder.resolve("nowhere"), key, null), "nowhere cannot be read");
        refused(() -> Tls.read(nonsense, key, null), "nonsense holds no certificate in PEM");
        refused(() -> Tls.read(certificate, nonsense, null), "nonsense holds no private key");
        refused(() -> Tls.read(certificate, old, null), "openssl pkcs8 -topk8 -nodes");
        refused(() -> Tls.read(certificate, strange, null), "of no kind that is known");
        refused(() -> Tls.read(certificate, key, nonsense), "nonsense holds no certificate in PEM");
        refused(() -> Tls.read(certificate, keytool.key("stranger"), null), "do not belong together");
    }

    private static void refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable reading, String sentence) {
        assertThatThrownBy(reading).isInstanceOf(Refusal.class).hasMessageContaining(sentence);
    }

    private static SqliteLedger ledger(String name) {
        RunIdentity identity = new RunIdentity("s3://source/", "s3://target/", "");
        return SqliteLedger.open(folder.resolve(name), identity, Duration.ofMinutes(5));
    }

    private static EventServer listen(Tls tls, SqliteLedger ledger) {
        return EventServer.start(
                "the source's",
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                Optional.of(tls),
                Secret.NONE,
                Intake.into(ledger.events()));
    }

    private static int post(EventServer server, String scheme, @Nullable KeyStore identity) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(scheme + "://127.0.0.1:" + server.port() + "/"))
                        .timeout(Duration.ofSeconds(30))
                        .POST(HttpRequest.BodyPublishers.ofString("{}"))
                        .build();
        try (HttpClient client = HttpClient.newBuilder().sslContext(context(identity)).build()) {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        }
    }

    /** Trusts the receiver, and shows an identity if there is one. */
    private static SSLContext context(@Nullable KeyStore identity) throws Exception {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        try (var in = Files.newInputStream(keytool.certificate("receiver"))) {
            trusted.setCertificateEntry(
                    "receiver", java.security.cert.CertificateFactory.getInstance("X.509").generateCertificate(in));
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        KeyManager[] keys = null;
        if (identity != null) {
            KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(identity, Keytool.password());
            keys = factory.getKeyManagers();
        }
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys, trust.getTrustManagers(), null);
        return context;
    }
}
