package decant.lambda;

import decant.backfill.RemovalLimit;
import decant.flow.Caps;
import decant.live.Heartbeat;
import decant.model.KeyFilter;
import decant.model.ObjectKey;
import decant.model.ReservedKeys;
import decant.s3.Addressing;
import decant.s3.S3Credentials;
import decant.s3.S3Settings;
import decant.s3.S3Uri;
import decant.s3.Transfer;
import decant.s3.copy.TargetEncryption;
import decant.s3.plan.AclChoice;
import decant.s3.plan.NonPublic;
import decant.s3.plan.Overlap;
import decant.s3.plan.Unplannable;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the function was told by its environment; each is described at its {@link Variable}.
 *
 * @param removals the share of one environment
 * @param encryption of copies at the target
 * @param filter leaves out what is Decant's own, too, but for the canary of this pair
 * @param copyBytesPerSecond how fast a copy is taken to be
 */
record Settings(
        S3Settings source,
        S3Settings target,
        AclChoice acl,
        @Nullable NonPublic nonPublic,
        boolean keepsPartEtags,
        boolean copiesUndecided,
        Transfer transfer,
        TargetEncryption encryption,
        KeyFilter filter,
        RemovalLimit removals,
        Caps caps,
        Duration lateLanding,
        Duration visibility,
        long copyBytesPerSecond,
        String metricsNamespace) {
    private static final long MEGABYTE = 1_000_000;
    private static final List<String> ALGORITHMS = List.of("AES256", "aws:kms", "aws:kms:dsse");

    private enum Etag {
        PRESERVE,
        CHEAP
    }

    private enum Undecided {
        COPY,
        LEAVE
    }

    private enum Switch {
        ON,
        OFF
    }

    private enum Withholding {
        WITHHOLD
    }

    /**
     * Reads an environment.
     *
     * @throws BadSetting at the first value that makes no sense
     */
    static Settings read(Map<String, String> environment) {
        Variables variables = new Variables(environment);
        int concurrency = variables.count(Variable.CONCURRENCY);
        S3Settings source =
                side(
                        variables,
                        concurrency,
                        Variable.SOURCE,
                        Variable.SOURCE_REGION,
                        Variable.SOURCE_ENDPOINT_URL,
                        Variable.SOURCE_ADDRESSING,
                        Variable.SOURCE_EXPECTED_OWNER);
        S3Settings target =
                side(
                        variables,
                        concurrency,
                        Variable.TARGET,
                        Variable.TARGET_REGION,
                        Variable.TARGET_ENDPOINT_URL,
                        Variable.TARGET_ADDRESSING,
                        Variable.TARGET_EXPECTED_OWNER);
        try {
            Overlap.refuse(source, target);
        } catch (Unplannable e) {
            throw new BadSetting(e.sentence());
        }
        return new Settings(
                source,
                target,
                variables.word(Variable.ACL, AclChoice.class),
                nonPublic(variables),
                variables.word(Variable.ETAG, Etag.class) == Etag.PRESERVE,
                variables.word(Variable.UNDECIDED, Undecided.class) == Undecided.COPY,
                variables.word(Variable.TRANSFER, Transfer.class),
                encryption(variables),
                filter(variables, Heartbeat.keyBetween(source.uri().toString(), target.uri().toString())),
                RemovalShare.read(variables.required(Variable.MAX_REMOVALS), variables.count(Variable.ENVIRONMENTS)),
                new Caps(
                        variables.count(Variable.MAX_REQUESTS_PER_SECOND, Caps.UNLIMITED),
                        variables.count(Variable.MAX_COPIES_PER_SECOND, Caps.UNLIMITED),
                        concurrency),
                Duration.ofSeconds(variables.countOrNone(Variable.LATE_LANDING_SECONDS)),
                Duration.ofSeconds(variables.countOrNone(Variable.VISIBILITY_SECONDS)),
                variables.count(Variable.COPY_MEGABYTES_PER_SECOND) * MEGABYTE,
                variables.required(Variable.METRICS_NAMESPACE));
    }

    private static S3Settings side(
            Variables variables,
            int maxConnections,
            Variable uri,
            Variable region,
            Variable endpoint,
            Variable addressing,
            Variable owner) {
        S3Settings usual = S3Settings.of(uri(variables, uri));
        try {
            return new S3Settings(
                    usual.uri(),
                    S3Credentials.FOUND,
                    variables.text(region),
                    variables.address(endpoint),
                    variables.word(addressing, Addressing.class),
                    variables.text(owner),
                    maxConnections,
                    usual.connectTimeout(),
                    usual.readTimeout(),
                    usual.copyTimeout());
        } catch (BadSetting e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new BadSetting("Of " + usual.uri() + ": " + e.getMessage() + ".");
        }
    }

    /** What is Decant's own is left out, but for the canary that shows how far the target is behind. */
    private static KeyFilter filter(Variables variables, ObjectKey canary) {
        KeyFilter chosen = new ReservedKeys(ReservedKeys.FOLDER, FilterText.read(variables.text(Variable.FILTER)));
        return key -> key.equals(canary) || chosen.includes(key);
    }

    private static TargetEncryption encryption(Variables variables) {
        String algorithm = variables.text(Variable.SSE);
        if (algorithm != null && !ALGORITHMS.contains(algorithm)) {
            throw new BadSetting(Variable.SSE, "is AES256, aws:kms or aws:kms:dsse, not \"" + algorithm + "\".");
        }
        boolean bucketKey = variables.word(Variable.BUCKET_KEY, Switch.class) == Switch.ON;
        TargetEncryption chosen = new TargetEncryption(algorithm, variables.text(Variable.SSE_KMS_KEY_ID), bucketKey);
        if (chosen.keyId() != null && !chosen.isKms()) {
            throw new BadSetting(
                    Variable.SSE_KMS_KEY_ID,
                    "names a key of KMS: set " + Variable.SSE + " to aws:kms or aws:kms:dsse.");
        }
        if (bucketKey && !"aws:kms".equals(algorithm)) {
            throw new BadSetting(Variable.BUCKET_KEY, "goes with aws:kms in " + Variable.SSE + " alone.");
        }
        return chosen;
    }

    private static S3Uri uri(Variables variables, Variable variable) {
        try {
            return S3Uri.parse(variables.required(variable));
        } catch (BadSetting e) {
            throw e;
        } catch (IllegalArgumentException e) {
            String said = String.valueOf(e.getMessage());
            throw new BadSetting(variable, "cannot be read: " + said + (said.endsWith(".") ? "" : "."));
        }
    }

    /** A function has no run that could be aborted. */
    private static @Nullable NonPublic nonPublic(Variables variables) {
        if (variables.text(Variable.NON_PUBLIC) == null) {
            return null;
        }
        return switch (variables.word(Variable.NON_PUBLIC, Withholding.class)) {
            case WITHHOLD -> NonPublic.WITHHOLD;
        };
    }
}
