package decant.simulator;

import decant.simulator.api.Latency;
import decant.simulator.bucket.Limits;
import java.net.InetAddress;
import java.time.InstantSource;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * How a world is set up. Immutable; begin with {@link #defaults} and change what matters.
 *
 * @param address where all regions listen
 * @param baseHosts names of the endpoint; a host below one of them names a bucket
 * @param verifiesSignatures false to believe every signature, for benchmarks that are not about them
 * @param clock dates objects and answers
 * @param nanoTime runs the rate limits
 * @param limits sizes that tests may want smaller than AWS's
 * @param threads that read, handle and write; hashing large bodies holds one up
 * @param maxBodyBytes largest body of a request
 */
public record SimulatorOptions(
        List<RegionOptions> regions,
        InetAddress address,
        List<String> baseHosts,
        boolean verifiesSignatures,
        InstantSource clock,
        LongSupplier nanoTime,
        Limits limits,
        int threads,
        int maxBodyBytes) {
    private static final int THREADS = 2;
    private static final int MAX_BODY_BYTES = 256 << 20;

    public SimulatorOptions {
        regions = List.copyOf(regions);
        baseHosts = List.copyOf(baseHosts);
    }

    /** One region us-east-1 on the loopback address and any port, without latency, as strict as AWS. */
    public static SimulatorOptions defaults() {
        return new SimulatorOptions(
                List.of(RegionOptions.of("us-east-1", Latency.NONE)),
                InetAddress.getLoopbackAddress(),
                List.of("localhost"),
                true,
                InstantSource.system(),
                System::nanoTime,
                Limits.AWS,
                THREADS,
                MAX_BODY_BYTES);
    }

    public SimulatorOptions withRegions(List<RegionOptions> value) {
        return new SimulatorOptions(
                value, address, baseHosts, verifiesSignatures, clock, nanoTime, limits, threads, maxBodyBytes);
    }

    public SimulatorOptions withRegions(RegionOptions... value) {
        return withRegions(List.of(value));
    }

    public SimulatorOptions withVerifiesSignatures(boolean value) {
        return new SimulatorOptions(regions, address, baseHosts, value, clock, nanoTime, limits, threads, maxBodyBytes);
    }

    /** Time for dates and for rate limits. */
    public SimulatorOptions withTime(InstantSource newClock, LongSupplier newNanoTime) {
        return new SimulatorOptions(
                regions, address, baseHosts, verifiesSignatures, newClock, newNanoTime, limits, threads, maxBodyBytes);
    }

    public SimulatorOptions withLimits(Limits value) {
        return new SimulatorOptions(
                regions, address, baseHosts, verifiesSignatures, clock, nanoTime, value, threads, maxBodyBytes);
    }
}
