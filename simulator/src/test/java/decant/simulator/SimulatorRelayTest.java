package decant.simulator;

import decant.s3.application.SdkBucket;
import decant.s3.copy.Dialect;
import decant.s3.server.ServerFixture;
import decant.simulator.bucket.Account;
import decant.store.Capabilities;
import decant.store.contract.CopierContract;
import decant.store.contract.Declared;
import decant.store.contract.Deviation;
import decant.store.contract.StoreFixture;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;

/**
 * Bytes that pass through this machine, from one S3 to another: two servers, two accounts, neither of which may do
 * anything at the other.
 */
final class SimulatorRelayTest extends CopierContract {
    private static final Simulator HERE = Simulator.start(SimulatorOptions.defaults());
    private static final Simulator THERE = Simulator.start(SimulatorOptions.defaults());
    private static final Account ALICE = HERE.addAccount("alice");
    private static final Account BOB = THERE.addAccount("bob");
    private static final Account CAROL = THERE.addAccount("carol");

    static {
        HERE.addAccount("carol");
    }

    @AfterAll
    static void close() {
        HERE.close();
        THERE.close();
    }

    @Override
    protected StoreFixture open() {
        ServerFixture fixture =
                ServerFixture.relaying(
                        Clients.account(HERE, "us-east-1", ALICE),
                        Clients.account(THERE, "us-east-1", BOB),
                        CAROL.canonicalId(),
                        new Declared(Capabilities.AWS, Set.of(Deviation.REDIRECT_TRAVELS), Set.of()),
                        Dialect.AWS);
        SdkBucket source = fixture.source();
        SdkBucket target = fixture.target();
        Clients.enableAccessLists(HERE, source);
        Clients.enableAccessLists(THERE, target);
        return fixture;
    }
}
