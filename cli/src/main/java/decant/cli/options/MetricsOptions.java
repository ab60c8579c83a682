package decant.cli.options;

import decant.cli.ending.Refusal;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where figures can be read while a run goes on. */
public final class MetricsOptions {
    private static final Pattern FORM = Pattern.compile("(?:(.+):)?(\\d{1,5})");
    private static final int MAX_PORT = 65_535;

    @Option(
            names = "--metrics",
            paramLabel = "[HOST:]PORT",
            description =
                    "Serve /metrics for Prometheus and /healthz there. Without a host only this machine can read them.")
    private @Nullable String address;

    /** Where to listen; empty where nothing is to be served. */
    public Optional<InetSocketAddress> address() {
        if (address == null) {
            return Optional.empty();
        }
        Matcher form = FORM.matcher(address);
        if (!form.matches() || Integer.parseInt(form.group(2)) > MAX_PORT) {
            throw Refusal.usage("--metrics is a port such as 9090 or 0.0.0.0:9090, not \"" + address + "\".");
        }
        String host = form.group(1) == null ? "127.0.0.1" : form.group(1);
        return Optional.of(new InetSocketAddress(host, Integer.parseInt(form.group(2))));
    }
}
