package decant.cli.killed;

import static org.assertj.core.api.Assertions.assertThat;

import decant.cli.gateway.Program;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Keeps {@code decant migrate start} running as a process of its own, kills it some moments after it has said what it
 * is about to do, starts it again, and gives orders as one does in another terminal. For one thread.
 */
final class Operator implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);
    private static final Duration BETWEEN_QUESTIONS = Duration.ofMillis(250);
    private static final int MAX_ORDERS = 60;
    private static final int STAMP = "00:00:00.000  ".length();

    /**
     * An order, which is given again as long as it has not been taken, or does not go on.
     *
     * @param due whether it is to be given
     */
    record Order(Predicate<Standing> due, List<String> words) {
        static final Order NONE = new Order(_ -> false, List.of());
    }

    private final Program program;
    private final Path file;
    private final Path state;
    private final Random random;
    private final Application application;
    private final List<Moment> due = new ArrayList<>();
    private final List<String> story = new ArrayList<>();
    private Program.@Nullable Running life;
    private @Nullable Said said;
    private long killAtNanos;
    private boolean follows;
    private Standing last = Standing.UNKNOWN;
    private long askedNanos = System.nanoTime();
    private int kills;

    /**
     * When it is killed.
     *
     * @param line what it says then, or how that begins
     * @param within the longest time after that
     */
    record Moment(String line, Duration within) {}

    Operator(Program program, Path file, Path state, Random random, Application application) {
        this.program = program;
        this.file = file;
        this.state = state;
        this.random = random;
        this.application = application;
    }

    /** How often it was killed. */
    int kills() {
        return kills;
    }

    /** What it said in all its lives, for whoever looks why a test has failed. */
    List<String> story() {
        return story;
    }

    /** Kills it once, at each of these. */
    void killAt(List<Moment> moments) {
        due.clear();
        due.addAll(moments);
    }

    private List<String> words(List<String> verb) {
        List<String> words = new ArrayList<>(verb);
        words.addAll(List.of("--file", file.toString(), "--state", state.toString()));
        return words;
    }

    void start() throws IOException {
        Program.Running begun = program.startForPeople(words(List.of("migrate", "start")));
        life = begun;
        said = new Said(begun.err());
        follows = false;
        last = Standing.UNKNOWN;
    }

    private Program.Running life() {
        return Objects.requireNonNull(life, "Nothing was started.");
    }

    private void kill() throws Exception {
        life().kill();
        application.rest().ended();
        assertThat(life().await().wasKilled()).as("it was alive until it was killed").isTrue();
        kills++;
        story.add(stamped("--- killed"));
        listen();
        killAtNanos = 0;
        Objects.requireNonNull(said).close();
        start();
    }

    /** Waits until it stands so; kills it and starts it meanwhile. */
    void until(String what, Predicate<Standing> there, Order order) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        Program.Running given = null;
        int orders = 0;
        Standing now = live();
        while (!there.test(now)) {
            if (System.nanoTime() > deadline || orders > MAX_ORDERS) {
                throw new AssertionError(
                        what
                                + ": it does not come to that, but to "
                                + now
                                + "\n"
                                + told(given)
                                + application.historyOf(now.stopped()));
            }
            if (given != null && !given.process().isAlive()) {
                Program.Ended ended = given.await();
                story.add(
                        stamped("> " + String.join(" ", order.words()) + ": " + ended.exitCode() + " " + last(ended)));
                given = null;
            } else if (given == null && order.due().test(now)) {
                given = program.startForPeople(words(order.words()));
                orders++;
            }
            Thread.sleep(BETWEEN_LOOKS);
            now = live();
        }
        if (given != null) {
            // Whoever stops this verb stops nothing else.
            given.process().destroy();
            given.await();
        }
    }

    private static String stamped(String line) {
        return "%1$tT.%1$tL  %2$s".formatted(System.currentTimeMillis(), line);
    }

    private static String last(Program.Ended ended) {
        String all = (ended.out() + ended.err()).strip();
        return all.substring(all.lastIndexOf('\n') + 1);
    }

    private String told(Program.@Nullable Running given) throws Exception {
        if (given != null) {
            given.process().destroy();
            story.add(String.valueOf(given.await()));
        }
        return String.join("\n", story);
    }

    /** One look at the process: kills it if it is time, and says where it stands. */
    Standing live() throws Exception {
        try {
            application.assertIsWell();
        } catch (ExecutionException e) {
            listen();
            String failed = String.valueOf(e.getCause());
            throw new AssertionError(
                    failed + "\n" + String.join("\n", story) + application.historyOf(failed), e.getCause());
        }
        listen();
        if (killAtNanos != 0 && System.nanoTime() >= killAtNanos) {
            kill();
        }
        if (!life().process().isAlive()) {
            Program.Ended ended = life().await();
            listen();
            Standing left = Standing.remembered(state);
            if (!left.course().equals("finished")) {
                throw new AssertionError("It has ended by itself: " + ended + "\n" + String.join("\n", story));
            }
            return left;
        }
        if (System.nanoTime() - askedNanos > BETWEEN_QUESTIONS.toNanos()) {
            askedNanos = System.nanoTime();
            last = Standing.asked(state);
            if (last.follows() && !follows) {
                follows = true;
                application.rest().goesOn();
            }
        }
        return last;
    }

    private void listen() throws IOException {
        for (String line : Objects.requireNonNull(said).more()) {
            story.add(stamped(line));
            Moment moment = due.stream().filter(one -> line.startsWith(one.line())).findFirst().orElse(null);
            if (moment == null) {
                continue;
            }
            if (killAtNanos != 0) {
                // What was to be killed in the step before is killed now, and this step is said again.
                killAtNanos = System.nanoTime();
                return;
            }
            due.remove(moment);
            killAtNanos = System.nanoTime() + random.nextLong(moment.within().toNanos());
        }
    }

    /** Whether it has said this, in any of its lives. */
    boolean hasSaid(String line) {
        return story.stream().anyMatch(one -> one.startsWith(line, STAMP));
    }

    /** Waits for the end of what was finished. */
    int ended() throws Exception {
        Program.Ended ended = life().await();
        listen();
        return ended.exitCode();
    }

    @Override
    public void close() throws IOException {
        Program.Running running = life;
        if (running != null) {
            running.kill();
        }
        if (said != null) {
            said.close();
        }
    }
}
