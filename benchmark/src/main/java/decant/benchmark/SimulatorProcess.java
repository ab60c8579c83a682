package decant.benchmark;

import decant.benchmark.process.Served;
import decant.benchmark.process.Stats;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The simulator in a process of its own, as its command line describes it. For one thread. */
final class SimulatorProcess implements AutoCloseable {
    private static final String MAIN = "decant.simulator.Main";

    private final Served served;

    private SimulatorProcess(Served served) {
        this.served = served;
    }

    static SimulatorProcess start(List<String> arguments) throws IOException {
        List<String> all = new ArrayList<>(arguments);
        all.add("--control");
        return new SimulatorProcess(Served.start(MAIN, all));
    }

    String endpoint() {
        return served.endpoint();
    }

    /** Figures so far. */
    Stats stats() throws IOException {
        return served.ask("stats");
    }

    @Override
    public void close() {
        served.close();
    }
}
