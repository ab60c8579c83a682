package decant.simulator.functions;

import static java.nio.charset.StandardCharsets.US_ASCII;

import decant.simulator.http.HttpServer;
import decant.simulator.http.Response;
import java.net.InetAddress;
import java.net.URI;
import java.util.Locale;

/** Answers each GET with how much of an account is claimed, as one number from 0 to 1 and nothing else. */
public final class PressureGauge implements AutoCloseable {
    private final HttpServer server = new HttpServer(1, 0);
    private final URI address;

    private PressureGauge(FunctionAccount account) {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        int port =
                server.listen(
                        loopback,
                        0,
                        (_, exchange) -> {
                            String number = String.format(Locale.ROOT, "%.3f%n", account.pressure());
                            exchange.answer(
                                    Response.of(200)
                                            .header("content-type", "text/plain")
                                            .body(number.getBytes(US_ASCII)));
                        });
        this.address = URI.create("http://" + loopback.getHostAddress() + ":" + port + "/");
    }

    /** Begins to answer on a free port of the loopback address. */
    public static PressureGauge of(FunctionAccount account) {
        return new PressureGauge(account);
    }

    public URI address() {
        return address;
    }

    @Override
    public void close() {
        server.close();
    }
}
