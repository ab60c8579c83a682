package decant.benchmark;

import decant.benchmark.process.ChildProcess.Use;
import decant.benchmark.process.Stats;
import java.io.IOException;
import java.util.List;

/** Passes over whole key spaces that list and change nothing. */
final class ListingRuns {
    private static final int WORKERS = 256;
    private static final int KEYS_PER_PAGE = 1_000;
    private static final int DIFFERENT = 1;
    private static final int OK = 0;
    private static final double MICROSECONDS = 1e6;

    private final int keys;
    private final int listMillis;
    private final String heap;

    /**
     * @param listMillis what the simulator takes for a page, beside its own work
     * @param heap of the client, as {@code -Xmx} takes it
     */
    ListingRuns(int keys, int listMillis, String heap) {
        this.keys = keys;
        this.listMillis = listMillis;
        this.heap = heap;
    }

    /** Counts a bucket. */
    void count(String distribution) throws IOException, InterruptedException {
        try (SimulatorProcess simulator =
                SimulatorProcess.start(
                        List.of("--region", region(), "--synthetic", bucket("source", distribution, "")))) {
            Use use = new Client(heap, simulator.endpoint()).run(List.of("count", "s3://source"), OK);
            Table table =
                    new Table(
                            "count "
                                    + distribution
                                    + ", "
                                    + keys
                                    + " keys, "
                                    + listMillis
                                    + " ms a page, heap "
                                    + heap);
            table.atMost("client CPU seconds per million keys", 1.0, use.cpuSeconds() / millions());
            add(table, use, simulator.stats(), 1);
        }
    }

    /** Compares two equal buckets. */
    void diff(String distribution) throws IOException, InterruptedException {
        List<String> world =
                List.of(
                        "--region",
                        region(),
                        "--synthetic",
                        bucket("source", distribution, ""),
                        "--synthetic",
                        bucket("target", distribution, ",later-seconds=100000000"));
        try (SimulatorProcess simulator = SimulatorProcess.start(world)) {
            Use use =
                    new Client(heap, simulator.endpoint())
                            .run(List.of("diff", "s3://source", "s3://target"), OK, DIFFERENT);
            Table table =
                    new Table(
                            "diff "
                                    + distribution
                                    + ", "
                                    + keys
                                    + " pairs, "
                                    + listMillis
                                    + " ms a page, heap "
                                    + heap);
            table.atMost("client CPU seconds per million pairs", 2.2, use.cpuSeconds() / millions());
            add(table, use, simulator.stats(), 2);
        }
    }

    private void add(Table table, Use use, Stats stats, int sides) {
        double pages = sides * Math.ceilDiv(keys, KEYS_PER_PAGE);
        double requests = stats.of("requests ListObjectsV2");
        table.atMost("requests", Math.floor(1.1 * pages + 2 * WORKERS * sides), requests);
        if (sides == 1) {
            table.atMost("seconds", 30, use.seconds());
        } else {
            table.plain("seconds", use.seconds());
        }
        table.plain("keys a second", keys / use.seconds())
                .plain("client CPU seconds", use.cpuSeconds())
                .plain("client CPU microseconds per page", use.cpuSeconds() * MICROSECONDS / requests)
                .plain("simulator CPU seconds", stats.of("cpu-seconds"))
                .plain("CPUs that both kept busy", (use.cpuSeconds() + stats.of("cpu-seconds")) / use.seconds())
                .plain("most requests in flight", stats.of("most-in-flight"))
                .plain("peak memory of the client, MiB", use.peakMebibytes())
                .print(System.out);
    }

    private double millions() {
        return keys / 1e6;
    }

    private String region() {
        return "eu,list=" + listMillis;
    }

    private String bucket(String name, String distribution, String settings) {
        return name + "@eu," + distribution + "," + keys + settings;
    }
}
