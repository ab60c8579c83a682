package decant.cli.ledger;

import decant.ledger.LedgerException;
import decant.ledger.RunIdentity;
import java.nio.file.Path;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Whose the file is: written into a new one, compared with an existing one. */
final class Identity {
    private record Row(RunIdentity identity, boolean begun) {}

    private Identity() {}

    /**
     * Makes the file this run's, or refuses. Source and target never change. The options may, as long as no pass is
     * under way: the ranges that it has done were done under the options it began with.
     */
    static void claim(Path file, RunIdentity wanted, Statements statements) throws SQLException {
        Row found = read(statements);
        if (found == null) {
            statements.change(
                    "INSERT INTO run (id, source, target, options, begun) VALUES (1, ?, ?, ?, false)",
                    wanted.source(),
                    wanted.target(),
                    wanted.options());
            return;
        }
        RunIdentity owner = found.identity();
        if (!owner.source().equals(wanted.source()) || !owner.target().equals(wanted.target())) {
            throw new LedgerException(
                    """
                    The state file %s belongs to the run from %s to %s, not to one from %s to %s; name another with \
                    --state.\
                    """
                            .formatted(file, owner.source(), owner.target(), wanted.source(), wanted.target()),
                    null);
        }
        if (found.begun() && !owner.options().equals(wanted.options())) {
            throw new LedgerException(
                    """
                    The state file %s holds an unfinished pass that was begun with "%s", so it cannot go on with "%s"; \
                    give the options it was begun with, or begin anew with another file by --state.\
                    """
                            .formatted(file, owner.options(), wanted.options()),
                    null);
        }
        statements.change("UPDATE run SET options = ?", wanted.options());
    }

    private static @Nullable Row read(Statements statements) throws SQLException {
        return statements.row(
                "SELECT source, target, options, begun FROM run",
                row ->
                        new Row(
                                new RunIdentity(
                                        row.getString("source"), row.getString("target"), row.getString("options")),
                                row.getBoolean("begun")));
    }
}
