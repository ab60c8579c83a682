package decant.s3.server;

import decant.s3.copy.Dialect;
import decant.store.Capabilities;
import decant.store.contract.CopierContract;
import decant.store.contract.Declared;
import decant.store.contract.Deviation;
import decant.store.contract.StoreFixture;
import java.util.EnumSet;
import java.util.Set;

/** S3Proxy with bytes that pass through this machine: its PUT honours what its copies do not. */
final class S3ProxyRelayTest extends CopierContract {
    private static final Capabilities CAPABILITIES =
            new Capabilities(true, true, true, true, true, true, false, false, false, true);

    @Override
    protected StoreFixture open() throws Exception {
        Declared server = S3ProxyContractTest.S3PROXY;
        Set<Deviation> deviations = EnumSet.copyOf(server.deviations());
        deviations.removeAll(Set.of(Deviation.EXPIRES_LOST_BY_COPY, Deviation.STORAGE_CLASS_IGNORED));
        return ServerFixture.relaying(
                S3ProxyServer.shared(),
                S3ProxyServer.shared(),
                "0".repeat(64),
                new Declared(CAPABILITIES, deviations, server.lostAnimals()),
                Dialect.AWS);
    }
}
