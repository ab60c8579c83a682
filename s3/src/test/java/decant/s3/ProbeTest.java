package decant.s3;

import static org.assertj.core.api.Assertions.assertThat;

import decant.s3.inspect.Known;
import decant.s3.server.ProbedBuckets;
import decant.s3.server.RgwAccounts;
import decant.s3.server.S3ProxyServer;
import decant.store.Capabilities;
import decant.testing.RadosGateway;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Opening two buckets in one call, on servers whose ways are known. */
final class ProbeTest {
    @Test
    void whatS3ProxyHonoursIsFoundOut() throws Exception {
        ProbedBuckets found = ProbedBuckets.of(S3ProxyServer.shared(), _ -> {});

        // Access lists of grants are not kept there, which a success does not hide.
        assertThat(found.capabilities())
                .isEqualTo(new Capabilities(true, false, false, true, false, false, false, false, false, true));
        assertThat(found.target().accessLists()).isEqualTo(Known.YES);
    }

    @Test
    @Tag(RadosGateway.TAG)
    void whatRadosGatewayHonoursIsFoundOut() throws Exception {
        RadosGateway gateway = RadosGateway.shared();

        ProbedBuckets found = ProbedBuckets.of(RgwAccounts.of(gateway, gateway.alice()), _ -> {});

        // The condition on the source is honoured in headers of its own; every other one is answered with a success.
        assertThat(found.capabilities())
                .isEqualTo(new Capabilities(true, false, false, false, true, true, true, false, true, false));
        assertThat(found.target().ownerId()).isEqualTo(gateway.alice().id());
        assertThat(found.target().accessLists()).isEqualTo(Known.YES);
        assertThat(found.target().refusesPublicAcls()).isEqualTo(Known.NO);
        assertThat(found.target().website()).isEqualTo(Known.NO);
        assertThat(found.target().etagsAreDigests()).isEqualTo(Known.YES);
    }
}
