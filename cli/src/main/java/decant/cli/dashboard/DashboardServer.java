package decant.cli.dashboard;

import decant.cli.ending.Refusal;
import decant.cli.options.DashboardOptions;
import decant.dashboard.Dashboard;
import decant.dashboard.Token;
import decant.dashboard.Watched;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.function.LongSupplier;

/** Opens a dashboard where the command line says. */
public final class DashboardServer implements AutoCloseable {
    private final Dashboard dashboard;
    private final InetSocketAddress address;
    private final Path tokenFile;

    private DashboardServer(Dashboard dashboard, InetSocketAddress address, Path tokenFile) {
        this.dashboard = dashboard;
        this.address = address;
        this.tokenFile = tokenFile;
    }

    /**
     * Begins to answer.
     *
     * @param state file beside which the token is kept where no other one is given
     * @throws Refusal if nothing can listen there, or the token cannot be had
     */
    public static DashboardServer start(DashboardOptions.Place place, Path state, Watched watched, LongSupplier nanos) {
        Path file = place.tokenFile().orElseGet(() -> state.resolveSibling(state.getFileName() + ".token"));
        Token token;
        try {
            token = place.tokenFile().isPresent() ? Token.read(file) : Token.keptIn(file);
        } catch (IOException e) {
            throw Refusal.file("The dashboard's token in " + file + " cannot be used (" + e.getMessage() + ").");
        }
        try {
            return new DashboardServer(Dashboard.start(place.address(), watched, token, nanos), place.address(), file);
        } catch (IOException e) {
            throw Refusal.usage(
                    "Nothing can listen at "
                            + shown(place.address(), place.address().getPort())
                            + " ("
                            + e.getMessage()
                            + ").");
        }
    }

    /** Where it is, and what it takes to act there. */
    public String sentence() {
        return "Dashboard: http://"
                + shown(address, dashboard.port())
                + "/ - whoever acts there gives the token in "
                + tokenFile
                + ".";
    }

    private static String shown(InetSocketAddress address, int port) {
        String host = address.getHostString();
        return (host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host) + ":" + port;
    }

    @Override
    public void close() {
        dashboard.close();
    }
}
