package decant.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import decant.cli.buckets.Gates;
import decant.cli.buckets.Purpose;
import decant.cli.buckets.S3Buckets;
import decant.cli.links.LinkBack;
import decant.cli.links.OpenLink;
import decant.flow.Caps;
import decant.flow.Ticker;
import decant.migration.Phase;
import decant.model.AccessList;
import decant.model.ObjectKey;
import decant.reconcile.AclPolicy;
import decant.reconcile.Evidence;
import decant.reconcile.KeptAgreements;
import decant.reconcile.LinkPhase;
import decant.reconcile.LinkRole;
import decant.reconcile.Outcome;
import decant.reconcile.Policy;
import decant.reconcile.Reconciler;
import decant.reconcile.RequestRunner;
import decant.reconcile.Step;
import decant.reconcile.Work;
import decant.s3.S3Credentials;
import decant.s3.S3Settings;
import decant.s3.S3Uri;
import decant.s3.Transfer;
import decant.s3.TransferOptions;
import decant.s3.application.Account;
import decant.s3.application.SdkBucket;
import decant.simulator.RegionOptions;
import decant.simulator.Simulator;
import decant.simulator.SimulatorOptions;
import decant.simulator.api.Latency;
import decant.simulator.bucket.Ownership;
import decant.store.StoreException;
import decant.store.contract.NewObject;
import java.time.Clock;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The link back over HTTP: its canaries at the source, its receipts at the target, its copies and removals. */
final class LinkBackOnServerTest {
    private static final String US = "us-east-1";
    private static final Clock CLOCK = Clock.systemUTC();
    private static final Ticker TICKER = Ticker.of(System::nanoTime, LockSupport::parkNanos);
    private static final ObjectKey KEY = ObjectKey.of("users/mia/drawing.png");

    private final Simulator simulator =
            Simulator.start(SimulatorOptions.defaults().withRegions(RegionOptions.of(US, Latency.NONE)));
    private final LinkPhase.Switching switching = new LinkPhase.Switching(CLOCK.instant().minusSeconds(60));
    private final S3Buckets buckets = new S3Buckets(CLOCK, new Random());
    private final Gates gates = new Gates(new Caps(10_000, 10_000, 16), new Random(1), TICKER);
    private final TransferOptions transfer = new TransferOptions(Transfer.AUTO, gates.bytes());
    private Account account;
    private SdkBucket source;
    private SdkBucket target;

    @BeforeEach
    void createBuckets() {
        var made = simulator.addAccount("alice");
        account = new Account(simulator.endpoint(US), US, made.accessKeyId(), made.secretAccessKey());
        source = bucket("source");
        target = bucket("target");
    }

    @AfterEach
    void close() {
        simulator.close();
    }

    private SdkBucket bucket(String name) {
        SdkBucket bucket = SdkBucket.create(account, name);
        var settings = simulator.bucket(name).settings();
        settings.setOwnership(Ownership.OBJECT_WRITER);
        settings.setPublicAccessBlock(null);
        return bucket;
    }

    private S3Settings settings(String name) {
        return S3Settings.of(S3Uri.parse("s3://" + name))
                .as(new S3Credentials.Keys(account.accessKey(), account.secretKey(), null))
                .at(US, simulator.endpoint(US));
    }

    @Test
    void carriesBackWhatTheApplicationDoesAtTheTarget() throws Exception {
        try (OpenLink forward = openForward()) {
            forward.control().change(before -> before.movedTo(Phase.SWITCHING, CLOCK.instant()));
            LinkRole there = forward.enter(switching, CLOCK, TICKER);
            LinkBack way = new LinkBack(settings("source"), settings("target"), transfer);
            try (OpenLink back = way.open(buckets, forward, switching, CLOCK, TICKER)) {
                LinkRole andBack = back.enter(switching, CLOCK, TICKER);
                assertThat(source.list()).as("its canaries are gone").isEmpty();

                target.put(KEY, NewObject.of("a drawing").with(AccessList.PUBLIC_READ));
                assertThat(work(back, andBack, Evidence.NONE))
                        .as("carried, and to be looked at once more while it is young")
                        .isInstanceOfAny(Outcome.Again.class, Outcome.Repaired.class);
                assertThat(work(back, andBack, Evidence.NONE)).isEqualTo(new Outcome.InSync());
                assertThat(new String(source.read(KEY), UTF_8)).isEqualTo("a drawing");
                assertThat(back.pair().liveLink().target().readAcl(KEY)).isEqualTo(AccessList.PUBLIC_READ);
                assertThat(target.list().keySet()).anyMatch(key -> key.toString().startsWith(KeptAgreements.FOLDER));
                assertThat(work(forward, there, Evidence.NONE)).as("the echo").isEqualTo(new Outcome.InSync());

                target.remove(KEY);
                assertThat(work(back, andBack, Evidence.OF_REMOVAL)).isEqualTo(new Outcome.Removed());
                assertThat(source.list()).isEmpty();
            }
        }
    }

    private OpenLink openForward() throws StoreException {
        var pair = buckets.open(settings("source"), settings("target"), Purpose.WRITE, transfer, gates);
        return OpenLink.forward(pair, gates, Policy.carrying(new AclPolicy.Preserve(pair.targetOwnerId())));
    }

    private static Outcome work(OpenLink link, LinkRole role, Evidence evidence) throws StoreException {
        Policy policy = link.policy().withRemovals(true);
        Reconciler machine = role.reconciler(policy, link.pair().liveLink().capabilities());
        RequestRunner runner = role.runner(link.pair().liveLink());
        Work work = machine.begin(KEY, 0, null, evidence);
        while (true) {
            switch (machine.next(work)) {
                case Step.Ask(var request) -> work = machine.on(work, runner.run(request));
                case Step.End(Outcome outcome) -> {
                    return outcome;
                }
            }
        }
    }
}
