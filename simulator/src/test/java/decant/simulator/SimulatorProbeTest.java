package decant.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import decant.s3.inspect.Known;
import decant.s3.server.ProbedBuckets;
import decant.simulator.bucket.Account;
import decant.simulator.bucket.Switches;
import decant.store.Capabilities;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the adapter's probe finds out about this S3. */
final class SimulatorProbeTest {
    private final Simulator simulator = Simulator.start(SimulatorOptions.defaults());
    private final Account alice = simulator.addAccount("alice");
    private final Switches switches = simulator.switches();

    @AfterEach
    void close() {
        simulator.close();
    }

    @Test
    void everythingIsHonouredAsAwsDocuments() throws Exception {
        ProbedBuckets found = probed();

        assertThat(found.capabilities()).isEqualTo(Capabilities.AWS);
        assertThat(found.target().ownerId()).isEqualTo(alice.canonicalId());
        assertThat(found.target().accessLists()).isEqualTo(Known.YES);
        assertThat(found.target().refusesPublicAcls()).isEqualTo(Known.NO);
    }

    @Test
    void conditionsThatAreIgnoredAreFoundOut() throws Exception {
        switches.setIgnoresConditions(true);

        assertThat(probed().capabilities()).isEqualTo(Capabilities.WITHOUT_CONDITIONS);
    }

    @Test
    void eachKindOfConditionIsFoundOutByItself() throws Exception {
        switches.setIgnoresCopySourceConditions(true);
        assertThat(probed().capabilities())
                .isEqualTo(new Capabilities(false, true, true, true, true, true, true, true, false));

        switches.setIgnoresConditions(false);
        switches.setIgnoresCopyTargetConditions(true);
        assertThat(probed().capabilities())
                .isEqualTo(new Capabilities(true, false, false, true, true, true, true, true, false));

        switches.setIgnoresConditions(false);
        switches.setIgnoresDeleteConditions(true);
        assertThat(probed().capabilities())
                .isEqualTo(new Capabilities(true, true, true, false, true, true, true, true, false));
    }

    @Test
    void disabledAccessListsAreFoundOut() throws Exception {
        ProbedBuckets found = ProbedBuckets.of(Clients.account(simulator, "us-east-1", alice), _ -> {});

        assertThat(found.target().accessLists()).isEqualTo(Known.NO);
        assertThat(found.target().refusesPublicAcls()).isEqualTo(Known.YES);
        assertThat(found.capabilities().acl()).isFalse();
        assertThat(found.capabilities().aclOnCopy()).isFalse();
    }

    private ProbedBuckets probed() throws Exception {
        return ProbedBuckets.of(
                Clients.account(simulator, "us-east-1", alice), bucket -> Clients.enableAccessLists(simulator, bucket));
    }
}
