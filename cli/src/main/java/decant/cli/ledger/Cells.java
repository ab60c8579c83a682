package decant.cli.ledger;

import decant.ledger.ParkedKey;
import decant.ledger.Receipt;
import decant.model.ETag;
import decant.model.KeyRange;
import decant.model.ObjectKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How values stand in cells. Keys are blobs of their UTF-8 bytes, which SQLite compares by memcmp: the order of {@link
 * ObjectKey}. Times are milliseconds since 1970, rounded up, since each is a "not before".
 */
final class Cells {
    /** Text sorts before every blob, so this is less than every key, the empty one included. */
    private static final String BEFORE_ALL_KEYS = "";

    /** No UTF-8 text begins with this byte, so this is greater than every key. */
    private static final byte[] BEYOND_ALL_KEYS = {(byte) 0xFF};

    private Cells() {}

    static byte @Nullable [] blob(@Nullable ObjectKey key) {
        return key == null ? null : key.toUtf8();
    }

    /** A lower bound for {@code key > ?}, where {@code null} bounds nothing. */
    static Object lower(@Nullable ObjectKey after) {
        return after == null ? BEFORE_ALL_KEYS : after.toUtf8();
    }

    /** An upper bound for {@code key <= ?}, where {@code null} bounds nothing. */
    static Object upper(@Nullable ObjectKey through) {
        return through == null ? BEYOND_ALL_KEYS : through.toUtf8();
    }

    static ObjectKey key(ResultSet row, String column) throws SQLException {
        byte[] utf8 = row.getBytes(column);
        return ObjectKey.ofUtf8(utf8, 0, utf8.length);
    }

    static KeyRange span(ResultSet row) throws SQLException {
        return new KeyRange(bound(row, "after"), bound(row, "through"));
    }

    static ParkedKey parked(ResultSet row) throws SQLException {
        return new ParkedKey(key(row, "key"), row.getString("cause"), row.getString("detail"), time(row, "since"));
    }

    private static @Nullable ObjectKey bound(ResultSet row, String column) throws SQLException {
        byte[] utf8 = row.getBytes(column);
        return utf8 == null ? null : ObjectKey.ofUtf8(utf8, 0, utf8.length);
    }

    static long millis(Instant time) {
        if (time.getEpochSecond() >= Long.MAX_VALUE / 1000) {
            return Long.MAX_VALUE;
        }
        long whole = time.toEpochMilli();
        return time.getNano() % 1_000_000 == 0 ? whole : whole + 1;
    }

    static Instant time(ResultSet row, String column) throws SQLException {
        return Instant.ofEpochMilli(row.getLong(column));
    }

    static Receipt receipt(ResultSet row) throws SQLException {
        return new Receipt(
                ETag.of(row.getString("source_etag")), ETag.of(row.getString("target_etag")), row.getLong("size"));
    }
}
