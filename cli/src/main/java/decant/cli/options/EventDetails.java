package decant.cli.options;

import java.nio.file.Path;
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
        return words().isGiven();
    }

    /** What is said. */
    EventWords words() {
        return new EventWords("--", deadLetters, secretFile, certificate, key, clientCa);
    }

    /** A queue as the place. */
    EventPlace queue(String option, String url) {
        return words().queue(option, url);
    }

    /** A port of this machine as the place. */
    EventPlace here(String option, String text) {
        return words().here(option, text);
    }
}
