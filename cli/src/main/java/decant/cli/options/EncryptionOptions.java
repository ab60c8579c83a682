package decant.cli.options;

import decant.cli.ending.Refusal;
import decant.s3.copy.TargetEncryption;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How copies are encrypted at the target. */
public final class EncryptionOptions {
    private static final Set<String> ALGORITHMS = Set.of("AES256", "aws:kms", "aws:kms:dsse");

    @Option(
            names = "--sse",
            paramLabel = "AES256|aws:kms|aws:kms:dsse",
            description = "Encrypt copies at the target like this. Default: as its bucket does.")
    private @Nullable String algorithm;

    @Option(
            names = "--sse-kms-key-id",
            paramLabel = "KEY",
            description = "With --sse aws:kms or aws:kms:dsse: by this key. Default: the one that AWS manages.")
    private @Nullable String keyId;

    @Option(
            names = "--bucket-key",
            description = "With --sse aws:kms: let a key of the bucket's stand between, so that KMS is asked less.")
    private boolean bucketKey;

    /** What was chosen. */
    public TargetEncryption encryption() {
        if (algorithm != null && !ALGORITHMS.contains(algorithm)) {
            throw Refusal.usage("--sse is AES256, aws:kms or aws:kms:dsse, not \"" + algorithm + "\".");
        }
        TargetEncryption chosen = new TargetEncryption(algorithm, keyId, bucketKey);
        if (keyId != null && !chosen.isKms()) {
            throw Refusal.usage("--sse-kms-key-id names a key of KMS: say --sse aws:kms or aws:kms:dsse, too.");
        }
        if (bucketKey && !"aws:kms".equals(algorithm)) {
            throw Refusal.usage("--bucket-key goes with --sse aws:kms alone.");
        }
        return chosen;
    }

    /** As it is typed, for the record of a run; empty where nothing is asked for. */
    public String words() {
        return algorithm == null
                ? ""
                : " --sse "
                        + algorithm
                        + (keyId == null ? "" : " --sse-kms-key-id " + keyId)
                        + (bucketKey ? " --bucket-key" : "");
    }
}
