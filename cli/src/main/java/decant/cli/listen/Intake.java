package decant.cli.listen;

import decant.cli.ledger.EventRows;
import decant.ledger.LedgerException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** Where the messages go that a server takes. Safe for any number of threads. */
public sealed interface Intake {
    /** Whether there is room for another message. */
    boolean hasRoom();

    /**
     * Takes a message; whoever has sent it need not send it again.
     *
     * @throws LedgerException if it could not be written down
     */
    void take(String body);

    /** Whose messages are kept in a file until somebody has done what they ask for. */
    static Intake into(EventRows rows) {
        return new Kept(rows, EventServer.MAX_ROWS, () -> {}, _ -> {});
    }

    /**
     * Messages in a state file.
     *
     * @param maxRows messages that wait, from which on there is no room
     * @param taken runs after a message was taken
     * @param failed is told why none can be taken any more
     */
    record Kept(EventRows rows, long maxRows, Runnable taken, Consumer<LedgerException> failed) implements Intake {
        @Override
        public boolean hasRoom() {
            return rows.count() < maxRows;
        }

        @Override
        public void take(String body) {
            try {
                rows.append(body);
            } catch (LedgerException e) {
                failed.accept(e);
                throw e;
            }
            taken.run();
        }
    }

    /** Messages that nobody will ever need: they are counted, and forgotten. */
    final class LetGo implements Intake {
        private final AtomicLong count = new AtomicLong();

        @Override
        public boolean hasRoom() {
            return true;
        }

        @Override
        public void take(String body) {
            count.incrementAndGet();
        }

        /** How many there were. */
        public long count() {
            return count.get();
        }
    }
}
