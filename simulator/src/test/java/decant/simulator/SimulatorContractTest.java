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

    private static final Stores AWS = new Stores(false);
    private static final Stores IGNORING = new Stores(true);

    @AfterAll
    static void close() {
        AWS.close();
        IGNORING.close();
    }

    /** Within a region, as AWS has it. */
    @Nested
    final class OfOneAccount extends RemoteStoreContract {
        @Override
        protected RemoteFixture open() {
            return AWS.opened(AWS.alice, US, AWS.alice, US, Declared.AWS);
        }
    }

    /** From alice's bucket to bob's in another region, whom alice lets read. */
    @Nested
    final class OfTwoAccounts extends RemoteStoreContract {
        @Override
        protected RemoteFixture open() {
            ServerFixture fixture = AWS.opened(AWS.alice, US, AWS.bob, EU, Declared.AWS);
            AWS.simulator.bucket(fixture.source().name()).admit(AWS.bob);
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
            return IGNORING.opened(IGNORING.alice, US, IGNORING.alice, US, ignoring);
        }
    }

    /** A simulator with its accounts. Whether it ignores conditions holds for all its buckets, so there are two. */
    private static final class Stores {
        private final Simulator simulator =
                Simulator.start(
                        SimulatorOptions.defaults()
                                .withRegions(RegionOptions.of(US, Latency.NONE), RegionOptions.of(EU, Latency.NONE)));
        private final Account alice = simulator.addAccount("alice");
        private final Account bob = simulator.addAccount("bob");
        private final Account carol = simulator.addAccount("carol");

        Stores(boolean ignoresConditions) {
            simulator.switches().setIgnoresConditions(ignoresConditions);
        }

        ServerFixture opened(
                Account source, String sourceRegion, Account target, String targetRegion, Declared declared) {
            ServerFixture fixture =
                    new ServerFixture(
                            Clients.account(simulator, sourceRegion, source),
                            Clients.account(simulator, targetRegion, target),
                            carol.canonicalId(),
                            new S3Credentials.Keys(carol.accessKeyId(), carol.secretAccessKey(), null),
                            declared,
                            SourceConditions.AS_AWS);
            for (SdkBucket bucket : List.of(fixture.source(), fixture.target())) {
                Clients.enableAccessLists(simulator, bucket);
            }
            return fixture;
        }

        void close() {
            simulator.close();
        }
    }
}
