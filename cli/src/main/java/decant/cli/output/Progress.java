package decant.cli.output;

import decant.flow.Uninterrupted;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Shows what goes on while it does: a few lines redrawn four times a second where somebody watches, one line every few
 * seconds where nobody does, nothing where only a document is wanted. Closing it takes the lines away.
 */
public final class Progress implements AutoCloseable {
    /** How progress is shown. */
    public enum Form {
        DRAWN(Duration.ofMillis(250)),
        LINES(Duration.ofSeconds(5)),
        NONE(Duration.ZERO);

        private final Duration interval;

        Form(Duration interval) {
            this.interval = interval;
        }
    }

    private final Form form;
    private final Supplier<List<String>> lines;
    private final ProgressScreen screen;
    private final Console console;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;

    private Progress(Form form, Console console, Supplier<List<String>> lines) {
        this.form = form;
        this.console = console;
        this.lines = lines;
        this.screen = new ProgressScreen(console.err());
        this.thread = Thread.ofVirtual().name("progress").unstarted(this::showUntilClosed);
    }

    /**
     * Begins to show.
     *
     * @param lines what to show now, one fact a line; called by one thread at a time, and may take some milliseconds
     */
    public static Progress show(Form form, Console console, Supplier<List<String>> lines) {
        Progress progress = new Progress(form, console, lines);
        if (form != Form.NONE) {
            progress.thread.start();
        }
        return progress;
    }

    /** Says something above the progress. */
    public void say(String message) {
        switch (form) {
            case DRAWN -> screen.say(message);
            case LINES -> console.err().println(message);
            case NONE -> {}
        }
    }

    private void showUntilClosed() {
        try {
            while (!closed.await(form.interval.toMillis(), TimeUnit.MILLISECONDS)) {
                showOnce();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void showOnce() {
        List<String> now = lines.get();
        if (form == Form.DRAWN) {
            screen.draw(now);
        } else {
            console.err().println(inOneLine(now));
        }
    }

    static String inOneLine(List<String> lines) {
        return lines.stream()
                .map(line -> line.strip().replaceAll(" {2,}", " "))
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining("; "));
    }

    @Override
    public void close() {
        closed.countDown();
        Uninterrupted.join(thread);
        if (form == Form.DRAWN) {
            screen.clear();
        }
    }
}
