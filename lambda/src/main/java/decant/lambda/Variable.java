package decant.lambda;

import decant.backfill.RemovalLimit;
import decant.live.RemovalBreaker;
import decant.reconcile.Policy;
import java.util.Arrays;
import java.util.Optional;

/** What can be said to the function by its environment. The table in docs/lambda.md is held to this one. */
enum Variable {
    SOURCE("", "`s3://bucket` or `s3://bucket/prefix` that is followed; never written to"),
    TARGET("", "`s3://bucket` or `s3://bucket/prefix` that changes are carried to"),
    SOURCE_REGION("", "region of the source; asked of the bucket itself unless given"),
    TARGET_REGION("", "region of the target, likewise"),
    SOURCE_ENDPOINT_URL("", "server of the source where it is not AWS"),
    TARGET_ENDPOINT_URL("", "server of the target where it is not AWS"),
    SOURCE_ADDRESSING("auto", "where the source's name stands: `auto`, `path` or `virtual`"),
    TARGET_ADDRESSING("auto", "where the target's name stands, likewise"),
    SOURCE_EXPECTED_OWNER("", "account id that must own the source; otherwise every request fails"),
    TARGET_EXPECTED_OWNER("", "account id that must own the target, likewise"),
    ACL("preserve", "access lists at the target: `preserve`, `private`, `bucket-owner-full-control`, `public-read`"),
    NON_PUBLIC("", "`withhold`: where the target holds no access lists, keep away what is not public at the source"),
    ETAG("preserve", "objects uploaded in parts: `preserve` their parts and so their ETag, or copy the `cheap` way"),
    UNDECIDED("copy", "objects of which nobody can tell whether they are equal: `copy` or `leave`"),
    TRANSFER("auto", "who carries the bytes: the target by itself (`server-side`), the function (`relay`), or `auto`"),
    SSE(
            "",
            "how copies are encrypted: `AES256`, `aws:kms` or `aws:kms:dsse`; as the target's bucket does unless"
                    + " given"),
    SSE_KMS_KEY_ID("", "with a `DECANT_SSE` of KMS: the key; the one that AWS manages unless given"),
    BUCKET_KEY("off", "with `aws:kms`: `on` lets a key of the bucket's stand between, so that KMS is asked less"),
    FILTER("", "keys that take part, as a JSON array: `[\"--exclude\",\"*\",\"--include\",\"*.jpg\"]`"),
    MAX_REMOVALS(
            words(RemovalBreaker.DEFAULT_LIMIT),
            "most objects removed within an hour by all environments together: a number, a share, or both"),
    ENVIRONMENTS("1", "the function's reserved concurrency: each environment gets its share of the removals"),
    CONCURRENCY("32", "keys in work at once, and requests in flight at one side, in one environment"),
    MAX_REQUESTS_PER_SECOND("", "requests that may begin each second at one side, in one environment"),
    MAX_COPIES_PER_SECOND("", "copies that may begin each second, in one environment"),
    LATE_LANDING_SECONDS(
            String.valueOf(Policy.DEFAULT_LATE_LANDING.toSeconds()),
            "how long a request without an answer may still take effect at the target"),
    VISIBILITY_SECONDS("360", "the queue's visibility timeout, less the mapping's batching window"),
    COPY_MEGABYTES_PER_SECOND("50", "how fast a copy is taken to be; one that cannot end in time is not begun"),
    METRICS_NAMESPACE("Decant", "CloudWatch namespace of the metrics");

    /** What every one of them begins with. */
    static final String PREFIX = "DECANT_";

    private final String fallback;
    private final String meaning;

    Variable(String fallback, String meaning) {
        this.fallback = fallback;
        this.meaning = meaning;
    }

    static Optional<Variable> called(String name) {
        return Arrays.stream(values()).filter(variable -> variable.toString().equals(name)).findFirst();
    }

    /** Its value where the environment says nothing; empty where there is none. */
    String fallback() {
        return fallback;
    }

    /** A few words for people. */
    String meaning() {
        return meaning;
    }

    private static String words(RemovalLimit limit) {
        return limit.maxKeys() + "," + Math.round(limit.maxShare() * 100) + "%";
    }

    /** Its name in the environment. */
    @Override
    public String toString() {
        return PREFIX + name();
    }
}
