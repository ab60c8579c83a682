package decant.cli.demo;

import decant.cli.migration.Hook;
import java.time.Duration;
import java.util.Map;

/**
 * Moves the application's users, each when he is ready to: what a program of the application's own does in a real
 * cutover.
 */
record Sessions(Application application, Allowances allowances) implements Hook {
    /** How old what a user wrote last is when he goes over, at least. */
    private static final Duration SETTLE = Duration.ofSeconds(5);

    @Override
    public String run(Map<String, String> about) throws InterruptedException {
        Side side = "source".equals(about.get("DECANT_ACT")) ? Side.SOURCE : Side.TARGET;
        allowances.writersAt(null);
        boolean all = application.goTo(side, SETTLE);
        allowances.writersAt(side);
        return all ? "" : "the application was stopped";
    }
}
