package decant.cli.cutover;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What happens on the way, for whoever asked for it in another terminal. Safe for any number of threads. */
public final class Journal {
    private static final int MAX_LINES = 10_000;

    /** How it goes. */
    public enum State {
        GOING_ON,
        DONE,
        STOPPED
    }

    /**
     * What happened after a line.
     *
     * @param next the number of the line after these
     */
    public record Excerpt(State state, int next, List<String> lines) {}

    private final Consumer<String> also;
    private final List<String> lines = new ArrayList<>();
    private State state = State.DONE;

    /**
     * @param also takes every line, too
     */
    public Journal(Consumer<String> also) {
        this.also = also;
    }

    void say(String line) {
        also.accept(line);
        synchronized (this) {
            if (lines.size() < MAX_LINES) {
                lines.add(line);
            }
        }
    }

    synchronized void is(State now) {
        state = now;
    }

    /** How many lines there are. */
    public synchronized int size() {
        return lines.size();
    }

    /** What happened from a line on. */
    public synchronized Excerpt from(int line) {
        int begin = Math.clamp(line, 0, lines.size());
        return new Excerpt(state, lines.size(), List.copyOf(lines.subList(begin, lines.size())));
    }
}
