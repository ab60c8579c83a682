package decant.cli.options;

import decant.cli.ending.Refusal;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a target's events come from, for the link back. */
public final class ReverseOptions {
    @Option(
            names = "--reverse-follow",
            paramLabel = "sqs://HOST/PATH|listen:[HOST:]PORT",
            description =
                    "Where the target's events come from, which a cutover needs: written as --follow is. They are taken"
                            + " from the first moment, out of a queue, too, and let go until it does. The options below"
                            + " say of it what those without reverse- say of the source's.")
    private @Nullable String follow;

    @Option(names = "--reverse-dead-letters", paramLabel = "URL", description = "As --dead-letters.")
    private @Nullable String deadLetters;

    @Option(names = "--reverse-secret-file", paramLabel = "FILE", description = "As --secret-file.")
    private @Nullable Path secretFile;

    @Option(names = "--reverse-tls-certificate", paramLabel = "FILE", description = "As --tls-certificate.")
    private @Nullable Path certificate;

    @Option(names = "--reverse-tls-key", paramLabel = "FILE", description = "As --tls-key.")
    private @Nullable Path key;

    @Option(names = "--reverse-tls-client-ca", paramLabel = "FILE", description = "As --tls-client-ca.")
    private @Nullable Path clientCa;

    /** Where they come from; empty where that is not said, so that there is no cutover. */
    public Optional<EventPlace> place() {
        EventWords words = new EventWords("--reverse-", deadLetters, secretFile, certificate, key, clientCa);
        if (follow == null && words.isGiven()) {
            throw Refusal.usage("Options about the target's events go with --reverse-follow.");
        }
        return Optional.ofNullable(follow).map(text -> words.place("--reverse-follow", text));
    }
}
