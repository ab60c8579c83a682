package decant.cli.options;

import decant.cli.ending.Refusal;
import decant.cli.listen.Secret;
import decant.s3.queue.QueueUrl;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where events come from. */
public final class EventOptions {
    @Option(
            names = "--sqs",
            paramLabel = "URL",
            description =
                    "Queue that the source's events are sent to, by S3 itself, through SNS or through EventBridge. It"
                            + " is asked with the source's credentials.")
    private @Nullable String sqs;

    @Option(
            names = "--dead-letters",
            paramLabel = "URL",
            description =
                    "Queue to send messages to that are not understood. Default: leave them to the redrive policy of"
                            + " the queue of --sqs.")
    private @Nullable String deadLetters;

    @Option(
            names = "--listen",
            paramLabel = "[HOST:]PORT",
            description =
                    "Take events that the store sends there by HTTP, as RADOS Gateway and MinIO do. Each is on the disk"
                            + " before it is answered. Without a host only this machine can send them.")
    private @Nullable String listen;

    @Option(
            names = "--secret-file",
            paramLabel = "FILE",
            description =
                    "File whose first line senders to --listen must give, as a Bearer token or as the path of the URL."
                            + " Needed where other machines can send.")
    private @Nullable Path secretFile;

    /** Refuses what does not say where events come from. */
    public void check() {
        if ((sqs == null) == (listen == null)) {
            throw Refusal.usage("Say where events come from: either --sqs URL or --listen PORT.");
        }
        if (listen == null ? secretFile != null : deadLetters != null) {
            throw Refusal.usage("--dead-letters goes with --sqs, and --secret-file with --listen.");
        }
    }

    /** The queue of events; empty where they are sent here. */
    public Optional<QueueUrl> queue() {
        return Optional.ofNullable(sqs).map(url -> read("--sqs", url));
    }

    /** Where messages go that are not understood. */
    public Optional<QueueUrl> deadLetters() {
        return Optional.ofNullable(deadLetters).map(url -> read("--dead-letters", url));
    }

    /** Where to listen, where no queue is named. */
    public InetSocketAddress listenAt() {
        InetSocketAddress address = AddressForm.read("--listen", String.valueOf(listen));
        if (address.isUnresolved()) {
            throw Refusal.usage("--listen: there is no host " + address.getHostString() + ".");
        }
        if (secretFile == null && !address.getAddress().isLoopbackAddress()) {
            throw Refusal.harm(
                    "Everybody who reaches "
                            + address.getHostString()
                            + " could send events; name a secret with --secret-file, or listen at 127.0.0.1.");
        }
        return address;
    }

    /** What senders must know. */
    public Secret secret() {
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

    private static QueueUrl read(String option, String text) {
        try {
            return QueueUrl.parse(text);
        } catch (IllegalArgumentException e) {
            throw Refusal.usage(option + ": " + e.getMessage());
        }
    }
}
