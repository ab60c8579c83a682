package decant.cli.demo;

import decant.simulator.SimulatedBucket;
import decant.simulator.functions.Function;
import decant.simulator.functions.FunctionAccount;
import decant.simulator.functions.FunctionFigures;
import decant.simulator.functions.FunctionSettings;
import decant.simulator.functions.PressureGauge;
import decant.simulator.functions.SystemTiming;
import decant.simulator.functions.Thumbnails;
import decant.simulator.functions.Work;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/**
 * The account's functions: thumbnails are made in both buckets, so that each copy at the target costs the account an
 * invocation. All share the account's concurrency. Safe for any number of threads.
 */
final class DemoFunctions implements AutoCloseable {
    private final SystemTiming timing = new SystemTiming();
    private final Scale.Functions scale;
    private final FunctionAccount account;
    private final List<Function> thumbnails = new ArrayList<>();
    private final PressureGauge gauge;

    DemoFunctions(Scale.Functions scale) {
        this.scale = scale;
        this.account = new FunctionAccount(scale.slots(), timing);
        this.gauge = PressureGauge.of(account);
    }

    /** Makes thumbnails in a bucket of what is written there from now on. */
    synchronized void makeThumbnailsOf(SimulatedBucket bucket) {
        thumbnails.add(Thumbnails.deploy(account, settings(bucket.name()), bucket));
    }

    /** A function that makes thumbnails in a bucket, for whoever hears its events to invoke. */
    synchronized Function thumbnailsIn(String bucket, Work work) {
        Function function = account.deploy(settings(bucket), work);
        thumbnails.add(function);
        return function;
    }

    private FunctionSettings settings(String bucket) {
        return FunctionSettings.of("thumbnails in " + bucket, scale.thumbnailTime());
    }

    /** Where anybody may read how much of the account is claimed. */
    URI pressurePage() {
        return gauge.address();
    }

    /** Slots that all share. */
    int slots() {
        return account.slots();
    }

    /** How much of the account is claimed, 0 to 1. */
    double pressure() {
        return account.pressure();
    }

    /** How each fares. */
    List<FunctionFigures> figures() {
        return account.figures();
    }

    @Override
    public synchronized void close() {
        thumbnails.forEach(Function::close);
        gauge.close();
        timing.close();
    }
}
