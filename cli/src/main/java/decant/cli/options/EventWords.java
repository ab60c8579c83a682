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

/**
 * What was said of a place where events come from.
 *
 * @param prefix what its options begin with
 */
record EventWords(
        String prefix,
        @Nullable String deadLetters,
        @Nullable Path secretFile,
        @Nullable Path certificate,
        @Nullable Path key,
        @Nullable Path clientCa) {
    private static final String LISTEN = "listen:";

    /** Whether anything is said. */
    boolean isGiven() {
        return deadLetters != null || isAboutListening();
    }

    private boolean isAboutListening() {
        return Stream.of(secretFile, certificate, key, clientCa).anyMatch(file -> file != null);
    }

    /** The place of a text that names either a queue or, after {@code listen:}, a port. */
    EventPlace place(String option, String text) {
        return text.startsWith(LISTEN) ? here(option, text.substring(LISTEN.length())) : queue(option, text);
    }

    /** A queue as the place. */
    EventPlace queue(String option, String url) {
        if (isAboutListening()) {
            throw Refusal.usage(
                    "%ssecret-file and %stls-... go with listening, and not with a queue.".formatted(prefix, prefix));
        }
        return new EventPlace.Queue(
                queueUrl(option, url),
                Optional.ofNullable(deadLetters).map(text -> queueUrl(prefix + "dead-letters", text)));
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
            throw Refusal.usage(prefix + "dead-letters goes with a queue, and not with listening.");
        }
        InetSocketAddress address = AddressForm.read(option, text);
        if (address.isUnresolved()) {
            throw Refusal.usage(option + ": there is no host " + address.getHostString() + ".");
        }
        if (secretFile == null && clientCa == null && !address.getAddress().isLoopbackAddress()) {
            throw Refusal.harm(
                    "Everybody who reaches %s could send events; name a secret with %ssecret-file, or the senders'"
                                    .formatted(address.getHostString(), prefix)
                            + " authority with %stls-client-ca, or listen at 127.0.0.1.".formatted(prefix));
        }
        return new EventPlace.Here(address, secret(), tls());
    }

    private Optional<Tls> tls() {
        if (certificate == null && key == null && clientCa == null) {
            return Optional.empty();
        }
        if (certificate == null || key == null) {
            throw Refusal.usage(
                    "To listen by HTTPS takes both %stls-certificate and %stls-key.".formatted(prefix, prefix));
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
