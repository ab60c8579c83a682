package decant.cli.options;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Stack;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.Mixin;
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

    @Mixin private final TokenOptions token = new TokenOptions();

    /** Where the page is; empty where there is none. */
    public Optional<Place> place() {
        return Optional.ofNullable(address).map(text -> at("--dashboard", text, token.file()));
    }

    /**
     * Where a page is.
     *
     * @param option that says so
     * @param text its value
     */
    public static Place at(String option, String text, Optional<Path> tokenFile) {
        return new Place(AddressForm.read(option, text), tokenFile);
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
