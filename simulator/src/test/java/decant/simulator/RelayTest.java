package decant.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import decant.flow.Backoff;
import decant.flow.BytesCap;
import decant.flow.Retries;
import decant.flow.Ticker;
import decant.model.Content;
import decant.model.ETag;
import decant.model.ObjectHeaders;
import decant.model.ObjectKey;
import decant.model.ObjectState;
import decant.model.StorageClass;
import decant.model.Tags;
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
import decant.simulator.bucket.StoredObject;
import decant.simulator.faults.Calls;
import decant.simulator.faults.Fault;
import decant.store.AclToSend;
import decant.store.CopyAnswer;
import decant.store.CopyOrder;
import decant.store.Interceptor;
import decant.store.Operation;
import decant.store.Precondition;
import decant.store.StoreException;
import decant.store.StoreException.Kind;
import java.time.Clock;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What may happen to bytes on their way through this machine, and that no other bytes ever land for it. */
final class RelayTest {
    private static final String US = "us-east-1";
    private static final int MEBIBYTE = 1 << 20;
    private static final ObjectKey KEY = ObjectKey.of("key");

    /** Time that passes by being waited for. */
    private static final AtomicLong NANOS = new AtomicLong();

    private static final Ticker TICKER = Ticker.of(NANOS::get, NANOS::addAndGet);
    private static final Retries RETRIES = new Retries(Backoff.DEFAULT, new Random(1), TICKER);

    private final Simulator here = simulator();
    private final Simulator there = simulator();
    private final Account alice = here.addAccount("alice");
    private final Account bob = there.addAccount("bob");
    private SimulatedBucket source;
    private SimulatedBucket target;

    private static Simulator simulator() {
        return Simulator.start(SimulatorOptions.defaults().withRegions(RegionOptions.of(US, Latency.NONE)));
    }

    @BeforeEach
    void createBuckets() {
        source = here.createBucket(BucketOptions.of("source", US, alice).withAcls());
        target = there.createBucket(BucketOptions.of("target", US, bob).withAcls());
    }

    @AfterEach
    void close() {
        here.close();
        there.close();
    }

    private OpenedLink open(Interceptor atSource, Interceptor atTarget) throws StoreException {
        BytesCap none = new BytesCap(BytesCap.UNLIMITED, TICKER);
        return S3Links.probed(
                settings(here, alice, "source"),
                settings(there, bob, "target"),
                new TransferOptions(Transfer.RELAY, none),
                atSource,
                atTarget,
                new Random(1),
                Clock.systemUTC());
    }

    private static S3Settings settings(Simulator simulator, Account account, String bucket) {
        return S3Settings.of(S3Uri.parse("s3://" + bucket))
                .as(new S3Credentials.Keys(account.accessKeyId(), account.secretAccessKey(), null))
                .at(US, simulator.endpoint(US));
    }

    private static CopyOrder order(OpenedLink link, boolean parts) throws StoreException {
        ObjectState.Present seen = (ObjectState.Present) link.link().source().look(KEY);
        Content content = seen.content();
        ObjectHeaders headers = parts ? seen.headers() : null;
        return new CopyOrder(
                KEY,
                content,
                Precondition.ABSENT,
                StorageClass.STANDARD,
                AclToSend.NOTHING,
                parts,
                headers,
                parts ? Tags.NONE : null);
    }

    private static byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        new Random(count).nextBytes(bytes);
        return bytes;
    }

    private int calls(Simulator at, S3Operation operation) {
        return (int) at.requests().of(operation);
    }

    /** R1: the source is another before its last part was read. */
    @Test
    void partsOfTwoObjectsAreNeverPutTogether() throws Exception {
        source.put("key", bytes(130 * MEBIBYTE));
        AtomicInteger reads = new AtomicInteger();
        Interceptor overwriting =
                new Interceptor() {
                    @Override
                    public <T> T call(Operation operation, @Nullable ObjectKey key, Call<T> call)
                            throws StoreException {
                        if (operation == Operation.READ && reads.incrementAndGet() == 3) {
                            source.put("key", bytes(131 * MEBIBYTE));
                        }
                        return call.make();
                    }
                };
        try (OpenedLink link = open(overwriting, Interceptor.PASS)) {
            CopyAnswer answer = link.link().copier().copy(order(link, true));
            assertThat(answer).isInstanceOf(CopyAnswer.Refused.class);
        }
        assertThat(reads).hasValue(3);
        assertThat(target.keys()).isEmpty();
        assertThat(target.uploadsUnderWay()).isZero();
    }

    /** R14: the answer to the PUT is lost, so that nobody knows whether it was done. */
    @Test
    void aLostAnswerLeavesTheOutcomeUnknownAndIsNotRepeated() throws Exception {
        source.put("key", bytes(1000));
        try (OpenedLink link = open(RETRIES, RETRIES)) {
            CopyOrder order = order(link, false);
            int before = calls(there, S3Operation.PUT_OBJECT);
            there.faults().next(Calls.to(S3Operation.PUT_OBJECT), new Fault.DoneThenReset());
            StoreException failure = catchThrowableOfType(StoreException.class, () -> link.link().copier().copy(order));
            assertThat(failure.kind()).isEqualTo(Kind.OUTCOME_UNKNOWN);
            assertThat(calls(there, S3Operation.PUT_OBJECT)).isEqualTo(before + 1);
        }
        assertThat(target.keys()).containsExactly("key");
    }

    @Test
    void whatEitherSideRefusesForAMomentIsReadAndSentAgain() throws Exception {
        source.put("key", bytes(1000));
        try (OpenedLink link = open(RETRIES, RETRIES)) {
            CopyOrder order = order(link, false);
            there.faults().next(2, Calls.to(S3Operation.PUT_OBJECT), Fault.slowDown());
            here.faults().next(Calls.to(S3Operation.GET_OBJECT), Fault.internalError());
            assertThat(link.link().copier().copy(order)).isInstanceOf(CopyAnswer.Copied.class);
        }
        assertThat(calls(here, S3Operation.GET_OBJECT)).isEqualTo(4);
    }

    @Test
    void aPartWhoseAnswerIsLostIsSentAgain() throws Exception {
        source.put("key", bytes(65 * MEBIBYTE));
        try (OpenedLink link = open(RETRIES, RETRIES)) {
            there.faults().next(Calls.to(S3Operation.UPLOAD_PART), new Fault.DoneThenReset());
            CopyAnswer answer = link.link().copier().copy(order(link, true));
            assertThat(answer).isInstanceOf(CopyAnswer.Copied.class);
        }
        assertThat(target.peek("key").orElseThrow().size()).isEqualTo(65L * MEBIBYTE);
    }

    @Test
    void theSourcesFailuresAreTheSourcesOwn() throws Exception {
        source.put("key", bytes(1000));
        source.change("key", object -> withClass(object, "GLACIER"));
        try (OpenedLink link = open(Interceptor.PASS, Interceptor.PASS)) {
            StoreException failure =
                    catchThrowableOfType(StoreException.class, () -> link.link().copier().copy(order(link, false)));
            assertThat(failure.kind()).isEqualTo(Kind.ARCHIVED);
            assertThat(failure.getMessage()).startsWith("s3://source/: could not read \"key\"");
        }
        assertThat(target.keys()).isEmpty();
    }

    @Test
    void anETagThatIsNoDigestIsFoundOutByReadingTwice() throws Exception {
        byte[] bytes = bytes(100_000);
        source.put("key", bytes);
        source.change("key", object -> withETag(object, ETag.of("0123456789abcdef0123456789abcdef")));
        try (OpenedLink link = open(Interceptor.PASS, Interceptor.PASS)) {
            assertThat(link.link().copier().copy(order(link, false))).isInstanceOf(CopyAnswer.Copied.class);
        }
        assertThat(calls(here, S3Operation.GET_OBJECT)).isEqualTo(2);
        assertThat(target.peek("key").orElseThrow().body().open(0, bytes.length).readAllBytes()).isEqualTo(bytes);
    }

    @Test
    void aChangeOfTheSourceIsSeenByTheAnswerItself() throws Exception {
        source.put("key", bytes(10));
        try (OpenedLink link = open(Interceptor.PASS, Interceptor.PASS)) {
            CopyOrder order = order(link, false);
            source.put("key", bytes(11));
            assertThat(link.link().copier().copy(order)).isInstanceOf(CopyAnswer.Refused.class);
            source.remove("key");
            assertThat(link.link().copier().copy(order)).isInstanceOf(CopyAnswer.Refused.class);
        }
        assertThat(target.keys()).isEmpty();
    }

    private static StoredObject withClass(StoredObject object, String storageClass) {
        return new StoredObject(
                object.body(),
                object.etag(),
                object.lastModified(),
                StorageClass.of(storageClass),
                object.headers(),
                object.tags(),
                object.acl(),
                object.checksum(),
                object.partSizesBytes(),
                false,
                object.atRest());
    }

    private static StoredObject withETag(StoredObject object, ETag etag) {
        return new StoredObject(
                object.body(),
                etag,
                object.lastModified(),
                object.storageClass(),
                object.headers(),
                object.tags(),
                object.acl(),
                object.checksum(),
                object.partSizesBytes(),
                false,
                object.atRest());
    }
}
