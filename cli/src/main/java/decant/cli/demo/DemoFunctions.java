package decant.cli.demo;

import decant.simulator.SimulatedBucket;
import decant.simulator.functions.Function;
import decant.simulator.functions.FunctionAccount;
import decant.simulator.functions.FunctionFigures;
import decant.simulator.functions.FunctionSettings;
import decant.simulator.functions.SystemTiming;
import decant.simulator.functions.Thumbnails;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The account's functions: thumbnails are made in both buckets, so that each copy at the target costs the account an
 * invocation, and one function hands on what happens at the source. All share the account's concurrency, of which the
 * last has a part of its own. Safe for any number of threads.
 */
final class DemoFunctions implements AutoCloseable {
    private final SystemTiming timing = new SystemTiming();
    private final Scale.Functions scale;
    private final SimulatedBucket source;
    private final FunctionAccount account;
    private final List<Function> thumbnails = new ArrayList<>();
    private @Nullable CopyFunction copying;
    private @Nullable Function copyFunction;

    DemoFunctions(Scale.Functions scale, SimulatedBucket source) {
        this.scale = scale;
        this.source = source;
        this.account = new FunctionAccount(scale.slots(), timing);
    }

    /** Makes thumbnails in a bucket of what is written there from now on. */
    synchronized void makeThumbnailsOf(SimulatedBucket bucket) {
        String name = "thumbnails in " + bucket.name();
        thumbnails.add(Thumbnails.deploy(account, FunctionSettings.of(name, scale.thumbnailTime()), bucket));
    }

    /** Deploys the function that sends the source's events to a receiver. Thumbnails are made anew at the target. */
    synchronized void sendEventsTo(URI receiver) {
        CopyFunction work = new CopyFunction(source, receiver);
        FunctionSettings settings = FunctionSettings.of("copy", scale.copyTime()).withReserved(scale.copySlots());
        Function function = account.deploy(settings, work);
        function.subscribe(source, happening -> !Thumbnails.isThumbnail(happening.key().toString()));
        copying = work;
        copyFunction = function;
    }

    synchronized void endEvents() {
        if (copyFunction != null) {
            copyFunction.close();
        }
    }

    synchronized boolean eventsAreDelivered() {
        return copyFunction == null || copyFunction.isIdle();
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
        endEvents();
        thumbnails.forEach(Function::close);
        timing.close();
        if (copying != null) {
            copying.close();
        }
    }
}
