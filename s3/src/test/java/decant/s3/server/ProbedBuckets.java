package decant.s3.server;

import static org.assertj.core.api.Assertions.assertThat;

import decant.model.KeyRange;
import decant.model.ObjectKey;
import decant.s3.OpenedLink;
import decant.s3.S3Credentials;
import decant.s3.S3Links;
import decant.s3.S3Settings;
import decant.s3.S3Uri;
import decant.s3.application.Account;
import decant.s3.application.SdkBucket;
import decant.s3.inspect.BucketFacts;
import decant.store.Capabilities;
import decant.store.Interceptor;
import decant.store.contract.NewObject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * What opening two fresh buckets in one call finds out, once it is made sure that it left nothing behind.
 *
 * @param capabilities of the link
 * @param target the settings of the target
 */
public record ProbedBuckets(Capabilities capabilities, BucketFacts target) {
    /**
     * Opens a prefix of each.
     *
     * @param account owns both buckets
     * @param made is told of each bucket before it is used
     */
    public static ProbedBuckets of(Account account, Consumer<SdkBucket> made) throws Exception {
        try (S3Client client = account.client()) {
            SdkBucket from = SdkBucket.create(client, "probe-" + UUID.randomUUID());
            SdkBucket to = SdkBucket.create(client, "probe-" + UUID.randomUUID());
            made.accept(from);
            made.accept(to);
            // Beside the prefixes: a server may list a bucket that it was asked a setting of, as text that is no XML.
            for (SdkBucket bucket : List.of(from, to)) {
                bucket.put(ObjectKey.of("aws:kms"), NewObject.of("0"));
                bucket.put(ObjectKey.of("a\u0001b"), NewObject.of("0"));
            }
            from.put(ObjectKey.of("in/a b"), NewObject.of("1"));
            from.put(ObjectKey.of("in/c"), NewObject.of("22"));
            try (OpenedLink opened =
                    S3Links.probed(
                            settings(account, from.name() + "/in"),
                            settings(account, to.name() + "/out"),
                            Interceptor.PASS,
                            Interceptor.PASS,
                            new Random(1),
                            Clock.systemUTC())) {
                assertThat(opened.link().target().list(null, 1_000).count()).isZero();
                assertThat(opened.link().source().list(null, 1_000).count()).isEqualTo(2);
                assertSeenByOtherCode(opened);
                return new ProbedBuckets(opened.link().capabilities(), opened.targetFacts());
            } finally {
                from.delete();
                to.delete();
            }
        }
    }

    private static void assertSeenByOtherCode(OpenedLink opened) throws Exception {
        List<String> listed = new ArrayList<>();
        opened.sourceLister().list(KeyRange.ALL, (key, size, etag) -> listed.add(key + " " + size));
        assertThat(listed).containsExactly("a b 1", "c 2");
    }

    private static S3Settings settings(Account account, String where) {
        return S3Settings.of(S3Uri.parse("s3://" + where))
                .as(new S3Credentials.Keys(account.accessKey(), account.secretKey(), null))
                .at(account.region(), account.endpoint());
    }
}
