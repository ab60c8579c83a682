package decant.cli.ledger;

import decant.ledger.ParkedKey;
import decant.ledger.PendingKey;
import decant.ledger.Receipt;
import decant.ledger.RunIdentity;
import decant.model.KeyRange;
import decant.model.ObjectKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;

/** What a state file says of one key, read without claiming or changing the file. */
public sealed interface KeyHistory {
    /** There is no state file. */
    record NoRun() implements KeyHistory {}

    /** There is one, but it cannot be read now, or it is another run's. */
    record Unreadable(String why) implements KeyHistory {
        /** It is the file of a run between other buckets. */
        public static Unreadable ofAnother(Path file, @Nullable Object source, @Nullable Object target) {
            return new Unreadable(
                    "The state file %s belongs to the run from %s to %s.".formatted(file, source, target));
        }
    }

    /**
     * What there is.
     *
     * @param begun whether a pass is under way
     * @param openRange the rest of a range that the pass has yet to do and the key lies in, or {@code null}
     * @param pending where it waits to be looked at again
     * @param parked where it was given up
     * @param receipt what the target's object was copied from, where that was kept
     * @param actingSince when a process was about to change this very key, and did not come to say what came of it
     * @param underWay a span the key lies in whose requests are under way, or were when a process died
     */
    record Found(
            boolean begun,
            @Nullable KeyRange openRange,
            @Nullable PendingKey pending,
            @Nullable ParkedKey parked,
            @Nullable Receipt receipt,
            @Nullable Instant actingSince,
            @Nullable UnderWay underWay)
            implements KeyHistory {
        /** Whether the ledger asks for a whole look at the key, whatever a listing shows. */
        public boolean isToBeLookedAt() {
            return pending != null || parked != null || actingSince != null || underWay != null;
        }
    }

    /**
     * A span whose requests are not settled.
     *
     * @param since when the first of them was about to be sent
     */
    record UnderWay(KeyRange span, Instant since) {}

    /** Reads a state file. */
    static KeyHistory in(Path file, RunIdentity run, ObjectKey key) {
        if (!Files.isRegularFile(file)) {
            return new NoRun();
        }
        SQLiteConfig readOnly = new SQLiteConfig();
        readOnly.setReadOnly(true);
        try (Connection connection =
                DriverManager.getConnection("jdbc:sqlite:" + file.toAbsolutePath(), readOnly.toProperties())) {
            Statements statements = new Statements(connection);
            RunIdentity owner =
                    statements.row(
                            "SELECT source, target FROM run",
                            row -> new RunIdentity(row.getString("source"), row.getString("target"), ""));
            if (owner != null && (!owner.source().equals(run.source()) || !owner.target().equals(run.target()))) {
                return Unreadable.ofAnother(file, owner.source(), owner.target());
            }
            return KeyRows.found(statements, key);
        } catch (SQLException e) {
            return new Unreadable(String.valueOf(Faults.sentence(file, e).getMessage()));
        }
    }
}
