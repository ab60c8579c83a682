package decant.s3;

import static org.assertj.core.api.Assertions.assertThat;

import decant.model.KeyRange;
import decant.model.ObjectKey;
import decant.s3.application.Account;
import decant.s3.application.SdkBucket;
import decant.s3.inspect.Known;
import decant.s3.server.S3ProxyServer;
import decant.store.Capabilities;
import decant.store.Interceptor;
import decant.store.contract.NewObject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3Client;

/** Opening two buckets in one call, on a server whose ways are known. */
final class ProbeTest {
    @Test
    void whatTheServerHonoursIsFoundOutAndNothingStaysBehind() throws Exception {
        Account account = S3ProxyServer.shared();
        try (S3Client client = account.client()) {
            SdkBucket from = SdkBucket.create(client, "probe-" + UUID.randomUUID());
            SdkBucket to = SdkBucket.create(client, "probe-" + UUID.randomUUID());
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
                // Access lists of grants are not kept there, which a success does not hide.
                assertThat(opened.link().capabilities())
                        .isEqualTo(new Capabilities(true, false, false, true, false, false, false, false, false));
                assertThat(opened.link().target().list(null, 1_000).count()).isZero();
                assertThat(opened.link().source().list(null, 1_000).count()).isEqualTo(2);
                assertThat(opened.targetFacts().accessLists()).isEqualTo(Known.YES);

                List<String> listed = new ArrayList<>();
                opened.sourceLister().list(KeyRange.ALL, (key, size, etag) -> listed.add(key + " " + size));
                assertThat(listed).containsExactly("a b 1", "c 2");
            } finally {
                from.delete();
                to.delete();
            }
        }
    }

    private static S3Settings settings(Account account, String where) {
        return S3Settings.of(S3Uri.parse("s3://" + where))
                .as(new S3Credentials.Keys(account.accessKey(), account.secretKey(), null))
                .at(account.region(), account.endpoint());
    }
}
