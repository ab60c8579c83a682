package decant.cli.brake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import decant.flow.Brake;
import decant.flow.Brake.Setting;
import decant.flow.Pressure;
import decant.flow.Ticker;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BrakeWatchTest {
    @TempDir private Path directory;

    private final Brake brake = new Brake(Ticker.of(System::nanoTime, _ -> {}));
    private String pressure = "0.1";
    private String noGo = "";
    private LocalTime time = LocalTime.NOON;
    private long changes;
    private long nanos;

    private BrakeWatch watch(String hours) {
        BrakeWatch.Reasons reasons =
                new BrakeWatch.Reasons(
                        Optional.of(directory.resolve("flag")),
                        Optional.of(() -> {
                            if (!noGo.isEmpty()) {
                                throw new IOException(noGo);
                            }
                            return "go";
                        }),
                        hours.isEmpty() ? QuietHours.NONE : QuietHours.read(hours),
                        Optional.of(() -> pressure),
                        new Pressure(0.8));
        return new BrakeWatch(brake, reasons, () -> "", () -> time, () -> changes, () -> nanos);
    }

    private void second(BrakeWatch watch, int made) throws InterruptedException {
        nanos += 1_000_000_000L;
        changes += made;
        watch.look();
    }

    @Test
    void eachReasonHoldsByItselfAndSaysSo() throws Exception {
        BrakeWatch watch = watch("22:00-06:00");
        second(watch, 10);
        assertThat(brake.setting()).isEqualTo(new Setting.Released());

        Path flag = Files.createFile(directory.resolve("flag"));
        second(watch, 10);
        assertThat(brake.reason()).isEqualTo("held back: the file " + flag + " is there");
        Files.delete(flag);

        time = LocalTime.of(5, 59);
        second(watch, 0);
        assertThat(brake.reason()).isEqualTo("held back: it is within the quiet hours 22:00-06:00");
        time = LocalTime.of(6, 0);

        noGo = "it answers 503";
        second(watch, 0);
        assertThat(brake.reason()).contains("says no go (it answers 503)");
        noGo = "";

        pressure = "many";
        second(watch, 0);
        assertThat(brake.reason()).contains("nobody can tell the pressure");

        pressure = "0.1";
        second(watch, 0);
        assertThat(brake.setting()).isEqualTo(new Setting.Released());
    }

    @Test
    void givesWayToProductionAndComesBack() throws Exception {
        BrakeWatch watch = watch("");
        pressure = "0.95";
        second(watch, 500);
        assertThat(brake.setting()).isEqualTo(new Setting.Slowed(300, "pressure on production is 0.95 of 0.80"));
        second(watch, 300);
        assertThat(brake.setting()).isEqualTo(new Setting.Slowed(180, "pressure on production is 0.95 of 0.80"));

        pressure = "0.4";
        int seconds = 0;
        while (brake.setting() instanceof Setting.Slowed(int rate, String _) && seconds++ < 100) {
            second(watch, Math.min(rate, 400));
        }
        assertThat(brake.setting()).as("free again after " + seconds + " s").isEqualTo(new Setting.Released());
        assertThat(seconds).isBetween(5, 60);
    }

    @Test
    void aPageCountsWhenItIsAnsweredWell() throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        int[] status = {200};
        server.createContext(
                "/",
                exchange -> {
                    byte[] body = " 0.25\n".getBytes(java.nio.charset.StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(status[0], body.length);
                    exchange.getResponseBody().write(body);
                    exchange.close();
                });
        server.start();
        try {
            Readout page = new PageReadout(URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/"));
            assertThat(page.read()).isEqualTo("0.25");
            status[0] = 503;
            assertThatThrownBy(page::read).isInstanceOf(IOException.class).hasMessage("it answers 503");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void hoursThatAreNoneAreRefused() {
        assertThatThrownBy(() -> QuietHours.read("8-9")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> QuietHours.read("08:00")).isInstanceOf(IllegalArgumentException.class);
        assertThat(QuietHours.read("08:00-10:00, 18:00-19:30").at(LocalTime.of(19, 0))).isEqualTo("18:00-19:30");
    }
}
