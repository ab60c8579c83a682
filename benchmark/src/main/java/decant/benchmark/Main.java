package decant.benchmark;

import decant.benchmark.compare.Comparison;
import decant.simulator.synthetic.Distribution;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Whole processes against the budgets of the design. {@code benchmark/run} starts it. */
public final class Main {
    private static final int KEYS = 25_000_000;
    private static final int LIST_MILLIS = 100;
    private static final int OBJECTS = 100_000;
    private static final int OBJECTS_TO_RESUME = 20_000;
    private static final int COPY_MILLIS = 40;
    private static final int LIVE_PER_SECOND = 500;
    private static final int LIVE_SECONDS = 600;
    private static final double LIVE_GOAL_MILLIS = 1_000;
    private static final int BURST = 5_000;
    private static final int STARTS = 10;
    private static final int S3_MILLIS = 10;
    private static final int COMPARED_OBJECTS = 20_000;
    private static final String HEAP = "512m";
    private static final String SMALL_HEAP = "256m";

    private Main() {}

    /**
     * Runs what is named.
     *
     * @param arguments {@code count}, {@code diff}, {@code small-heap}, {@code sync}, {@code resume}, {@code live},
     *     {@code burst}, {@code compare}, {@code calls} or {@code cold-start}, then key spaces by their words, all of
     *     them where none is named; of a sync, the number of objects; of a comparison, that and the tools; of live, the
     *     seconds and the changes in each; of cold-start, how often
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        List<String> spaces =
                arguments.length > 1
                        ? Arrays.asList(arguments).subList(1, arguments.length)
                        : Arrays.stream(Distribution.values()).map(Distribution::word).toList();
        switch (arguments.length == 0 ? "" : arguments[0]) {
            case "count" -> {
                for (String space : spaces) {
                    new ListingRuns(KEYS, LIST_MILLIS, HEAP).count(space);
                }
            }
            case "diff" -> {
                for (String space : spaces) {
                    new ListingRuns(KEYS, LIST_MILLIS, HEAP).diff(space);
                }
            }
            case "small-heap" -> new ListingRuns(KEYS, LIST_MILLIS, SMALL_HEAP).diff(spaces.getFirst());
            case "sync" -> {
                int objects = arguments.length > 1 ? Integer.parseInt(arguments[1]) : OBJECTS;
                new CopyRuns(objects, COPY_MILLIS, HEAP).sync();
            }
            case "resume" -> new CopyRuns(OBJECTS_TO_RESUME, COPY_MILLIS, HEAP).resume();
            case "live" -> {
                int seconds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : LIVE_SECONDS;
                int perSecond = arguments.length > 2 ? Integer.parseInt(arguments[2]) : LIVE_PER_SECOND;
                new LiveRuns(HEAP).run(perSecond, seconds, LIVE_GOAL_MILLIS);
            }
            case "burst" -> new LiveRuns(HEAP).run(BURST, 1, 0);
            case "compare" -> {
                int objects = arguments.length > 1 ? Integer.parseInt(arguments[1]) : COMPARED_OBJECTS;
                List<String> tools = Arrays.asList(arguments).subList(Math.min(2, arguments.length), arguments.length);
                new Comparison(objects, tools).run();
            }
            case "calls" -> new CallCosts().print();
            case "cold-start" -> {
                int starts = arguments.length > 1 ? Integer.parseInt(arguments[1]) : STARTS;
                new ColdStarts(Path.of(System.getProperty("decant.archive")), starts, S3_MILLIS).run();
            }
            default ->
                    throw new IllegalArgumentException(
                            "Name a run: count, diff, small-heap, sync, resume, live, burst, compare, calls or"
                                    + " cold-start;"
                                    + " then key spaces: "
                                    + spaces);
        }
    }
}
