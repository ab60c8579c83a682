package decant.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import decant.ledger.Receipt;
import decant.model.AccessList;
import decant.model.Aspect;
import decant.model.ETag;
import decant.model.Grant;
import decant.model.Grantee;
import decant.model.ObjectHeaders;
import decant.model.Permission;
import decant.model.StorageClass;
import decant.model.Tags;
import decant.store.Capabilities;
import decant.store.memory.MemoryBucket;
import decant.store.memory.MemoryObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * R13: the link back does not echo what the forward link wrote. Every policy, on both kinds of store, with every pair
 * of states of a source and a target that the lists below amount to: once forward has come to its end, the link back
 * makes no acting request.
 */
@DisplayName("The link back")
class LinkBackTest {
    private static final String SOURCE_OWNER = "source-owner";
    private static final String TARGET_OWNER = "target-owner";
    private static final Grant TO_EVERYBODY = new Grant(Grantee.EVERYBODY, Permission.READ);
    private static final AccessList TO_A_STRANGER = granting(account("stranger", Permission.FULL_CONTROL));

    private static final List<ETag> BYTES = List.of(ETag.ofMd5(1, 1, 0), ETag.ofMd5(2, 2, 3));
    private static final List<String> TITLES = List.of("one", "other");
    private static final List<Tags> TAGS = List.of(Tags.NONE, Tags.of(Map.of("tag", "1")));
    private static final List<StorageClass> CLASSES = List.of(StorageClass.STANDARD, new StorageClass("STANDARD_IA"));
    private static final List<AccessList> ACCESS_LISTS =
            List.of(
                    AccessList.PRIVATE,
                    AccessList.PUBLIC_READ,
                    TO_A_STRANGER,
                    granting(account(TARGET_OWNER, Permission.READ)),
                    granting(account(SOURCE_OWNER, Permission.READ), TO_EVERYBODY));

    /** A forward policy and what the stores honour. */
    record Case(String name, Policy forward, Capabilities honoured) {
        Policy back() {
            return forward.inverse(SOURCE_OWNER);
        }

        @Override
        public String toString() {
            return name + (honoured.equals(Capabilities.AWS) ? "" : ", conditions ignored");
        }
    }

    static Stream<Case> cases() {
        return Stream.of(Capabilities.AWS, Capabilities.WITHOUT_CONDITIONS)
                .flatMap(stores -> policies().map(policy -> new Case(policy.name, policy.forward, stores)));
    }

    private static Stream<Case> policies() {
        AclPolicy preserve = new AclPolicy.Preserve(TARGET_OWNER);
        return Stream.of(
                of("preserve", preserve),
                of("preserve, source ignores public lists", new AclPolicy.Preserve(TARGET_OWNER, true)),
                of("private", new AclPolicy.Everything(AccessList.PRIVATE)),
                of("public-read", new AclPolicy.Everything(AccessList.PUBLIC_READ)),
                of("bucket-owner-full-control", new AclPolicy.Canned("bucket-owner-full-control")),
                of("not carried", new AclPolicy.NotCarried()),
                of("withhold", new AclPolicy.Withhold()),
                of("abort", new AclPolicy.AllPublic()),
                with("other parts", carrying(preserve).withEtags(true, false)),
                with("undecided copied, no digests", carrying(preserve).withEtags(false, false).copyingUndecided(true)),
                with("access lists alone", carrying(preserve).withAspects(Set.of(Aspect.ACL))),
                with("neither tags nor class", carrying(preserve).withAspects(Set.of(Aspect.CONTENT, Aspect.ACL))));
    }

    private static Case of(String name, AclPolicy acl) {
        return with(name, carrying(acl));
    }

    private static Case with(String name, Policy policy) {
        return new Case(name, policy, Capabilities.AWS);
    }

    private static Policy carrying(AclPolicy acl) {
        return Policy.carrying(acl).withRemovals(true);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void r13DoesNothingWhereForwardCameToItsEnd(Case policy) throws Exception {
        int pairs = 0;
        for (State source : states()) {
            for (State target : someStates()) {
                for (boolean knowsReceipts : List.of(true, false)) {
                    TwoBuckets world = new TwoBuckets(policy.honoured);
                    source.putInto(world.source);
                    world.later(Duration.ofMinutes(1));
                    target.putInto(world.target);
                    Receipt receipt = forward(world, policy.forward);

                    assertThat(actsBack(world, policy.back(), knowsReceipts ? receipt : null))
                            .as("%s, then %s", source, target)
                            .isEmpty();
                    pairs++;
                }
            }
        }
        assertThat(pairs).isEqualTo(2 * 81 * 12);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void whatTheApplicationWritesAfterTheSwitchComesBackAndStaysThere(Case policy) throws Exception {
        if (!policy.forward.wants(Aspect.CONTENT)) {
            return;
        }
        for (State source : states()) {
            TwoBuckets world = new TwoBuckets(policy.honoured);
            source.putInto(world.source);
            forward(world, policy.forward);
            world.later(Duration.ofMinutes(1));
            world.put(world.target, 7, "new", AccessList.PUBLIC_READ);
            world.later(Duration.ofMinutes(1));

            actsBack(world, policy.back(), null);

            assertThat(world.source.peek(TwoBuckets.KEY).map(object -> object.content().etag()))
                    .as("%s, overwritten at the target", source)
                    .contains(TwoBuckets.bytes(7));
            assertThat(actsBack(world, policy.back(), null)).isEmpty();
        }
    }

    @Test
    void anObjectThatWasWithheldIsNotRemovedAtTheSource() throws Exception {
        TwoBuckets world = new TwoBuckets(Capabilities.AWS);
        Policy forward = carrying(new AclPolicy.Withhold());
        world.put(1, "one", AccessList.PRIVATE);
        forward(world, forward);
        assertThat(world.target.peek(TwoBuckets.KEY)).isEmpty();

        assertThat(actsBack(world, forward.inverse(SOURCE_OWNER), null)).isEmpty();
        assertThat(world.source.peek(TwoBuckets.KEY)).isPresent();
    }

    @Test
    void anObjectThatTheApplicationDeletedIsRemovedAtTheSource() throws Exception {
        TwoBuckets world = new TwoBuckets(Capabilities.AWS);
        Policy forward = carrying(new AclPolicy.Withhold());
        world.put(1, "one", AccessList.PUBLIC_READ);
        forward(world, forward);
        world.target.remove(TwoBuckets.KEY, decant.store.Precondition.NONE);

        assertThat(actsBack(world, forward.inverse(SOURCE_OWNER), null)).hasSize(1);
        assertThat(world.source.peek(TwoBuckets.KEY)).isEmpty();
    }

    @Test
    void aListThatForwardMakesAlikeForEveryObjectComesBackOnlyIfItIsAnotherByNow() throws Exception {
        TwoBuckets world = new TwoBuckets(Capabilities.AWS);
        Policy forward = carrying(new AclPolicy.Everything(AccessList.PRIVATE));
        world.put(1, "one", AccessList.PUBLIC_READ);
        forward(world, forward);
        world.later(Duration.ofMinutes(1));
        world.put(world.target, 1, "other", AccessList.PRIVATE);
        world.later(Duration.ofMinutes(1));

        actsBack(world, forward.inverse(SOURCE_OWNER), null);
        assertThat(atSource(world).headers()).isEqualTo(TwoBuckets.titled("other"));
        assertThat(atSource(world).acl())
                .as("the same bytes, as public as they were")
                .isEqualTo(AccessList.PUBLIC_READ);

        world.target.writeAcl(TwoBuckets.KEY, TO_A_STRANGER);
        actsBack(world, forward.inverse(SOURCE_OWNER), null);
        assertThat(atSource(world).acl()).isEqualTo(TO_A_STRANGER);
    }

    @Test
    void otherBytesComeBackNoMorePublicThanTheTargetShowsThem() throws Exception {
        TwoBuckets world = new TwoBuckets(Capabilities.AWS);
        Policy forward = carrying(new AclPolicy.Everything(AccessList.PRIVATE));
        world.put(1, "one", AccessList.PUBLIC_READ);
        forward(world, forward);
        world.later(Duration.ofMinutes(1));
        world.put(world.target, 2, "one", AccessList.PRIVATE);
        world.later(Duration.ofMinutes(1));

        List<Request> acts = actsBack(world, forward.inverse(SOURCE_OWNER), null);

        assertThat(acts.getFirst()).as("narrowed first (E3)").isInstanceOf(Request.WriteAcl.class);
        assertThat(atSource(world).acl()).isEqualTo(AccessList.PRIVATE);
    }

    private static MemoryObject atSource(TwoBuckets world) {
        return world.source.peek(TwoBuckets.KEY).orElseThrow();
    }

    /** Runs the forward link until there is nothing to do any more; the last receipt it asked to keep. */
    private static @Nullable Receipt forward(TwoBuckets world, Policy policy) throws Exception {
        KeyReconciler forward = new KeyReconciler(policy, world.link);
        Receipt receipt = null;
        while (true) {
            switch (forward.reconcile(TwoBuckets.KEY, 0, receipt)) {
                case Outcome.Again again -> {
                    receipt = again.receipt() == null ? receipt : again.receipt();
                    world.later(again.after());
                }
                case Outcome.Repaired repaired -> receipt = repaired.receipt() == null ? receipt : repaired.receipt();
                case Outcome.InSync _, Outcome.Removed _, Outcome.Withheld _, Outcome.Left _, Outcome.Parked _ -> {
                    return receipt;
                }
            }
        }
    }

    /** Runs the link back to its end; the acting requests it made. */
    private static List<Request> actsBack(TwoBuckets world, Policy policy, @Nullable Receipt forward) throws Exception {
        Reconciler machine = new Reconciler(policy, world.back.capabilities());
        RequestRunner runner = new RequestRunner(world.back);
        List<Request> acts = new ArrayList<>();
        Work work = machine.begin(TwoBuckets.KEY, 0, forward == null ? null : forward.reversed());
        while (machine.next(work) instanceof Step.Ask(Request request)) {
            if (request.acts()) {
                acts.add(request);
            }
            work = machine.on(work, runner.run(request));
        }
        return acts;
    }

    /** What one side holds; {@code null} bytes for nothing. */
    private record State(@Nullable ETag bytes, String title, Tags tags, AccessList acl, StorageClass storageClass) {
        void putInto(MemoryBucket bucket) {
            if (bytes != null) {
                ObjectHeaders headers = TwoBuckets.titled(title);
                bucket.put(TwoBuckets.KEY, bytes, 100, headers, tags, acl, storageClass);
            }
        }
    }

    private static List<State> states() {
        List<State> states = new ArrayList<>();
        states.add(new State(null, "", Tags.NONE, AccessList.PRIVATE, StorageClass.STANDARD));
        for (ETag bytes : BYTES) {
            for (String title : TITLES) {
                for (Tags tags : TAGS) {
                    for (StorageClass storageClass : CLASSES) {
                        ACCESS_LISTS.forEach(acl -> states.add(new State(bytes, title, tags, acl, storageClass)));
                    }
                }
            }
        }
        return states;
    }

    /** For the target, whose state forward changes anyway: each aspect differs in some of them. */
    private static List<State> someStates() {
        List<State> states = new ArrayList<>();
        List<State> all = states();
        for (int i = 0; i < all.size(); i += 7) {
            states.add(all.get(i));
        }
        return states;
    }

    private static AccessList granting(Grant... grants) {
        return AccessList.of(Stream.concat(AccessList.PRIVATE.grants().stream(), Stream.of(grants)).toList());
    }

    private static Grant account(String id, Permission permission) {
        return new Grant(new Grantee.Account(id), permission);
    }
}
