package decant.cli.latency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import decant.cli.ledger.BucketSide;
import decant.cli.ledger.UploadTime;
import decant.flow.Ticker;
import decant.model.ETag;
import decant.model.ObjectKey;
import decant.store.Operation;
import decant.store.OwnObjects;
import decant.store.Precondition;
import decant.store.StoreException;
import decant.store.StoreException.Kind;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class UploadsTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-26T00:00:00.5Z"));

    private final AtomicLong nanos = new AtomicLong();
    private final Ticker ticker = Ticker.of(nanos::get, nanos::addAndGet);
    private final FarBucket source = new FarBucket("source", 180_000_000);
    private final FarBucket target = new FarBucket("target", 30_000_000);
    private final Uploads uploads =
            new Uploads(
                    Map.of(BucketSide.SOURCE, source, BucketSide.TARGET, target),
                    List.of(10, 1_000),
                    "run",
                    CLOCK,
                    ticker);

    @Test
    void makesTwoCallsForEachUploadAndTimesTheFirst() throws Exception {
        Instant at = CLOCK.instant();
        assertThat(uploads.round())
                .containsExactly(
                        new UploadTime(at, BucketSide.SOURCE, 10, 180_000, ""),
                        new UploadTime(at, BucketSide.TARGET, 10, 30_000, ""),
                        new UploadTime(at, BucketSide.SOURCE, 1_000, 180_000, ""),
                        new UploadTime(at, BucketSide.TARGET, 1_000, 30_000, ""));
        assertThat(source.calls)
                .containsExactly(
                        "put .decant/latency/run/10 of 10 bytes",
                        "remove .decant/latency/run/10",
                        "put .decant/latency/run/1000 of 1000 bytes",
                        "remove .decant/latency/run/1000");
        assertThat(target.calls).hasSize(4);
    }

    @Test
    void keepsAnUploadThatFailed() throws Exception {
        target.failure = new StoreException(Kind.THROTTLED, Operation.INSPECT, null, "SlowDown", "Slow down.", null);
        assertThat(uploads.round()).extracting(UploadTime::failure).containsExactly("", "SlowDown", "", "SlowDown");
        assertThat(uploads.removeAll()).hasSize(2).allMatch(left -> left.contains("at the target: Slow down."));
    }

    @Test
    void endsWhereABucketTakesNoUploadAtAll() {
        source.failure = new StoreException(Kind.DENIED, Operation.INSPECT, null, "AccessDenied", "No.", null);
        assertThatThrownBy(uploads::warmUp).hasMessage("No.");
    }

    /** A bucket that takes its time. */
    private final class FarBucket implements OwnObjects {
        private final String name;
        private final long answersAfterNanos;
        private final List<String> calls = new ArrayList<>();
        private @Nullable StoreException failure;

        FarBucket(String name, long answersAfterNanos) {
            this.name = name;
            this.answersAfterNanos = answersAfterNanos;
        }

        private void call(String words) throws StoreException {
            calls.add(words);
            nanos.addAndGet(answersAfterNanos);
            if (failure != null) {
                throw failure;
            }
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public @Nullable Found read(ObjectKey key) {
            return new Found("", ETag.ofMd5(1, 1, 0));
        }

        @Override
        public Written write(ObjectKey key, String text, Precondition precondition) throws StoreException {
            call("put " + key + " of " + text.length() + " bytes");
            return Written.DONE;
        }

        @Override
        public void removeVersions(ObjectKey key, boolean currentToo) {
            throw new IllegalStateException("Nobody asks for versions.");
        }

        @Override
        public void remove(ObjectKey key) throws StoreException {
            call("remove " + key);
        }
    }
}
