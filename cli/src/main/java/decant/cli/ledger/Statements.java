package decant.cli.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The connection's prepared statements, each prepared once. For one thread at a time; what they are prepared from is
 * constant.
 */
final class Statements {
    /** Makes a value of a row. */
    @FunctionalInterface
    interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** The parameters of one execution for an element of a batch. */
    @FunctionalInterface
    interface Parameters<E> {
        @Nullable Object[] of(E element);
    }

    private final Connection connection;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();

    Statements(Connection connection) {
        this.connection = connection;
    }

    /** Runs a statement that changes rows; returns how many. */
    int change(String sql, @Nullable Object... parameters) throws SQLException {
        return bind(sql, parameters).executeUpdate();
    }

    /** Runs a statement once per element. */
    <E> void changeEach(String sql, Collection<E> elements, Parameters<E> parameters) throws SQLException {
        if (elements.isEmpty()) {
            return;
        }
        PreparedStatement statement = prepare(sql);
        for (E element : elements) {
            bind(statement, parameters.of(element));
            statement.addBatch();
        }
        statement.executeBatch();
    }

    <T> List<T> rows(String sql, Reader<T> reader, @Nullable Object... parameters) throws SQLException {
        List<T> values = new ArrayList<>();
        try (ResultSet row = bind(sql, parameters).executeQuery()) {
            while (row.next()) {
                values.add(reader.read(row));
            }
        }
        return values;
    }

    /** The first row, or {@code null} where there is none. */
    <T> @Nullable T row(String sql, Reader<T> reader, @Nullable Object... parameters) throws SQLException {
        List<T> rows = rows(sql, reader, parameters);
        return rows.isEmpty() ? null : rows.getFirst();
    }

    private PreparedStatement bind(String sql, @Nullable Object... parameters) throws SQLException {
        PreparedStatement statement = prepare(sql);
        bind(statement, parameters);
        return statement;
    }

    private static void bind(PreparedStatement statement, @Nullable Object... parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
    }

    private PreparedStatement prepare(String sql) throws SQLException {
        PreparedStatement statement = prepared.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            prepared.put(sql, statement);
        }
        return statement;
    }
}
