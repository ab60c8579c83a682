package decant.cli.ledger;

import decant.ledger.LedgerException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * One connection for any number of threads. Whoever gets the lock commits everything that waits, in one transaction:
 * while one flush to the disk is under way, the work of all other threads gathers for the next, so that a slow disk
 * slows a hundred workers no more than one.
 *
 * <p>No call returns before its own work is on the disk. If anything in a transaction fails nothing of it is kept, and
 * every call that had a share in it and every later one fails alike: after a failed flush nobody knows what the disk
 * will keep, so the run must end and find out by opening the file again.
 */
final class GroupCommit implements AutoCloseable {
    private static final int MAX_WORKS_PER_COMMIT = 1_000;

    /** A piece of work inside a transaction. */
    @FunctionalInterface
    interface Work<T extends @Nullable Object> {
        T run(Statements statements) throws SQLException;
    }

    private final Path file;
    private final Connection connection;
    private final Statements statements;
    private final ReentrantLock lock = new ReentrantLock();
    private final ConcurrentLinkedQueue<Ticket<?>> waiting = new ConcurrentLinkedQueue<>();
    private @Nullable RuntimeException ended;

    GroupCommit(Path file, Connection connection) {
        this.file = file;
        this.connection = connection;
        this.statements = new Statements(connection);
    }

    /** Runs the work in a transaction and returns when it is on the disk. */
    <T extends @Nullable Object> T commit(Work<T> work) {
        Ticket<T> ticket = new Ticket<>(work);
        waiting.add(ticket);
        lock.lock();
        try {
            // Unless an earlier holder of the lock took this ticket along.
            while (!ticket.isDone()) {
                endWaiting();
            }
        } finally {
            lock.unlock();
        }
        return ticket.result();
    }

    private void endWaiting() {
        List<Ticket<?>> group = new ArrayList<>();
        for (Ticket<?> next = waiting.poll(); next != null; next = waiting.poll()) {
            group.add(next);
            if (group.size() == MAX_WORKS_PER_COMMIT) {
                break;
            }
        }
        RuntimeException failure = ended != null ? ended : commit(group);
        ended = failure;
        group.forEach(ticket -> ticket.end(failure));
    }

    private @Nullable RuntimeException commit(List<Ticket<?>> group) {
        try {
            for (Ticket<?> ticket : group) {
                ticket.run(statements);
            }
            connection.commit();
            return null;
        } catch (SQLException e) {
            return Faults.sentence(file, e);
        } catch (RuntimeException e) {
            return e;
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            ended = new LedgerException("The state file " + file + " was closed already.", null);
            // SQLite drops what was not committed.
            connection.close();
        } catch (SQLException e) {
            throw Faults.sentence(file, e);
        } finally {
            lock.unlock();
        }
    }

    /** A call that waits for its work; guarded by the lock, which its thread takes before it looks. */
    private static final class Ticket<T extends @Nullable Object> {
        private final Work<T> work;
        private @Nullable T answer;
        private @Nullable RuntimeException failure;
        private boolean done;

        Ticket(Work<T> work) {
            this.work = work;
        }

        void run(Statements statements) throws SQLException {
            answer = work.run(statements);
        }

        void end(@Nullable RuntimeException why) {
            failure = why;
            done = true;
        }

        boolean isDone() {
            return done;
        }

        // NullAway cannot see that a finished ticket's answer is what its work returned, null only where T allows it.
        @SuppressWarnings("NullAway")
        T result() {
            if (failure instanceof LedgerException shared) {
                // Each thread throws an exception of its own: one shared by many would mix their traces.
                throw new LedgerException(shared.getMessage(), shared);
            }
            if (failure != null) {
                throw failure;
            }
            return answer;
        }
    }
}
