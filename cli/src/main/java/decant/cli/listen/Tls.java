package decant.cli.listen;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import decant.cli.ending.Refusal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** How the receiver of events shows who it is, and whom it lets send: by certificates in PEM files, read once. */
public final class Tls {
    private static final Pattern PKCS8 =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");
    private static final List<String> KEY_ALGORITHMS = List.of("EC", "RSA", "Ed25519");

    private final SSLContext context;
    private final boolean needsClients;

    private Tls(SSLContext context, boolean needsClients) {
        this.context = context;
        this.needsClients = needsClients;
    }

    /**
     * Reads the files.
     *
     * @param clientCa authorities whose certificates senders must have; {@code null} to let everybody send
     */
    public static Tls read(Path certificate, Path key, @Nullable Path clientCa) {
        try {
            char[] none = {};
            KeyStore own = KeyStore.getInstance("PKCS12");
            own.load(null, null);
            Certificate[] chain = chain(certificate);
            PrivateKey secret = privateKey(key);
            requirePair(secret, chain[0].getPublicKey(), certificate, key);
            own.setKeyEntry("own", secret, none, chain);
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(own, none);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), clientCa == null ? new TrustManager[0] : trust(clientCa), null);
            return new Tls(context, clientCa != null);
        } catch (GeneralSecurityException | IOException e) {
            throw Refusal.file(
                    "The certificate "
                            + certificate
                            + " and the key "
                            + key
                            + " cannot be used ("
                            + e.getMessage()
                            + ").");
        }
    }

    private static TrustManager[] trust(Path file) throws GeneralSecurityException, IOException {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        int number = 0;
        for (Certificate authority : chain(file)) {
            trusted.setCertificateEntry("authority" + number++, authority);
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        return trust.getTrustManagers();
    }

    private static Certificate[] chain(Path file) {
        try {
            Collection<? extends Certificate> found =
                    CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(bytes(file)));
            if (!found.isEmpty()) {
                return found.toArray(new Certificate[0]);
            }
        } catch (CertificateException _) {
            // Said below.
        }
        throw Refusal.file("The file " + file + " holds no certificate in PEM.");
    }

    private static PrivateKey privateKey(Path file) throws GeneralSecurityException {
        Matcher pem = PKCS8.matcher(new String(bytes(file), US_ASCII));
        if (!pem.find()) {
            throw Refusal.file(
                    "The file "
                            + file
                            + " holds no private key as unencrypted PKCS#8 in PEM; 'openssl pkcs8 -topk8 -nodes' writes"
                            + " one.");
        }
        try {
            PKCS8EncodedKeySpec encoded = new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(pem.group(1)));
            for (String algorithm : KEY_ALGORITHMS) {
                try {
                    return KeyFactory.getInstance(algorithm).generatePrivate(encoded);
                } catch (InvalidKeySpecException _) {
                    // A key of another kind.
                }
            }
        } catch (IllegalArgumentException _) {
            // Not even Base64.
        }
        throw Refusal.file("The private key in " + file + " is of no kind that is known: EC, RSA or Ed25519.");
    }

    /** A key and a certificate of another would fail each handshake, and say nothing here. */
    private static void requirePair(PrivateKey secret, PublicKey shown, Path certificate, Path key)
            throws GeneralSecurityException {
        String algorithm =
                switch (secret.getAlgorithm()) {
                    case "EC" -> "SHA256withECDSA";
                    case "RSA" -> "SHA256withRSA";
                    default -> "Ed25519";
                };
        boolean together = false;
        try {
            byte[] text = "decant".getBytes(US_ASCII);
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(secret);
            signature.update(text);
            byte[] signed = signature.sign();
            signature.initVerify(shown);
            signature.update(text);
            together = signature.verify(signed);
        } catch (InvalidKeyException | SignatureException _) {
            // Not even of one kind.
        }
        if (!together) {
            throw Refusal.file(
                    "The certificate " + certificate + " and the private key " + key + " do not belong together.");
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw Refusal.file("The file " + file + " cannot be read (" + e.getMessage() + ").");
        }
    }

    HttpsConfigurator configurator() {
        return new HttpsConfigurator(context) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters chosen = context.getDefaultSSLParameters();
                chosen.setNeedClientAuth(needsClients);
                parameters.setSSLParameters(chosen);
            }
        };
    }
}
