package decant.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import decant.s3.inspect.Known;
import decant.s3.server.ProbedBuckets;
import decant.simulator.bucket.Account;
import decant.simulator.bucket.S3Operation;
import decant.simulator.bucket.Switches;
import decant.store.Capabilities;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the adapter's probe finds out about this S3. */
final class SimulatorProbeTest {
    /** Objects that the test itself writes and removes. */
    private static final long OF_THE_TEST = 6;

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
    void theAnswersCostThisManyRequests() throws Exception {
        var _ = probed();

        assertThat(simulator.requests().all())
                .containsEntry(S3Operation.PUT_OBJECT, 6L + OF_THE_TEST)
                .containsEntry(S3Operation.HEAD_OBJECT, 15L)
                .containsEntry(S3Operation.COPY_OBJECT, 8L)
                .containsEntry(S3Operation.DELETE_OBJECT, 12L + OF_THE_TEST)
                .containsEntry(S3Operation.GET_OBJECT_ACL, 3L)
                .containsEntry(S3Operation.PUT_OBJECT_ACL, 1L);
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
                .isEqualTo(new Capabilities(false, true, true, true, true, true, true, true, false, true));

        switches.setIgnoresConditions(false);
        switches.setIgnoresCopyTargetConditions(true);
        assertThat(probed().capabilities())
                .isEqualTo(new Capabilities(true, false, false, true, true, true, true, true, false, true));

        switches.setIgnoresConditions(false);
        switches.setIgnoresDeleteConditions(true);
        assertThat(probed().capabilities())
                .isEqualTo(new Capabilities(true, true, true, false, true, true, true, true, false, true));
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
