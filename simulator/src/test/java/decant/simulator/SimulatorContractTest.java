package decant.simulator;

import decant.s3.S3Credentials;
import decant.s3.application.SdkBucket;
import decant.s3.copy.SourceConditions;
import decant.s3.server.ServerFixture;
import decant.simulator.api.Latency;
import decant.simulator.bucket.Account;
import decant.store.Capabilities;
import decant.store.contract.Declared;
import decant.store.contract.Deviation;
import decant.store.contract.RemoteFixture;
import decant.store.contract.RemoteStoreContract;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;

/**
 * The simulator over HTTP, through the adapter. Nothing is declared: it answers as AWS documents, or the rows that show
 * that it does not are right.
 */
final class SimulatorContractTest {
    private static final String US = "us-east-1";
    private static final String EU = "eu-west-1";

    private static final Simulator SIMULATOR =
            Simulator.start(
                    SimulatorOptions.defaults()
                            .withRegions(RegionOptions.of(US, Latency.NONE), RegionOptions.of(EU, Latency.NONE)));
    private static final Account ALICE = SIMULATOR.addAccount("alice");
    private static final Account BOB = SIMULATOR.addAccount("bob");
    private static final Account CAROL = SIMULATOR.addAccount("carol");

    @AfterAll
    static void close() {
        SIMULATOR.close();
    }

    /** Within a region, as AWS has it. */
    @Nested
    final class OfOneAccount extends RemoteStoreContract {
        @Override
        protected RemoteFixture open() {
            return opened(ALICE, US, ALICE, US, Declared.AWS);
        }
    }

    /** From alice's bucket to bob's in another region, whom alice lets read. */
    @Nested
    final class OfTwoAccounts extends RemoteStoreContract {
        @Override
        protected RemoteFixture open() {
            ServerFixture fixture = opened(ALICE, US, BOB, EU, Declared.AWS);
            SIMULATOR.bucket(fixture.source().name()).admit(BOB);
            return fixture;
        }
    }

    /**
     * A store that answers every condition of a write with a success, as most do. Reads honour theirs, so that copies
     * in parts find out by their look at the source's.
     */
    @Nested
    final class WithoutConditions extends RemoteStoreContract {
        @Override
        protected RemoteFixture open() {
            Declared ignoring =
                    new Declared(Capabilities.WITHOUT_CONDITIONS, Set.of(Deviation.PARTS_HONOUR_SOURCE), Set.of());
            return opened(ALICE, US, ALICE, US, ignoring);
        }
    }

    private static ServerFixture opened(
            Account source, String sourceRegion, Account target, String targetRegion, Declared declared) {
        SIMULATOR.switches().setIgnoresConditions(!declared.capabilities().copySourceMatch());
        ServerFixture fixture =
                new ServerFixture(
                        Clients.account(SIMULATOR, sourceRegion, source),
                        Clients.account(SIMULATOR, targetRegion, target),
                        CAROL.canonicalId(),
                        new S3Credentials.Keys(CAROL.accessKeyId(), CAROL.secretAccessKey(), null),
                        declared,
                        SourceConditions.AS_AWS);
        for (SdkBucket bucket : List.of(fixture.source(), fixture.target())) {
            Clients.enableAccessLists(SIMULATOR, bucket);
        }
        return fixture;
    }
}
