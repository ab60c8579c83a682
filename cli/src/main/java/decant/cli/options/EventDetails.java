package decant.cli.options;

import decant.cli.ending.Refusal;
import decant.cli.listen.Secret;
import decant.cli.listen.Tls;
import decant.s3.queue.QueueUrl;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What may be said of the place where events come from. */
public final class EventDetails {
    @Option(
            names = "--dead-letters",
            paramLabel = "URL",
            description =
                    "Queue to send messages to that are not understood. Default: leave them to the redrive policy of"
                            + " the queue of events.")
    private @Nullable String deadLetters;

    @Option(
            names = "--secret-file",
            paramLabel = "FILE",
            description =
                    "File whose first line senders must give, as a Bearer token or as the path of the URL. Needed where"
                            + " other machines can send, unless --tls-client-ca tells who may.")
    private @Nullable Path secretFile;

    @Option(
            names = "--tls-certificate",
            paramLabel = "FILE",
            description = "Listen by HTTPS, with this certificate (and those above it) in PEM.")
    private @Nullable Path certificate;

    @Option(names = "--tls-key", paramLabel = "FILE", description = "The certificate's private key, as PKCS#8 in PEM.")
    private @Nullable Path key;

    @Option(
            names = "--tls-client-ca",
            paramLabel = "FILE",
            description = "Take events only from senders with a certificate of one of these authorities, in PEM.")
    private @Nullable Path clientCa;

    /** Whether anything is said. */
    boolean isGiven() {
        return deadLetters != null || isAboutListening();
    }

    private boolean isAboutListening() {
        return Stream.of(secretFile, certificate, key, clientCa).anyMatch(file -> file != null);
    }

    /** A queue as the place. */
    EventPlace queue(String option, String url) {
        if (isAboutListening()) {
            throw Refusal.usage("--secret-file and --tls-... go with listening, and not with a queue.");
        }
        return new EventPlace.Queue(
                queueUrl(option, url), Optional.ofNullable(deadLetters).map(text -> queueUrl("--dead-letters", text)));
    }

    private static QueueUrl queueUrl(String option, String text) {
        try {
            return QueueUrl.parse(text);
        } catch (IllegalArgumentException e) {
            throw Refusal.usage(option + ": " + e.getMessage());
        }
    }

    /** A port of this machine as the place. */
    EventPlace here(String option, String text) {
        if (deadLetters != null) {
            throw Refusal.usage("--dead-letters goes with a queue, and not with listening.");
        }
        InetSocketAddress address = AddressForm.read(option, text);
        if (address.isUnresolved()) {
            throw Refusal.usage(option + ": there is no host " + address.getHostString() + ".");
        }
        if (secretFile == null && clientCa == null && !address.getAddress().isLoopbackAddress()) {
            throw Refusal.harm(
                    "Everybody who reaches "
                            + address.getHostString()
                            + " could send events; name a secret with --secret-file, or the senders' authority with"
                            + " --tls-client-ca, or listen at 127.0.0.1.");
        }
        return new EventPlace.Here(address, secret(), tls());
    }

    private Optional<Tls> tls() {
        if (certificate == null && key == null && clientCa == null) {
            return Optional.empty();
        }
        if (certificate == null || key == null) {
            throw Refusal.usage("To listen by HTTPS takes both --tls-certificate and --tls-key.");
        }
        return Optional.of(Tls.read(certificate, key, clientCa));
    }

    private Secret secret() {
        if (secretFile == null) {
            return Secret.NONE;
        }
        try {
            return Secret.of(Files.readString(secretFile).lines().findFirst().orElse("").strip());
        } catch (IOException e) {
            throw Refusal.file("The file " + secretFile + " cannot be read (" + e.getMessage() + ").");
        } catch (IllegalArgumentException _) {
            throw Refusal.file("The file " + secretFile + " begins with an empty line, which is no secret.");
        }
    }
}
