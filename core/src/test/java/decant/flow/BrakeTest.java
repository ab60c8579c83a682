package decant.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import decant.flow.Brake.Setting;
import decant.store.Operation;
import decant.store.StoreException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class BrakeTest {
    private static final long SECOND = 1_000_000_000L;

    private final ManualTicker time = new ManualTicker();
    private final Brake brake = new Brake(time);
    private final AtomicInteger made = new AtomicInteger();

    private void call(Operation operation) throws StoreException {
        brake.call(operation, null, made::incrementAndGet);
    }

    @Test
    void letsEverythingPassWhenItIsReleased() throws Exception {
        long begin = time.nanos();
        for (int i = 0; i < 1000; i++) {
            call(Operation.COPY);
        }
        assertThat(made).hasValue(1000);
        assertThat(time.nanos()).isEqualTo(begin);
        assertThat(brake.reason()).isEmpty();
    }

    @Test
    void slowsChangesAndNothingElse() throws Exception {
        brake.set(new Setting.Slowed(10, "production is at 95 %"));
        long begin = time.nanos();
        for (int i = 0; i < 31; i++) {
            call(Operation.COPY);
            call(Operation.LIST);
        }
        assertThat(time.nanos() - begin).isEqualTo(3 * SECOND);
        assertThat(brake.reason()).isEqualTo("slowed to 10 changes/s: production is at 95 %");
    }

    @Test
    void aReadingThatWasHeldIsMadeAndAChangeIsDecidedAnew() throws Exception {
        brake.set(new Setting.Held("the file hold is there"));
        assertThat(brake.reason()).isEqualTo("held back: the file hold is there");
        assertThatThrownBy(() -> releaseWhileHeld(Operation.COPY))
                .isInstanceOfSatisfying(
                        StoreException.class, e -> assertThat(e.kind()).isEqualTo(StoreException.Kind.HELD));
        assertThat(made).hasValue(0);
        releaseWhileHeld(Operation.LIST);
        assertThat(made).hasValue(1);
    }

    private void releaseWhileHeld(Operation operation) throws StoreException {
        Brake[] pulled = new Brake[1];
        pulled[0] =
                new Brake(
                        Ticker.of(
                                time::nanos,
                                nanos -> {
                                    time.pass(nanos);
                                    pulled[0].set(new Setting.Released());
                                }));
        pulled[0].set(new Setting.Held("for now"));
        pulled[0].call(operation, null, made::incrementAndGet);
    }

    @Test
    void whoeverWaitsCanBeStopped() {
        brake.set(new Setting.Held("for ever"));
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> call(Operation.LIST))
                .isInstanceOfSatisfying(
                        StoreException.class, e -> assertThat(e.kind()).isEqualTo(StoreException.Kind.CANCELLED));
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void pressureTakesQuicklyAndGivesSlowly() {
        Pressure pressure = new Pressure(0.8);

        assertThat(pressure.next(0.5, Pressure.UNLIMITED, 900)).as("nothing to do").isEqualTo(Pressure.UNLIMITED);
        assertThat(pressure.next(0.9, Pressure.UNLIMITED, 900)).as("from what is made").isEqualTo(540);
        assertThat(pressure.next(0.9, 540, 530)).isEqualTo(318);
        assertThat(pressure.next(0.79, 318, 318)).as("near the bound").isEqualTo(318);
        assertThat(pressure.next(0.6, 318, 318)).isEqualTo(349);
        assertThat(pressure.next(0.1, 3000, 700))
                .as("it does not hold anything any more")
                .isEqualTo(Pressure.UNLIMITED);
        assertThat(pressure.next(2, 1, 1)).as("never nothing").isEqualTo(1);
        assertThat(pressure.next(0.1, 1, 0)).isEqualTo(2);
        assertThatThrownBy(() -> new Pressure(0)).isInstanceOf(IllegalArgumentException.class);
    }
}
