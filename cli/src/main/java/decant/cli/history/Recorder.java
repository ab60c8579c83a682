package decant.cli.history;

import decant.cli.ledger.History;
import decant.cli.ledger.HistoryRows;
import decant.cli.ledger.SaidLine;
import decant.cli.ledger.Sample;
import decant.ledger.LedgerException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Writes down how a migration fares, every few seconds and at its end, and what it says to people, so that whoever asks
 * later sees how it went. A kill takes no more than the last few seconds of it. Safe for any number of threads.
 */
public final class Recorder implements AutoCloseable {
    /** Between two samples. */
    public static final Duration INTERVAL = Duration.ofSeconds(5);

    /** Lines that are shown while it goes on. */
    private static final int MAX_LAST = 100;

    private final HistoryRows rows;
    private final InstantSource clock;
    private final Thread thread;
    private final CountDownLatch closed = new CountDownLatch(1);

    /** What was said and is not yet written down; the oldest go first where too much is said. Guarded by this. */
    private final Deque<SaidLine> said = new ArrayDeque<>();

    /** What was said last. Guarded by this. */
    private final Deque<SaidLine> last = new ArrayDeque<>();

    private volatile @Nullable Supplier<Sample> sample;

    private Recorder(HistoryRows rows, ThreadFactory threads, InstantSource clock) {
        this.rows = rows;
        this.clock = clock;
        this.thread = threads.newThread(this::writeUntilClosed);
    }

    /** Begins to write; at first only what is said. */
    public static Recorder start(HistoryRows rows, ThreadFactory threads, InstantSource clock) {
        Recorder recorder = new Recorder(rows, threads, clock);
        rows.read().lines().forEach(line -> keep(line, MAX_LAST, recorder.last));
        recorder.thread.start();
        return recorder;
    }

    /**
     * From now on samples are taken as well.
     *
     * @param taken how it fares now; called by one thread at a time, without a remote call
     */
    public void take(Supplier<Sample> taken) {
        sample = taken;
    }

    /** Keeps a line. */
    public synchronized void say(String line) {
        SaidLine now = new SaidLine(clock.instant().truncatedTo(ChronoUnit.MILLIS), line);
        keep(now, HistoryRows.MAX_LINES, said);
        keep(now, MAX_LAST, last);
    }

    private static void keep(SaidLine line, int limit, Deque<SaidLine> lines) {
        if (lines.size() == limit) {
            lines.removeFirst();
        }
        lines.addLast(line);
    }

    /** What was said last, in order. */
    public synchronized List<SaidLine> lastLines() {
        return List.copyOf(last);
    }

    /** Everything until now, what is not yet written down included. */
    public History history() {
        write(null);
        return rows.read();
    }

    private void writeUntilClosed() {
        try {
            while (!closed.await(INTERVAL.toMillis(), TimeUnit.MILLISECONDS)) {
                write(sample);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (LedgerException _) {
            // It ends the run, and whoever works with the ledger says so.
        }
    }

    private void write(@Nullable Supplier<Sample> taken) {
        List<SaidLine> lines;
        synchronized (this) {
            lines = new ArrayList<>(said);
            said.clear();
        }
        if (taken != null || !lines.isEmpty()) {
            rows.add(taken == null ? null : taken.get(), lines);
        }
    }

    /** Writes down the last of it. */
    @Override
    public void close() {
        closed.countDown();
        boolean interrupted = Thread.interrupted();
        try {
            thread.join();
            write(sample);
        } catch (InterruptedException _) {
            interrupted = true;
        } catch (LedgerException _) {
            // As above.
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
