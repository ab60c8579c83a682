package decant.lambda;

import static decant.lambda.FunctionBench.ONE;
import static decant.lambda.FunctionBench.TWO;
import static decant.lambda.FunctionBench.batch;
import static decant.lambda.FunctionBench.failed;
import static decant.lambda.FunctionBench.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import decant.lambda.FunctionBench.Message;
import decant.live.Heartbeat;
import decant.live.SharedStop;
import decant.migration.ControlObject;
import decant.migration.Phase;
import decant.model.AccessList;
import decant.model.ObjectHeaders;
import decant.model.ObjectKey;
import decant.model.StorageClass;
import decant.model.Tags;
import decant.store.Capabilities;
import decant.store.CopyAnswer;
import decant.store.Operation;
import decant.store.StoreException;
import decant.store.StoreException.Kind;
import decant.store.memory.MemoryBucket;
import decant.store.memory.MemoryObject;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 1, unit = TimeUnit.MINUTES)
final class LiveFunctionTest {
    private static final String PUT = "ObjectCreated:Put";
    private static final String DELETE = "ObjectRemoved:Delete";

    private final FunctionBench bench = new FunctionBench();

    /** The heart beats elsewhere; who carries its canary need not know it. */
    @Test
    void theCanaryOfThisPairIsCarriedLikeAnyObject() throws Exception {
        ObjectKey canary = Heartbeat.keyBetween("s3://source/", "s3://target/");
        bench.put(canary.toString(), ONE, 100, AccessList.PRIVATE);
        bench.put(".decant/control", ONE, 100, AccessList.PRIVATE);

        String answer =
                bench.call(
                        batch(
                                message("1", bench.event(PUT, canary.toString())),
                                message("2", bench.event(PUT, ".decant/control"))));

        assertThat(failed(answer)).isEmpty();
        assertThat(bench.target.contents()).containsOnlyKeys(canary);
    }

    @Test
    void aBatchIsCarriedOver() throws Exception {
        bench.put("new", ONE, 100, AccessList.PUBLIC_READ);
        bench.put("closed", ONE, 100, AccessList.PRIVATE);
        bench.target.put(
                ObjectKey.of("closed"),
                ONE,
                100,
                bench.source.peek(ObjectKey.of("closed")).orElseThrow().headers(),
                Tags.NONE,
                AccessList.PUBLIC_READ,
                StorageClass.STANDARD);
        bench.target.put(ObjectKey.of("gone"), ONE, 100);
        bench.target.put(ObjectKey.of("kept"), ONE, 100);

        String answer =
                bench.call(
                        batch(
                                message("1", bench.event(PUT, "new")),
                                message("2", bench.event("ObjectAcl:Put", "closed")),
                                message("3", bench.event(DELETE, "gone"))));

        assertThat(failed(answer)).isEmpty();
        assertThat(bench.target.contents()).containsOnlyKeys(key("closed"), key("kept"), key("new"));
        assertThat(bench.target.peek(key("closed")).orElseThrow().acl()).isEqualTo(AccessList.PRIVATE);
        assertThat(bench.lines())
                .hasSize(3)
                .allSatisfy(line -> assertThat(line.get("invocation").asString()).isEqualTo("invocation-1"))
                .allSatisfy(line -> assertThat(line.get("lagMillis").asLong()).isEqualTo(60_000))
                .anySatisfy(line -> {
                    assertThat(line.get("key").asString()).isEqualTo("closed");
                    assertThat(line.get("outcome").asString()).isEqualTo("acl");
                    assertThat(line.get("exposureLagMillis").asLong()).isEqualTo(60_000);
                });
        assertThat(bench.metrics().get("Copied").asInt()).isEqualTo(1);
        assertThat(bench.metrics().get("Acl").asInt()).isEqualTo(1);
        assertThat(bench.metrics().get("Removed").asInt()).isEqualTo(1);
        assertThat(bench.metrics().get("Lag")).hasSize(3);
        assertThat(bench.metrics().get("ExposureLag")).as("closed, and removed").hasSize(2);
    }

    @Test
    void poisonIsGivenBackAloneAndNeverAcknowledged() throws Exception {
        bench.put("a", ONE, 1, AccessList.PRIVATE);

        String answer =
                bench.call(
                        batch(
                                message("1", "hello"),
                                message("2", bench.event(PUT, "a")),
                                message("3", bench.event(PUT, "a").replace("\"source\"", "\"elsewhere\"")),
                                message(
                                        "4",
                                        "{\"Service\":\"Amazon"
                                                + " S3\",\"Event\":\"s3:TestEvent\",\"Bucket\":\"source\"}")));

        assertThat(failed(answer)).containsExactly("1", "3");
        assertThat(bench.target.contents()).containsOnlyKeys(key("a"));
        assertThat(bench.metrics().get("Poison").asInt()).isEqualTo(2);
        assertThat(bench.lines()).anySatisfy(line -> assertThat(line.toString()).contains("poison", "elsewhere"));
    }

    @Test
    void aParkedKeyGivesItsMessageBack() throws Exception {
        bench.put("a", ONE, 1, AccessList.PRIVATE);
        bench.put("b", ONE, 1, AccessList.PRIVATE);
        bench.copier =
                order -> {
                    if (order.key().equals(key("a"))) {
                        throw new StoreException(
                                Kind.DENIED, Operation.COPY, order.key(), "AccessDenied", "You may not.", null);
                    }
                    return bench.target.copyFrom(bench.source, order);
                };

        String answer = bench.call(batch(message("1", bench.event(PUT, "a")), message("2", bench.event(PUT, "b"))));

        assertThat(failed(answer)).containsExactly("1");
        assertThat(bench.metrics().get("Parked").asInt()).isEqualTo(1);
        assertThat(bench.metrics().get("Returned").asInt()).isEqualTo(1);
        assertThat(bench.lines())
                .anySatisfy(line -> assertThat(line.toString()).contains("\"returned\"", "denied", "You may not."));
    }

    @Test
    void whatCannotEndInTimeIsBrokenOffAndGivenBack() throws Exception {
        bench.put("a", ONE, 1, AccessList.PRIVATE);
        CountDownLatch never = new CountDownLatch(1);
        CountDownLatch broken = new CountDownLatch(1);
        bench.copier =
                order -> {
                    try {
                        // Time passes while the store is silent.
                        bench.now = bench.now.plusSeconds(59);
                        never.await();
                        throw new AssertionError("nobody lets it go on");
                    } catch (InterruptedException e) {
                        broken.countDown();
                        throw new StoreException(Kind.CANCELLED, Operation.COPY, order.key(), "Cancelled", "", e);
                    }
                };

        String answer = bench.call(batch(message("1", bench.event(PUT, "a"))));

        assertThat(failed(answer)).containsExactly("1");
        broken.await();
        assertThat(bench.lines()).anySatisfy(line -> assertThat(line.toString()).contains("Time was over"));
    }

    /** The clock stands still. */
    @Test
    void aYoungObjectIsAcknowledgedWhenTheTargetShowsWhatWasMeant() throws Exception {
        bench.source.restore(key("young"), written("image/png"));

        String answer = bench.call(batch(message("1", bench.event(PUT, "young"))));

        assertThat(failed(answer)).isEmpty();
    }

    /**
     * Another write was copied than stands there before and after. The clock stands still, so nothing can be settled.
     */
    @Test
    void aYoungObjectIsGivenBackWhereThereIsNoTimeForItsSecondLook() throws Exception {
        bench.source.restore(key("young"), written("image/png"));
        bench.copier =
                order -> {
                    bench.source.restore(key("young"), written("image/gif"));
                    CopyAnswer answer = bench.target.copyFrom(bench.source, order);
                    bench.source.restore(key("young"), written("image/png"));
                    return answer;
                };

        String answer = bench.call(batch(message("1", bench.event(PUT, "young"))), Duration.ofMillis(1500));

        assertThat(failed(answer)).containsExactly("1");
        assertThat(bench.target.contents()).as("it was copied all the same").containsOnlyKeys(key("young"));
    }

    /** Written this very moment. */
    private MemoryObject written(String type) {
        MemoryBucket fresh = new MemoryBucket("fresh", bench.clock, Capabilities.AWS);
        ObjectHeaders headers = ObjectHeaders.of(Map.of("content-type", type), Map.of());
        fresh.put(key("young"), ONE, 1, headers, Tags.NONE, AccessList.PRIVATE, StorageClass.STANDARD);
        return fresh.peek(key("young")).orElseThrow();
    }

    /** R14: somebody may have died over it a moment ago, with a request under way. */
    @Test
    void r14AMessageReceivedBeforeIsNotSettledBeforeLateRequestsHaveLanded() throws Exception {
        bench.put("a", ONE, 1, AccessList.PRIVATE);
        Message early = new Message("1", bench.event(PUT, "a"), 2, bench.now.minusSeconds(30));
        assertThat(failed(bench.call(batch(early)))).containsExactly("1");
        assertThat(bench.target.contents()).as("it was copied all the same").containsOnlyKeys(key("a"));
        assertThat(bench.lines()).anySatisfy(line -> assertThat(line.toString()).contains("for another 300 s"));

        Message late = new Message("1", bench.event(PUT, "a"), 2, bench.now.minusSeconds(360));
        assertThat(failed(bench.call(batch(late)))).isEmpty();
    }

    @Test
    void aCopyThatNoInvocationHasTimeForIsWrittenDown() throws Exception {
        bench.put("film", ONE, 4_000_000_000L, AccessList.PRIVATE);

        assertThat(failed(bench.call(batch(message("1", bench.event(PUT, "film")))))).isEmpty();

        assertThat(bench.target.contents()).containsOnlyKeys(key(".decant/pending/film"));
        assertThat(bench.metrics().get("HandedOver").asInt()).isEqualTo(1);
        assertThat(bench.metrics().get("Parked").asInt()).isZero();
        assertThat(bench.lines())
                .singleElement()
                .satisfies(line -> assertThat(line.toString()).contains("handed-over", "too-large"));
    }

    @Test
    void removalsAddUpOverInvocations() throws Exception {
        bench.with("DECANT_MAX_REMOVALS", "2").with("DECANT_ENVIRONMENTS", "2");
        bench.target.put(key("a"), ONE, 1);
        bench.target.put(key("b"), ONE, 1);

        assertThat(failed(bench.call(batch(message("1", bench.event(DELETE, "a")))))).isEmpty();
        assertThat(failed(bench.call(batch(message("2", bench.event(DELETE, "b")))))).containsExactly("2");
        assertThat(bench.target.contents()).containsOnlyKeys(key("b"), SharedStop.KEY);
        assertThat(bench.lines()).anySatisfy(line -> assertThat(line.toString()).contains("mass-removal"));
    }

    @Test
    void nothingIsDoneAndEverythingGivenBackWhileTheMigrationIsPaused() throws Exception {
        bench.put("a", ONE, 1, AccessList.PRIVATE);
        ControlObject control = new ControlObject(bench.own);
        control.change(now -> now.paused(bench.now));
        String batch = batch(message("1", bench.event(PUT, "a")));

        assertThat(failed(bench.call(batch))).containsExactly("1");
        assertThat(bench.target.contents()).doesNotContainKey(key("a"));
        assertThat(bench.lines()).anySatisfy(line -> assertThat(line.toString()).contains("paused since"));

        control.change(now -> now.resumed(bench.now));
        bench.now = bench.now.plus(ControlObject.TIME_TO_LIVE);
        assertThat(failed(bench.call(batch))).isEmpty();
    }

    /** R10: what was opened in one epoch does not act in the next; the function begins anew. */
    @Test
    void r10AnEnvironmentOfAnOlderEpochDoesNotAct() throws Exception {
        bench.put("a", ONE, 1, AccessList.PRIVATE);
        bench.put("b", ONE, 1, AccessList.PRIVATE);
        assertThat(failed(bench.call(batch(message("1", bench.event(PUT, "a")))))).isEmpty();
        String batch = batch(message("2", bench.event(PUT, "b")));
        new ControlObject(bench.own).change(now -> now.movedTo(Phase.BACKFILLING, bench.now));
        bench.now = bench.now.plus(ControlObject.TIME_TO_LIVE);

        assertThat(failed(bench.call(batch))).containsExactly("2");
        assertThat(bench.target.contents()).doesNotContainKey(key("b"));
        assertThat(failed(bench.call(batch))).isEmpty();
        assertThat(bench.target.contents()).containsKey(key("b"));
    }

    @Test
    void s3AndEventBridgeMayCallItThemselves() throws Exception {
        bench.put("a b", ONE, 1, AccessList.PRIVATE);
        assertThat(bench.call(bench.event(PUT, "a+b"))).isEqualTo("{}");
        assertThat(bench.target.contents()).containsOnlyKeys(key("a b"));

        bench.put("a b", TWO, 1, AccessList.PRIVATE);
        String eventBridge =
                """
                {"detail-type":"Object Created","source":"aws.s3","time":"%s",\
                "detail":{"bucket":{"name":"source"},"object":{"key":"a b"}}}\
                """
                        .formatted(bench.now.minusSeconds(60));
        assertThat(bench.call(eventBridge)).isEqualTo("{}");
        assertThat(bench.target.peek(key("a b")).orElseThrow().content().etag()).isEqualTo(TWO);
    }

    @Test
    void aDirectInvocationThatDoesNotSettleFails() throws Exception {
        bench.put("a", ONE, 1, AccessList.PRIVATE);
        bench.copier =
                order -> {
                    throw new StoreException(Kind.DENIED, Operation.COPY, order.key(), "AccessDenied", "No.", null);
                };

        assertThatThrownBy(() -> bench.call(bench.event(PUT, "a")))
                .isInstanceOf(NotSettled.class)
                .hasMessageContaining("denied");
        assertThatThrownBy(() -> bench.call("{\"Records\":[]}"))
                .isInstanceOf(NotSettled.class)
                .hasMessageContaining("not understood");
        assertThatThrownBy(() -> bench.call("hello"))
                .isInstanceOf(NotSettled.class)
                .hasMessageContaining("not understood");
    }

    @Test
    void whatCouldNotBeOpenedIsOpenedByTheNextInvocation() throws Exception {
        AtomicInteger opened = new AtomicInteger();
        Opening.Opener opener = bench.opener;
        bench.opener =
                () -> {
                    if (opened.getAndIncrement() == 0) {
                        throw new StoreException(
                                Kind.UNAVAILABLE, Operation.INSPECT, null, "Down", "It is down.", null);
                    }
                    return opener.open();
                };
        bench.put("a", ONE, 1, AccessList.PRIVATE);
        String batch = batch(message("1", bench.event(PUT, "a")));

        assertThatThrownBy(() -> bench.call(batch)).isInstanceOf(NotSettled.class).hasMessage("It is down.");
        assertThat(failed(bench.call(batch))).isEmpty();
        assertThat(failed(bench.call(batch))).isEmpty();
        assertThat(opened).hasValue(2);
    }

    @Test
    void theRehearsalPlaysWithoutAnyBucket() throws Exception {
        Rehearsal.play(bench.settings(), bench.clock, bench.ticker);

        assertThat(bench.target.contents()).isEmpty();
    }

    private static ObjectKey key(String name) {
        return ObjectKey.of(name);
    }
}
