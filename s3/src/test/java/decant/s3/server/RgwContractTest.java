package decant.s3.server;

import static org.assertj.core.api.Assertions.assertThat;

import decant.model.ObjectKey;
import decant.s3.S3Credentials;
import decant.s3.application.SdkBucket;
import decant.s3.copy.SourceConditions;
import decant.store.Capabilities;
import decant.store.OwnObjects;
import decant.store.Precondition;
import decant.store.contract.Declared;
import decant.store.contract.Deviation;
import decant.store.contract.RemoteFixture;
import decant.store.contract.RemoteStoreContract;
import decant.testing.RadosGateway;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;

/** A real Ceph RADOS Gateway, through the adapter: between buckets of one account, and of two. */
@Tag(RadosGateway.TAG)
final class RgwContractTest {
    /**
     * The condition on the source in headers of its own, and no other; grants and tags; no parts are told, and parts
     * are kept by a copy in one request.
     */
    private static final Capabilities CAPABILITIES =
            new Capabilities(true, false, false, false, true, true, true, false, true, false);

    /** Both buckets are alice's. */
    @Nested
    final class OfOneAccount extends RemoteStoreContract {
        @Override
        protected RemoteFixture open() throws Exception {
            RadosGateway gateway = RadosGateway.shared();
            return between(
                    gateway,
                    gateway.alice(),
                    gateway.alice(),
                    Set.of(Deviation.REDIRECT_TRAVELS, Deviation.TAGS_LOST_IN_PARTS));
        }

        /** A heartbeat leaves a version a beat in a bucket that keeps versions. */
        @Test
        void versionsOfOwnObjectsAreRemoved() throws Exception {
            ObjectKey key = ObjectKey.of(".decant/heartbeat-1");
            OwnObjects own = fixture().ownObjectsAtTarget();
            RadosGateway gateway = RadosGateway.shared();
            try (S3Client client = RgwAccounts.of(gateway, gateway.alice()).client()) {
                String bucket = ((SdkBucket) fixture().target()).name();
                client.putBucketVersioning(ask ->
                        ask.bucket(bucket)
                                .versioningConfiguration(with -> with.status(BucketVersioningStatus.ENABLED)));
                for (String text : List.of("one", "two", "three")) {
                    own.write(key, text, Precondition.NONE);
                }
                own.write(ObjectKey.of(".decant/heartbeat-11"), "another", Precondition.NONE);
                assertThat(client.listObjectVersions(ask -> ask.bucket(bucket)).versions()).hasSize(4);

                own.removeVersions(key, false);
                assertThat(client.listObjectVersions(ask -> ask.bucket(bucket)).versions()).hasSize(2);
                assertThat(own.read(key)).isNotNull().extracting(OwnObjects.Found::text).isEqualTo("three");

                own.removeVersions(key, true);
                own.removeVersions(ObjectKey.of(".decant/heartbeat-11"), true);
                assertThat(client.listObjectVersions(ask -> ask.bucket(bucket)).versions()).isEmpty();
            }
        }
    }

    /** Alice's bucket is copied by bob, whom alice's policy lets read. */
    @Nested
    final class OfTwoAccounts extends RemoteStoreContract {
        @Override
        protected RemoteFixture open() throws Exception {
            RadosGateway gateway = RadosGateway.shared();
            ServerFixture fixture =
                    between(
                            gateway,
                            gateway.alice(),
                            gateway.bob(),
                            Set.of(Deviation.REDIRECT_TRAVELS, Deviation.PARTS_PASS_OVER_POLICY));
            fixture.source().allowReading(gateway.bob().id());
            return fixture;
        }
    }

    private static ServerFixture between(
            RadosGateway gateway, RadosGateway.Account source, RadosGateway.Account target, Set<Deviation> deviations) {
        RadosGateway.Account carol = gateway.carol();
        return new ServerFixture(
                RgwAccounts.of(gateway, source),
                RgwAccounts.of(gateway, target),
                carol.id(),
                new S3Credentials.Keys(carol.accessKey(), carol.secretKey(), null),
                new Declared(CAPABILITIES, deviations, Set.of()),
                SourceConditions.ALSO_RADOS);
    }
}
