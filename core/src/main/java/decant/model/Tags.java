package decant.model;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The tags of an object, at most ten on S3; order has no meaning. */
public record Tags(SortedMap<String, String> entries) {
    public static final Tags NONE = new Tags(new TreeMap<>());

    public Tags {
        entries = Collections.unmodifiableSortedMap(new TreeMap<>(entries));
    }

    public static Tags of(Map<String, String> entries) {
        return entries.isEmpty() ? NONE : new Tags(new TreeMap<>(entries));
    }

    public boolean isEmpty() {
        return entries.isEmpty();
    }
}
