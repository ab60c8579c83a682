package decant.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import decant.model.ETag;
import decant.model.ObjectHeaders;
import decant.model.ObjectKey;
import decant.model.ObjectState;
import decant.model.StorageClass;
import decant.s3.application.Account;
import decant.s3.application.SdkBucket;
import decant.s3.server.S3ProxyServer;
import decant.store.AclToSend;
import decant.store.Capabilities;
import decant.store.CopyAnswer;
import decant.store.CopyOrder;
import decant.store.Link;
import decant.store.Precondition;
import decant.store.RemoveAnswer;
import decant.store.StoreException;
import decant.store.StoreException.Kind;
import decant.store.contract.NewObject;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3Client;

/** From an address as people write it to a copy that is there, on a server that answers. */
final class S3SideTest {
    private static final ObjectKey KEY = ObjectKey.of("photos/2012/a cat + 100%.jpg");

    @Test
    void anObjectIsListedLookedAtCopiedAndRemoved() throws Exception {
        Account account = S3ProxyServer.shared();
        try (S3Client client = account.client()) {
            SdkBucket from = SdkBucket.create(client, "side-" + UUID.randomUUID());
            SdkBucket to = SdkBucket.create(client, "side-" + UUID.randomUUID());
            NewObject cat =
                    NewObject.of("meow").with(ObjectHeaders.of(Map.of("content-type", "image/jpeg"), Map.of("k", "v")));
            from.put(ObjectKey.of("in/" + KEY), cat);
            try (S3Side source = open(account, from.name() + "/in", account.region());
                    S3Side target = open(account, to.name() + "/out/", null)) {
                Link link = S3Links.assuming(source, target, Capabilities.WITHOUT_CONDITIONS, Clock.systemUTC());

                assertThat(link.source().list(null, 1_000).key(0)).isEqualTo(KEY);
                var seen = (ObjectState.Present) link.source().look(KEY);
                CopyOrder order =
                        new CopyOrder(
                                KEY,
                                seen.content(),
                                Precondition.NONE,
                                StorageClass.STANDARD,
                                AclToSend.NOTHING,
                                false,
                                null,
                                null);
                CopyAnswer answer = link.copier().copy(order);

                assertThat(((CopyAnswer.Copied) answer).etag()).isEqualTo(seen.content().etag());
                assertThat(to.read(ObjectKey.of("out/" + KEY))).asString().isEqualTo("meow");
                assertThat(((ObjectState.Present) link.target().look(KEY)).headers()).isEqualTo(cat.headers());
                assertThat(link.target().remove(KEY, new Precondition.Matches(ETag.of("0".repeat(32)))))
                        .isInstanceOf(RemoveAnswer.Refused.class);
                assertThat(link.target().remove(KEY, new Precondition.Matches(seen.content().etag())))
                        .isInstanceOf(RemoveAnswer.Removed.class);
                assertThat(link.target().isListed(KEY)).isFalse();
            } finally {
                from.delete();
                to.delete();
            }
        }
    }

    @Test
    void aBucketThatIsNotThereIsFoundOutAtTheStart() throws Exception {
        Account account = S3ProxyServer.shared();

        StoreException failure =
                catchThrowableOfType(StoreException.class, () -> open(account, "nowhere-" + UUID.randomUUID(), null));

        assertThat(failure.kind()).isEqualTo(Kind.NO_SUCH_BUCKET);
    }

    @Test
    void nobodyListeningIsSaidInOneSentence() {
        Account account = new Account(URI.create("http://127.0.0.1:9"), "us-east-1", "someone", "secret");

        StoreException failure = catchThrowableOfType(StoreException.class, () -> open(account, "bucket", null));

        assertThat(failure.kind()).isEqualTo(Kind.UNAVAILABLE);
        assertThat(failure.getMessage())
                .startsWith("s3://bucket/: could not inspect: ")
                .contains("127.0.0.1:9", "Connection refused; the endpoint could not be reached")
                .doesNotContain("\n", "Exception");
    }

    private static S3Side open(Account account, String where, @org.jspecify.annotations.Nullable String region)
            throws StoreException {
        S3Settings settings =
                S3Settings.of(S3Uri.parse("s3://" + where))
                        .as(new S3Credentials.Keys(account.accessKey(), account.secretKey(), null))
                        .at(region, account.endpoint());
        return S3Side.open(settings, Clock.systemUTC());
    }
}
