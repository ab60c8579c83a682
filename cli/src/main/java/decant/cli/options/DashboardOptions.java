package decant.cli.options;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Stack;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** Whether a page shows how it goes, and who may act there. */
public final class DashboardOptions {
    /** Where the page is, unless somebody says otherwise: a port of the loopback address. */
    public static final String DEFAULT_PORT = "8780";

    /**
     * Where the page is.
     *
     * @param tokenFile file of the token without which nobody acts; empty for one of the program's own
     */
    public record Place(InetSocketAddress address, Optional<Path> tokenFile) {}

    @Option(
            names = "--dashboard",
            paramLabel = "[HOST:]PORT",
            arity = "0..1",
            preprocessor = OnlyAfterEquals.class,
            description =
                    "Show how it goes on a web page, and serve its figures for Prometheus. Without a host only this"
                            + " machine can reach it. Default port: "
                            + DEFAULT_PORT
                            + ".")
    private @Nullable String address;

    @Option(
            names = "--dashboard-token-file",
            paramLabel = "FILE",
            description =
                    "File whose first line whoever acts on the page must give; nobody else may be able to read it."
                            + " Default: one of the program's own, beside the state file.")
    private @Nullable Path tokenFile;

    /** Where the page is; empty where there is none. */
    public Optional<Place> place() {
        return Optional.ofNullable(address).map(this::at);
    }

    /** Where the page is of a verb that always has one. */
    public Place placeOrDefault() {
        return place().orElseGet(() -> at(DEFAULT_PORT));
    }

    private Place at(String text) {
        return new Place(AddressForm.read("--dashboard", text), Optional.ofNullable(tokenFile));
    }

    /** What stands after the option without an equals sign is no port but the source. */
    static final class OnlyAfterEquals implements IParameterPreprocessor {
        @Override
        public boolean preprocess(
                Stack<String> arguments, CommandSpec command, ArgSpec option, Map<String, Object> about) {
            if (!"=".equals(about.get("separator"))) {
                arguments.push(DEFAULT_PORT);
            }
            return false;
        }
    }
}
