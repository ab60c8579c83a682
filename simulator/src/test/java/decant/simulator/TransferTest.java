package decant.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import decant.flow.BytesCap;
import decant.flow.Ticker;
import decant.s3.OpenedLink;
import decant.s3.S3Credentials;
import decant.s3.S3Links;
import decant.s3.S3Settings;
import decant.s3.S3Uri;
import decant.s3.Transfer;
import decant.s3.TransferOptions;
import decant.simulator.api.Latency;
import decant.simulator.bucket.Account;
import decant.simulator.bucket.S3Operation;
import decant.store.Capabilities;
import decant.store.Interceptor;
import decant.store.StoreException;
import java.time.Clock;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who carries the bytes, and why: asked of the target without showing anybody anything, never of the source. */
final class TransferTest {
    private static final String US = "us-east-1";

    private final Simulator here =
            Simulator.start(SimulatorOptions.defaults().withRegions(RegionOptions.of(US, Latency.NONE)));
    private final Simulator there =
            Simulator.start(SimulatorOptions.defaults().withRegions(RegionOptions.of(US, Latency.NONE)));
    private final Account alice = here.addAccount("alice");
    private final Account bob = here.addAccount("bob");
    private final Account carol = there.addAccount("carol");
    private SimulatedBucket pictures;
    private SimulatedBucket mirror;

    @BeforeEach
    void createBuckets() {
        pictures = here.createBucket(BucketOptions.of("pictures", US, alice).withAcls());
        mirror = here.createBucket(BucketOptions.of("mirror", US, bob).withAcls());
        there.createBucket(BucketOptions.of("mirror", US, carol).withAcls());
        pictures.put("large", new byte[6 << 20]);
        pictures.put("small", new byte[] {1, 2, 3});
    }

    @AfterEach
    void close() {
        here.close();
        there.close();
    }

    private static S3Settings settings(Simulator simulator, Account account, String bucket) {
        return S3Settings.of(S3Uri.parse("s3://" + bucket))
                .as(new S3Credentials.Keys(account.accessKeyId(), account.secretAccessKey(), null))
                .at(US, simulator.endpoint(US));
    }

    private OpenedLink open(Simulator target, Account as, Transfer transfer) throws StoreException {
        BytesCap none = new BytesCap(BytesCap.UNLIMITED, Ticker.of(System::nanoTime, LockSupport::parkNanos));
        return S3Links.probed(
                settings(here, alice, "pictures"),
                settings(target, as, "mirror"),
                new TransferOptions(transfer, none),
                Interceptor.PASS,
                Interceptor.PASS,
                new Random(1),
                Clock.systemUTC());
    }

    private void assertRelayed(OpenedLink link, String why) {
        assertThat(link.transfer().relays()).isTrue();
        assertThat(link.transfer().sentence()).contains("through this machine, because ", why);
        assertThat(link.link().capabilities()).isEqualTo(Capabilities.AWS);
    }

    @Test
    void oneServerAndOneIdentityAreNotAskedAbout() throws Exception {
        mirror.admit(alice);
        try (OpenedLink link = open(here, alice, Transfer.AUTO)) {
            assertThat(link.transfer().relays()).isFalse();
            assertThat(link.transfer().why()).contains("same credentials");
            assertThat(here.requests().of(S3Operation.UPLOAD_PART_COPY)).isZero();
        }
    }

    @Test
    void anotherAccountThatMayReadCopiesByItself() throws Exception {
        pictures.admit(bob);
        try (OpenedLink link = open(here, bob, Transfer.AUTO)) {
            assertThat(link.transfer().relays()).isFalse();
            assertThat(link.transfer().why()).contains("found to read");
        }
        assertThat(here.requests().of(S3Operation.UPLOAD_PART_COPY)).isEqualTo(1);
        assertThat(mirror.keys()).isEmpty();
        assertThat(mirror.uploadsUnderWay()).isZero();
        assertThat(pictures.keys()).containsExactly("large", "small");
    }

    @Test
    void anotherAccountThatMayNotReadIsHelpedByThisMachine() throws Exception {
        try (OpenedLink link = open(here, bob, Transfer.AUTO)) {
            assertRelayed(link, "may not read the source's objects (AccessDenied)");
        }
        assertThat(mirror.keys()).isEmpty();
        assertThat(mirror.uploadsUnderWay()).isZero();
    }

    @Test
    void anotherServerIsNeverAsked() throws Exception {
        there.createBucket(BucketOptions.of("pictures", US, carol).withAcls()).put("small", new byte[] {1, 2, 3});
        try (OpenedLink link = open(there, carol, Transfer.AUTO)) {
            assertRelayed(link, "another server");
        }
        assertThat(there.requests().of(S3Operation.UPLOAD_PART_COPY)).isZero();
    }

    @Test
    void nothingCanBeSeenByAnEmptySource() throws Exception {
        pictures.remove("large");
        pictures.remove("small");
        try (OpenedLink link = open(here, bob, Transfer.AUTO)) {
            assertRelayed(link, "holds nothing yet");
        }
    }

    @Test
    void aLargeObjectIsAskedAboutByItsFirstByte() throws Exception {
        pictures.remove("small");
        pictures.admit(bob);
        try (OpenedLink link = open(here, bob, Transfer.AUTO)) {
            assertThat(link.transfer().relays()).isFalse();
        }
    }

    @Test
    void whatCannotBeDoneIsRefusedInASentence() {
        assertThatThrownBy(() -> open(here, bob, Transfer.SERVER_SIDE))
                .hasMessage(
                        "s3://mirror/ cannot copy from s3://pictures/ by itself: the target's credentials may not read"
                                + " the source's objects (AccessDenied); --transfer relay passes the bytes through this"
                                + " machine.");
        assertThatThrownBy(() -> open(there, carol, Transfer.SERVER_SIDE)).hasMessageContaining("no bucket pictures");
    }

    @Test
    void theRelayIsTakenWhereItIsAskedFor() throws Exception {
        pictures.admit(bob);
        try (OpenedLink link = open(here, bob, Transfer.RELAY)) {
            assertRelayed(link, "asks for it");
        }
    }
}
