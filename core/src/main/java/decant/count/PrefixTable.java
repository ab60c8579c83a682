package decant.count;

import decant.count.CountResult.Prefix;
import decant.count.CountResult.Sum;
import decant.model.ObjectKey;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Sums by the part of a key up to its first slash. Keys come in order within a page, so that nearly all of them fall to
 * the prefix of the one before. Holds at most a fixed number of prefixes; keys of further ones are summed as the rest.
 * For one thread.
 */
final class PrefixTable {
    private static final int MAX_HELD = 20_000;

    private final Map<String, Cell> cells = new HashMap<>();
    private final Cell rest = new Cell();
    private @Nullable ObjectKey lastPrefix;
    private Cell lastCell = rest;

    private static final class Cell {
        private long keys;
        private long bytes;

        private void add(long moreKeys, long moreBytes) {
            keys += moreKeys;
            bytes += moreBytes;
        }

        private Sum sum() {
            return new Sum(keys, bytes);
        }
    }

    void add(ObjectKey key, long sizeBytes) {
        if (!isBelowLast(key)) {
            ObjectKey prefix = prefixOf(key);
            lastPrefix = prefix;
            lastCell = cell(prefix.toString());
        }
        lastCell.add(1, sizeBytes);
    }

    private boolean isBelowLast(ObjectKey key) {
        ObjectKey last = lastPrefix;
        if (last == null) {
            return false;
        }
        return last.length() > 0 ? key.sharedPrefixLength(last) == last.length() : !hasSlash(key);
    }

    private static boolean hasSlash(ObjectKey key) {
        for (int i = 0; i < key.length(); i++) {
            if (key.byteAt(i) == '/') {
                return true;
            }
        }
        return false;
    }

    private static ObjectKey prefixOf(ObjectKey key) {
        byte[] utf8 = key.toUtf8();
        int end = 0;
        for (int i = 0; i < utf8.length && end == 0; i++) {
            end = utf8[i] == '/' ? i + 1 : 0;
        }
        return ObjectKey.ofUtf8(utf8, 0, end);
    }

    private Cell cell(String prefix) {
        Cell held = cells.get(prefix);
        if (held == null && cells.size() < MAX_HELD) {
            held = new Cell();
            cells.put(prefix, held);
        }
        return held == null ? rest : held;
    }

    /** Takes in what another table summed. */
    void addAll(PrefixTable other) {
        other.cells.forEach((prefix, cell) -> cell(prefix).add(cell.keys, cell.bytes));
        rest.add(other.rest.keys, other.rest.bytes);
    }

    /** The largest prefixes by keys; of equal ones the first by name. */
    List<Prefix> largest(int limit) {
        return cells.entrySet().stream()
                .map(entry -> new Prefix(entry.getKey(), entry.getValue().sum()))
                .sorted(
                        Comparator.comparingLong((Prefix prefix) -> prefix.sum().keys())
                                .reversed()
                                .thenComparing(Prefix::name))
                .limit(limit)
                .toList();
    }
}
