package decant.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import decant.model.ObjectKey;
import decant.simulator.bucket.EventKind;
import decant.simulator.bucket.Happening;
import decant.simulator.functions.DeadLetter;
import decant.simulator.functions.Function;
import decant.simulator.functions.FunctionAccount;
import decant.simulator.functions.FunctionFigures;
import decant.simulator.functions.FunctionSettings;
import decant.simulator.functions.PressureGauge;
import decant.simulator.functions.Thumbnails;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;

/** Functions that share an account's concurrency, in a time that the test moves. */
final class FunctionsTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration MILLI = Duration.ofMillis(1);

    private final TwoRegions world = new TwoRegions();
    private final ManualTiming timing = new ManualTiming();
    private final List<Long> workedAtSeconds = new ArrayList<>();

    @AfterEach
    void close() {
        world.close();
    }

    private Function working(FunctionAccount account, FunctionSettings settings) {
        return account.deploy(
                settings,
                _ -> {
                    workedAtSeconds.add(timing.nanoTime() / 1_000_000_000);
                    return CompletableFuture.completedStage(null);
                });
    }

    private static Happening event(String key) {
        return new Happening(EventKind.PUT, "pictures", ObjectKey.of(key), null, Instant.EPOCH, 1);
    }

    private static void invoke(Function function, int times) {
        for (int i = 0; i < times; i++) {
            function.invoke(event("key" + i));
        }
    }

    @Test
    void allFunctionsShareTheSlotsOfTheirAccount() {
        FunctionAccount account = new FunctionAccount(3, timing);
        Function one = working(account, FunctionSettings.of("one", SECOND));
        Function other = working(account, FunctionSettings.of("other", SECOND));
        invoke(one, 2);
        invoke(other, 2);

        assertThat(account.figures())
                .containsExactly(
                        new FunctionFigures("one", 2, 2, 0, 0, 0, 0), new FunctionFigures("other", 1, 1, 1, 0, 1, 0));
        assertThat(account.pressure()).isEqualTo(1);
        timing.pass(SECOND.minus(MILLI));
        assertThat(workedAtSeconds).as("slots are held as long as it takes").isEmpty();
        timing.pass(MILLI);
        assertThat(workedAtSeconds).hasSize(3);
        timing.pass(SECOND);
        assertThat(account.figures())
                .containsExactly(
                        new FunctionFigures("one", 0, 2, 0, 0, 0, 0), new FunctionFigures("other", 0, 2, 1, 0, 0, 0));
        assertThat(account.pressure()).isZero();
    }

    @Test
    void whatIsThrottledComesAgainEverLater() {
        FunctionAccount account = new FunctionAccount(1, timing);
        CompletableFuture<Void> busy = new CompletableFuture<>();
        Function first = account.deploy(FunctionSettings.of("busy", Duration.ZERO), _ -> busy);
        Function second = working(account, FunctionSettings.of("second", Duration.ZERO));
        invoke(first, 1);
        timing.pass(Duration.ZERO);
        invoke(second, 1);
        List<Long> triedAtSeconds = new ArrayList<>();
        long seen = 1;
        for (long elapsed = 0; elapsed <= 1511; elapsed++) {
            timing.pass(elapsed == 0 ? Duration.ZERO : SECOND);
            if (second.figures().throttled() > seen) {
                seen = second.figures().throttled();
                triedAtSeconds.add(elapsed);
            }
        }
        assertThat(triedAtSeconds)
                .as("1, 2, 4 ... 256 s apart, then 300 s")
                .containsExactly(1L, 3L, 7L, 15L, 31L, 63L, 127L, 255L, 511L, 811L, 1111L, 1411L);

        busy.complete(null);
        timing.pass(Duration.ofSeconds(199));
        assertThat(workedAtSeconds).as("nobody is woken up by a free slot").isEmpty();
        timing.pass(SECOND);
        assertThat(workedAtSeconds).containsExactly(1711L);
    }

    @Test
    void reservedSlotsAreAlwaysThereAndNeverMore() {
        FunctionAccount account = new FunctionAccount(5, timing);
        Function copying = working(account, FunctionSettings.of("copy", SECOND).withReserved(2));
        Function thumbnails = working(account, FunctionSettings.of("thumbnails", SECOND));
        assertThat(account.pressure()).as("nobody else can have them").isEqualTo(0.4);
        invoke(thumbnails, 4);
        invoke(copying, 3);

        assertThat(account.figures())
                .extracting(FunctionFigures::name, FunctionFigures::concurrent, FunctionFigures::throttled)
                .containsExactly(tuple("copy", 2, 1L), tuple("thumbnails", 3, 1L));
        assertThatThrownBy(() -> working(account, FunctionSettings.of("greedy", SECOND).withReserved(4)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatFailsIsTriedTwiceMoreAndThenGivenUp() {
        FunctionAccount account = new FunctionAccount(1, timing);
        Queue<Long> triedAtSeconds = new ArrayDeque<>();
        Function failing =
                account.deploy(
                        FunctionSettings.of("failing", Duration.ZERO),
                        _ -> {
                            triedAtSeconds.add(timing.nanoTime() / 1_000_000_000);
                            throw new IllegalStateException("as it does each time");
                        });
        failing.invoke(event("a"));
        timing.pass(Duration.ofMinutes(10));

        assertThat(triedAtSeconds).containsExactly(0L, 60L, 180L);
        assertThat(failing.deadLetters())
                .containsExactly(new DeadLetter(event("a"), DeadLetter.Reason.FAILED_TOO_OFTEN));
        assertThat(failing.figures()).isEqualTo(new FunctionFigures("failing", 0, 3, 0, 3, 0, 1));
        assertThat(failing.isIdle()).isTrue();
    }

    @Test
    void whatIsTooOldIsGivenUp() {
        FunctionAccount account = new FunctionAccount(1, timing);
        Function busy = account.deploy(FunctionSettings.of("busy", Duration.ZERO), _ -> new CompletableFuture<>());
        invoke(busy, 1);
        Function starved =
                working(account, FunctionSettings.of("starved", SECOND).withMaxEventAge(Duration.ofSeconds(60)));
        starved.invoke(event("a"));
        timing.pass(Duration.ofSeconds(60).minus(MILLI));
        assertThat(starved.isIdle()).isFalse();
        timing.pass(MILLI);

        assertThat(starved.isIdle()).isTrue();
        assertThat(starved.deadLetters()).containsExactly(new DeadLetter(event("a"), DeadLetter.Reason.TOO_OLD));
    }

    @Test
    void closedItIsToldOfNothingAndDropsWhatWaits() {
        FunctionAccount account = new FunctionAccount(1, timing);
        Function function = working(account, FunctionSettings.of("one", SECOND));
        function.subscribe(world.pictures, _ -> true);
        world.pictures.put("a", new byte[1]);
        world.pictures.put("b", new byte[1]);
        function.close();
        world.pictures.put("c", new byte[1]);
        timing.pass(Duration.ofHours(1));
        assertThat(function.figures().invocations()).isOne();
        assertThat(function.isIdle()).isTrue();
    }

    @Test
    void thumbnailsFollowTheirPicturesAndNotThemselves() {
        FunctionAccount account = new FunctionAccount(10, timing);
        Function function = Thumbnails.deploy(account, FunctionSettings.of("thumbnails", SECOND), world.pictures);
        world.s3.putObject(put -> put.bucket("pictures").key("a").acl("public-read"), RequestBody.fromString("hello"));
        world.pictures.put("b", new byte[1]);
        timing.pass(SECOND);
        assertThat(world.pictures.keys()).containsExactly("a", "b", "thumbnails/a", "thumbnails/b");
        assertThat(world.pictures.peek("thumbnails/a").orElseThrow().acl().isPublic()).isTrue();
        assertThat(world.pictures.peek("thumbnails/b").orElseThrow().acl().isPublic()).isFalse();

        world.s3.putObjectAcl(acl -> acl.bucket("pictures").key("a").acl("private"));
        world.pictures.remove("b");
        timing.pass(SECOND);
        assertThat(world.pictures.keys()).containsExactly("a", "thumbnails/a");
        assertThat(world.pictures.peek("thumbnails/a").orElseThrow().acl().isPublic()).isFalse();
        assertThat(function.figures().invocations()).as("none for a thumbnail").isEqualTo(4);

        world.pictures.put("k".repeat(1024), new byte[1]);
        timing.pass(Duration.ofMinutes(10));
        assertThat(function.deadLetters()).as("no key is that long").hasSize(1);
    }

    @Test
    void pressureIsOneNumber() throws IOException, InterruptedException {
        FunctionAccount account = new FunctionAccount(8, timing);
        invoke(working(account, FunctionSettings.of("one", SECOND)), 3);
        try (PressureGauge gauge = PressureGauge.of(account);
                HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(gauge.address()).build();
            assertThat(http.send(request, BodyHandlers.ofString()).body()).isEqualTo("0.375\n");
            timing.pass(SECOND);
            assertThat(http.send(request, BodyHandlers.ofString()).body()).isEqualTo("0.000\n");
        }
    }
}
