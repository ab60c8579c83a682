package decant.live;

import static org.assertj.core.api.Assertions.assertThat;

import decant.backfill.RemovalLimit;
import decant.ledger.MemoryLedger;
import decant.ledger.RunIdentity;
import decant.model.AccessList;
import decant.model.KeyFilter;
import decant.model.ObjectKey;
import decant.reconcile.AclPolicy;
import decant.reconcile.KeptAgreements;
import decant.reconcile.LinkRole;
import decant.reconcile.Policy;
import decant.store.Capabilities;
import decant.store.Interceptor;
import decant.store.Link;
import decant.store.Operation;
import decant.store.OwnObjects;
import decant.store.Precondition;
import decant.store.StoreException;
import decant.store.memory.MemoryOwnObjects;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What each kind of event costs, as the page about events says it: calls are money. */
class CallsPerEventTest {
    private static final AclPolicy PRESERVE = new AclPolicy.Preserve("target-owner");

    private final FollowedBuckets world = new FollowedBuckets(Capabilities.AWS);
    private final Map<String, Integer> counts = new TreeMap<>();
    private LinkRole role = LinkRole.FOLLOWING;

    @Test
    void aNewPrivateObject() throws Exception {
        world.put("a", FollowedBuckets.ONE, AccessList.PRIVATE);

        assertThat(calls(PRESERVE)).isEqualTo("source LOOK 2, source READ_ACL 1, target COPY 1, target LOOK 1");
    }

    @Test
    void aPrivateObjectWrittenAMomentAgo() throws Exception {
        world.put("a", FollowedBuckets.ONE, AccessList.PRIVATE);

        assertThat(callsAtOnce("a", PRESERVE))
                .isEqualTo("source LOOK 2, source READ_ACL 1, target COPY 1, target LOOK 2");
    }

    @Test
    void anObjectOverwrittenAMomentAgo() throws Exception {
        world.put("a", FollowedBuckets.ONE, AccessList.PRIVATE);
        calls(PRESERVE);
        world.put("a", FollowedBuckets.TWO, AccessList.PRIVATE);

        assertThat(callsAtOnce("a", PRESERVE))
                .isEqualTo("source LOOK 2, source READ_ACL 2, target COPY 1, target LOOK 2, target READ_ACL 1");
    }

    @Test
    void aNewPublicObject() throws Exception {
        world.put("a", FollowedBuckets.ONE, AccessList.PUBLIC_READ);

        assertThat(calls(PRESERVE)).isEqualTo("source LOOK 2, source READ_ACL 2, target COPY 1, target LOOK 1");
    }

    @Test
    void aNewObjectWhereTheTargetHoldsNoAccessLists() throws Exception {
        world.put("a", FollowedBuckets.ONE, AccessList.PRIVATE);

        assertThat(calls(new AclPolicy.NotCarried())).isEqualTo("source LOOK 2, target COPY 1, target LOOK 1");
    }

    @Test
    void anEventThatComesTwice() throws Exception {
        world.put("a", FollowedBuckets.ONE, AccessList.PRIVATE);
        calls(PRESERVE);

        assertThat(calls(PRESERVE)).isEqualTo("source LOOK 1, source READ_ACL 1, target LOOK 1, target READ_ACL 1");
        assertThat(calls(new AclPolicy.NotCarried())).isEqualTo("source LOOK 1, target LOOK 1");
    }

    @Test
    void anObjectThatTurnsPrivate() throws Exception {
        world.put("a", FollowedBuckets.ONE, AccessList.PUBLIC_READ);
        calls(PRESERVE);
        world.source.writeAcl(ObjectKey.of("a"), AccessList.PRIVATE);

        assertThat(calls(PRESERVE))
                .isEqualTo("source LOOK 2, source READ_ACL 2, target LOOK 1, target READ_ACL 1, target WRITE_ACL 1");
    }

    @Test
    void anObjectThatTurnsPublic() throws Exception {
        world.put("a", FollowedBuckets.ONE, AccessList.PRIVATE);
        calls(PRESERVE);
        world.source.writeAcl(ObjectKey.of("a"), AccessList.PUBLIC_READ);

        assertThat(calls(PRESERVE))
                .isEqualTo("source LOOK 2, source READ_ACL 2, target COPY 1, target LOOK 1, target READ_ACL 1");
    }

    @Test
    void aRemoval() throws Exception {
        world.target.put(ObjectKey.of("a"), FollowedBuckets.ONE, 100);

        assertThat(calls(PRESERVE)).isEqualTo("source LIST 1, source LOOK 2, target LOOK 1, target REMOVE 1");
    }

    /** While a switch is to come: what both sides agree on is read beside them, or written down. */
    @Test
    void withReceipts() throws Exception {
        role = LinkRole.following(new KeptAgreements(counted(new MemoryOwnObjects(world.target, true))));
        String written =
                "receipt write 1, source LOOK 3, source READ_ACL 2, target COPY 1, target LOOK 2, target READ_ACL 1";
        world.put("a", FollowedBuckets.ONE, AccessList.PRIVATE);
        assertThat(calls(PRESERVE)).as("a new private object").isEqualTo(written);
        world.put("b", FollowedBuckets.ONE, AccessList.PRIVATE);
        assertThat(callsAtOnce("b", PRESERVE)).as("written a moment ago").isEqualTo(written);
        assertThat(calls(PRESERVE))
                .as("an event that comes twice")
                .isEqualTo("receipt read 1, source LOOK 1, source READ_ACL 1, target LOOK 1, target READ_ACL 1");
        world.delete("a");
        assertThat(calls(PRESERVE))
                .as("a removal")
                .isEqualTo("receipt write 1, source LIST 1, source LOOK 2, target LOOK 1, target REMOVE 1");
    }

    private OwnObjects counted(OwnObjects objects) {
        return new OwnObjects() {
            @Override
            public String name() {
                return objects.name();
            }

            @Override
            public @Nullable Found read(ObjectKey key) throws StoreException {
                counts.merge("receipt read", 1, Integer::sum);
                return objects.read(key);
            }

            @Override
            public Written write(ObjectKey key, String text, Precondition precondition) throws StoreException {
                counts.merge("receipt write", 1, Integer::sum);
                return objects.write(key, text, precondition);
            }

            @Override
            public void remove(ObjectKey key) throws StoreException {
                objects.remove(key);
            }

            @Override
            public void removeVersions(ObjectKey key, boolean currentToo) throws StoreException {
                objects.removeVersions(key, currentToo);
            }
        };
    }

    /** The calls that an event about the object leads to, a minute after. */
    private String calls(AclPolicy acl) throws Exception {
        world.time.advance(Duration.ofMinutes(1));
        return callsAtOnce("a", acl);
    }

    private String callsAtOnce(String key, AclPolicy acl) throws Exception {
        counts.clear();
        Link link =
                new Link(
                                world.source,
                                world.target,
                                order -> world.target.copyFrom(world.source, order),
                                Capabilities.AWS)
                        .intercept(counting("source", counts), counting("target", counts));
        RemovalLimit removals = new RemovalLimit(10, 1);
        Live live =
                new Live(
                        new Carriage(
                                link,
                                role,
                                Policy.carrying(acl),
                                new MemoryLedger(new RunIdentity("a", "b", ""), Policy.DEFAULT_LATE_LANDING),
                                new RemovalBreaker(removals, link.target(), world.time)),
                        new LiveOptions(KeyFilter.ALL, 1, 10, removals),
                        Surroundings.alone(Thread.ofVirtual().factory(), world.time, LiveListener.NONE));
        Letter letter = new Letter();
        live.offer(List.of(new Hint(ObjectKey.of(key), new Expectation.Anything(), false, null, true)), letter);
        Thread stopper =
                Thread.ofVirtual()
                        .start(() -> {
                            try {
                                letter.awaitAcknowledged();
                            } catch (InterruptedException e) {
                                throw new IllegalStateException(e);
                            } finally {
                                live.stop();
                            }
                        });
        live.run();
        stopper.join();
        StringBuilder words = new StringBuilder();
        counts.forEach((name, count) -> words.append(words.isEmpty() ? "" : ", ").append(name + " " + count));
        return words.toString();
    }

    private static Interceptor counting(String side, Map<String, Integer> counts) {
        return new Interceptor() {
            @Override
            public <T> T call(Operation operation, @Nullable ObjectKey key, Call<T> call) throws StoreException {
                counts.merge(side + " " + operation, 1, Integer::sum);
                return call.make();
            }
        };
    }
}
