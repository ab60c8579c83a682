package decant.cli.listen;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Certificates made by the JDK's own tool, below a folder. */
final class Keytool {
    private static final String PASSWORD = "changeit";

    private final Path folder;

    Keytool(Path folder) {
        this.folder = folder;
    }

    /** A key with a certificate that it has signed itself; may sign others. */
    KeyStore selfSigned(String name) throws Exception {
        run(
                name,
                "-genkeypair",
                "-alias",
                name,
                "-keyalg",
                "EC",
                "-dname",
                "CN=" + name,
                "-ext",
                "san=ip:127.0.0.1",
                "-ext",
                "bc:critical=ca:true");
        return load(name);
    }

    /** A key whose certificate an authority has signed. */
    KeyStore signedBy(String authority, String name) throws Exception {
        run(name, "-genkeypair", "-alias", name, "-keyalg", "EC", "-dname", "CN=" + name);
        run(name, "-certreq", "-alias", name, "-file", file(name + ".csr"));
        run(
                authority,
                "-gencert",
                "-alias",
                authority,
                "-rfc",
                "-infile",
                file(name + ".csr"),
                "-outfile",
                file(name + ".crt"));
        Path chain = folder.resolve(name + ".chain");
        Files.writeString(
                chain, Files.readString(folder.resolve(name + ".crt")) + Files.readString(certificate(authority)));
        run(name, "-importcert", "-noprompt", "-alias", name, "-file", chain.toString());
        return load(name);
    }

    /** The certificate in PEM. */
    Path certificate(String name) throws Exception {
        return pem(name + ".pem", "CERTIFICATE", load(name).getCertificate(name).getEncoded());
    }

    /** The private key in PEM. */
    Path key(String name) throws Exception {
        return pem(name + ".key", "PRIVATE KEY", load(name).getKey(name, PASSWORD.toCharArray()).getEncoded());
    }

    static char[] password() {
        return PASSWORD.toCharArray();
    }

    private Path pem(String file, String title, byte[] bytes) throws IOException {
        String text = Base64.getMimeEncoder(64, "\n".getBytes(US_ASCII)).encodeToString(bytes);
        return Files.writeString(
                folder.resolve(file), "-----BEGIN " + title + "-----\n" + text + "\n-----END " + title + "-----\n");
    }

    private KeyStore load(String name) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(folder.resolve(name + ".p12"))) {
            store.load(in, PASSWORD.toCharArray());
        }
        return store;
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    private void run(String store, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments));
        command.addAll(List.of("-keystore", file(store + ".p12"), "-storetype", "PKCS12", "-storepass", PASSWORD));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), US_ASCII);
        assertThat(process.waitFor()).as(said).isZero();
    }
}
