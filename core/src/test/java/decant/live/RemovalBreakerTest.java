package decant.live;

import static org.assertj.core.api.Assertions.assertThat;

import decant.backfill.ManualTime;
import decant.backfill.RemovalLimit;
import decant.model.ETag;
import decant.model.ObjectKey;
import decant.store.Capabilities;
import decant.store.OwnObjects;
import decant.store.memory.MemoryBucket;
import decant.store.memory.MemoryOwnObjects;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RemovalBreakerTest {
    private final ManualTime time = new ManualTime(Instant.parse("2026-11-22T12:00:00Z"));
    private final MemoryBucket target = new MemoryBucket("s3://target/", time, Capabilities.AWS);

    @Test
    void letsAsManyPassInAnHourAsTheCountAllows() throws Exception {
        RemovalBreaker breaker = breaker(new RemovalLimit(3, 1), 100);

        assertThat(passed(breaker, 3)).isEqualTo(3);
        assertThat(breaker.reason()).isNull();
        time.advance(RemovalBreaker.WINDOW);
        assertThat(passed(breaker, 3)).as("in the next hour").isEqualTo(3);
    }

    @Test
    void theWindowSlides() throws Exception {
        RemovalBreaker breaker = breaker(new RemovalLimit(3, 1), 100);
        passed(breaker, 1);
        time.advance(Duration.ofMinutes(50));
        passed(breaker, 2);
        time.advance(Duration.ofMinutes(11));

        assertThat(passed(breaker, 1)).as("the first has left the window").isEqualTo(1);
        assertThat(passed(breaker, 1)).as("the others have not").isZero();
    }

    @Test
    void onceOpenItStaysOpen() throws Exception {
        RemovalBreaker breaker = breaker(new RemovalLimit(2, 1), 100);

        assertThat(passed(breaker, 50)).isEqualTo(2);
        assertThat(breaker.reason()).contains("More than 2 removals within an hour");
        time.advance(Duration.ofDays(1));
        assertThat(passed(breaker, 1)).isZero();
    }

    @Test
    void theShareCountsAgainstWhatTheTargetHoldsNow() throws Exception {
        RemovalBreaker breaker = breaker(new RemovalLimit(1000, 0.1), 20);
        assertThat(passed(breaker, 2)).isEqualTo(2);

        fill(20, 2_500);
        assertThat(passed(breaker, 400)).isEqualTo(248);
    }

    /** Before a cutover there is a receipt for each object, which would allow twice as many removals. */
    @Test
    void whatIsDecantsOwnIsNoPartOfWhatTheTargetHolds() throws Exception {
        for (int i = 0; i < 2_500; i++) {
            target.put(ObjectKey.of(".decant/receipts/%05d".formatted(i)), ETag.ofMd5(i, i, 0), 1);
        }
        target.put(ObjectKey.of("!before"), ETag.ofMd5(0, 0, 0), 1);

        assertThat(passed(breaker(new RemovalLimit(1000, 0.1), 99), 50)).isEqualTo(10);
    }

    /** As of a function, whose environments know nothing of each other and come and go. */
    @Test
    void whenOneOfManyOpensAllDoUntilAPersonTakesTheMarkAway() throws Exception {
        MemoryOwnObjects own = new MemoryOwnObjects(target, true);
        fill(0, 100);
        RemovalBreaker one = sharing(own, 2);
        RemovalBreaker other = sharing(own, 50);
        assertThat(passed(other, 1)).isEqualTo(1);
        assertThat(passed(one, 3)).isEqualTo(2);

        time.advance(SharedStop.TIME_TO_LIVE);
        assertThat(passed(other, 1)).as("told by the other").isZero();
        assertThat(other.reason())
                .contains("More than 2 removals", SharedStop.KEY.toString(), "decant sync --delete-surplus");
        assertThat(passed(sharing(own, 50), 1)).as("one that is new").isZero();

        own.remove(SharedStop.KEY);
        time.advance(SharedStop.TIME_TO_LIVE);
        assertThat(passed(one, 3)).as("counted anew").isEqualTo(2);
        assertThat(one.reason()).isNotNull();
    }

    private RemovalBreaker sharing(OwnObjects own, int maxKeys) {
        return new RemovalBreaker(new RemovalLimit(maxKeys, 1), target, time, new SharedStop(own, time));
    }

    private RemovalBreaker breaker(RemovalLimit limit, int targetKeys) {
        fill(0, targetKeys);
        return new RemovalBreaker(limit, target, time);
    }

    private void fill(int from, int until) {
        for (int i = from; i < until; i++) {
            target.put(ObjectKey.of("%05d".formatted(i)), ETag.ofMd5(i, i, 0), 1);
        }
    }

    private static int passed(RemovalBreaker breaker, int asked) throws Exception {
        int passed = 0;
        for (int i = 0; i < asked; i++) {
            passed += breaker.lets() ? 1 : 0;
        }
        return passed;
    }
}
