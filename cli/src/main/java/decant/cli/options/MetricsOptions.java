package decant.cli.options;

import java.net.InetSocketAddress;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where figures can be read while a run goes on. */
public final class MetricsOptions {
    @Option(
            names = "--metrics",
            paramLabel = "[HOST:]PORT",
            description =
                    "Serve /metrics for Prometheus and /healthz there. Without a host only this machine can read them.")
    private @Nullable String address;

    /** Where to listen; empty where nothing is to be served. */
    public Optional<InetSocketAddress> address() {
        return Optional.ofNullable(address).map(text -> AddressForm.read("--metrics", text));
    }
}
