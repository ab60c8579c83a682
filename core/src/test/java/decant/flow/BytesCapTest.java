package decant.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Bytes pass as fast as was said, and no faster, over every stretch of time. */
final class BytesCapTest {
    private static final int PIECE = 64 << 10;

    private final ManualTicker ticker = new ManualTicker();

    @Test
    void theRateHoldsOverEveryStretchOfTime() throws Exception {
        long seed = 5;
        Random random = new Random(seed);
        int rate = 10_000_000;
        BytesCap cap = new BytesCap(rate, ticker);
        long begin = ticker.nanos();
        long passed = 0;
        for (int i = 0; i < 2_000; i++) {
            int bytes = 1 + random.nextInt(PIECE);
            cap.pass(bytes);
            passed += bytes;
            double allowed = (ticker.nanos() - begin) / 1e9 * rate + rate / 100.0 + PIECE;
            assertThat((double) passed).as("seed %s, piece %s", seed, i).isLessThanOrEqualTo(allowed);
        }
        assertThat(cap.passedBytes()).isEqualTo(passed);
        double seconds = (ticker.nanos() - begin) / 1e9;
        assertThat(seconds).isBetween(passed / (double) rate * 0.98, passed / (double) rate * 1.02);
    }

    @Test
    void timeWithoutBytesIsNotSavedUp() throws Exception {
        BytesCap cap = new BytesCap(1_000_000, ticker);
        cap.pass(1);
        ticker.pass(60_000_000_000L);
        long begin = ticker.nanos();
        for (int i = 0; i < 100; i++) {
            cap.pass(10_000);
        }
        assertThat(ticker.nanos() - begin).isBetween(970_000_000L, 1_010_000_000L);
    }

    @Test
    void itSaysThatItHoldsBack() throws Exception {
        BytesCap cap = new BytesCap(1_000, ticker);
        assertThat(cap.reason()).isEmpty();
        cap.pass(5_000);
        assertThat(cap.reason()).contains("1000 bytes a second", "--max-bytes-per-second");
        ticker.pass(6_000_000_000L);
        assertThat(cap.reason()).isEmpty();
    }

    @Test
    void nothingIsHeldBackWithoutACap() throws Exception {
        BytesCap cap = new BytesCap(BytesCap.UNLIMITED, ticker);
        cap.pass(Integer.MAX_VALUE);
        assertThat(ticker.parkedNanos).isEmpty();
        assertThat(cap.reason()).isEmpty();
    }

    @Test
    void aRateOfNothingIsRefused() {
        assertThatThrownBy(() -> new BytesCap(0, ticker)).hasMessageContaining("--max-bytes-per-second");
    }
}
