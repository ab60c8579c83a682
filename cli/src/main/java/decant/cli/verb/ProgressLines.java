package decant.cli.verb;

import java.util.function.Consumer;

/** Lines for a progress display that is made later than what says them. Safe for any number of threads. */
final class ProgressLines implements Consumer<String> {
    private volatile Consumer<String> display = _ -> {};

    /** From now on lines go there. */
    void sayTo(Consumer<String> shown) {
        display = shown;
    }

    @Override
    public void accept(String line) {
        display.accept(line);
    }
}
