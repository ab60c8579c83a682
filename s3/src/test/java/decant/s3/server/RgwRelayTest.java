package decant.s3.server;

import decant.s3.copy.Dialect;
import decant.s3.copy.MatchForm;
import decant.s3.copy.SourceConditions;
import decant.store.Capabilities;
import decant.store.contract.CopierContract;
import decant.store.contract.Declared;
import decant.store.contract.Deviation;
import decant.store.contract.StoreFixture;
import decant.testing.RadosGateway;
import java.util.Set;
import org.junit.jupiter.api.Tag;

/**
 * Ceph RADOS Gateway with bytes that pass through this machine, between two accounts neither of which sees the other's
 * bucket.
 */
@Tag(RadosGateway.TAG)
final class RgwRelayTest extends CopierContract {
    /** A GET is bound to the source, a PUT to what is written over; a completion in parts is not. */
    private static final Capabilities CAPABILITIES =
            new Capabilities(true, true, true, false, true, true, true, false, false, false);

    @Override
    protected StoreFixture open() throws Exception {
        RadosGateway gateway = RadosGateway.shared();
        return ServerFixture.relaying(
                RgwAccounts.of(gateway, gateway.alice()),
                RgwAccounts.of(gateway, gateway.bob()),
                gateway.carol().id(),
                new Declared(
                        CAPABILITIES,
                        Set.of(
                                Deviation.PARTS_PASS_OVER_TARGET,
                                Deviation.REDIRECT_TRAVELS,
                                Deviation.TAGS_LOST_IN_PARTS),
                        Set.of()),
                new Dialect(SourceConditions.AS_AWS, MatchForm.BARE, false));
    }
}
