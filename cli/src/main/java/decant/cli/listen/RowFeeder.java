package decant.cli.listen;

import decant.cli.ledger.EventRow;
import decant.cli.ledger.EventRows;
import decant.ledger.LedgerException;
import decant.live.Delivery;
import decant.live.Live;
import decant.s3.events.EventDecoder;
import decant.s3.events.Notice;
import decant.s3.queue.QueueListener;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Hands the messages of a state file to the engine, in the order they came, and forgets those acknowledged. */
final class RowFeeder {
    private static final int BATCH = 500;
    private static final long IDLE_MILLIS = 1000;
    private static final long SWEEP_MILLIS = 100;

    private final EventRows rows;
    private final EventDecoder decoder;
    private final Live live;
    private final QueueListener listener;
    private final InstantSource clock;
    private final Thread feeder;
    private final Thread sweeper;
    private final Semaphore news = new Semaphore(0);
    private final long lastOfEarlier;
    private final BlockingQueue<Long> done = new LinkedBlockingQueue<>();
    private volatile boolean stopped;
    private volatile @Nullable LedgerException failure;

    RowFeeder(
            EventRows rows,
            EventDecoder decoder,
            Live live,
            QueueListener listener,
            ThreadFactory threads,
            InstantSource clock) {
        this.rows = rows;
        this.decoder = decoder;
        this.live = live;
        this.listener = listener;
        this.clock = clock;
        this.lastOfEarlier = rows.lastOfEarlier();
        this.feeder = threads.newThread(this::feedUntilStopped);
        this.sweeper = threads.newThread(this::sweepUntilStopped);
    }

    void start() {
        feeder.start();
        sweeper.start();
    }

    /** There is a new message. */
    void wake() {
        if (news.availablePermits() == 0) {
            news.release();
        }
    }

    /** The state file cannot be used any more: it all ends. */
    void fail(LedgerException e) {
        failure = e;
        live.stop();
    }

    /** Ends it, after the engine has ended. Whatever is not done is still there when the file is opened again. */
    void close() throws InterruptedException {
        stopped = true;
        feeder.interrupt();
        feeder.join();
        sweeper.join();
        LedgerException ended = failure;
        if (ended != null) {
            throw ended;
        }
    }

    private void feedUntilStopped() {
        long last = 0;
        try {
            while (!stopped) {
                List<EventRow> batch = rows.after(last, BATCH);
                for (EventRow row : batch) {
                    last = row.sequence();
                    handOn(row);
                }
                if (batch.isEmpty()) {
                    news.tryAcquire(IDLE_MILLIS, TimeUnit.MILLISECONDS);
                }
            }
        } catch (InterruptedException _) {
            // The wish to end.
        } catch (LedgerException e) {
            fail(e);
        }
    }

    private void handOn(EventRow row) throws InterruptedException {
        listener.received(1);
        switch (decoder.decode(row.body())) {
            case Notice.Hints(var hints) -> live.offer(hints, new RowDelivery(row));
            case Notice.Test() -> done.add(row.sequence());
            case Notice.Poison(String why) -> {
                rows.bury(row, why, clock.instant());
                listener.poison(String.valueOf(row.sequence()), why);
            }
        }
    }

    private void sweepUntilStopped() {
        try {
            List<Long> batch = new ArrayList<>();
            do {
                batch.clear();
                Long first = done.poll(SWEEP_MILLIS, TimeUnit.MILLISECONDS);
                if (first != null) {
                    batch.add(first);
                    done.drainTo(batch, BATCH - 1);
                    rows.remove(batch);
                }
            } while (!stopped || !batch.isEmpty());
        } catch (InterruptedException _) {
            // What is not forgotten is looked at again, and found to be done.
        } catch (LedgerException e) {
            fail(e);
        }
    }

    /** A message in the hands of the engine. Given back, it simply stays in the file. */
    private final class RowDelivery implements Delivery {
        private final EventRow row;

        RowDelivery(EventRow row) {
            this.row = row;
        }

        /** An earlier process may have died over it. */
        @Override
        public boolean isRepeated() {
            return row.sequence() <= lastOfEarlier;
        }

        @Override
        public void acknowledge() {
            done.add(row.sequence());
        }

        @Override
        public void giveBack() {
            // It is still there.
        }
    }
}
