package decant.model;

import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The metadata aspect: the headers an object is served with, verbatim, and the user's own entries.
 *
 * @param system header name in lower case to its value, for the names in {@link #SYSTEM_NAMES} that are set
 * @param user user metadata: name in lower case without {@code x-amz-meta-}, value as it came over the wire
 */
public record ObjectHeaders(SortedMap<String, String> system, SortedMap<String, String> user) {
    /** An object without any. */
    public static final ObjectHeaders NONE = of(Map.of(), Map.of());

    /** The website redirect, which no copy carries by itself [S3 API reference, CopyObject]. */
    public static final String WEBSITE_REDIRECT = "x-amz-website-redirect-location";

    /** Headers that are part of an object. Expires is kept as text, since it may hold invalid dates. */
    public static final java.util.List<String> SYSTEM_NAMES =
            java.util.List.of(
                    "cache-control",
                    "content-disposition",
                    "content-encoding",
                    "content-language",
                    "content-type",
                    "expires",
                    WEBSITE_REDIRECT);

    public ObjectHeaders {
        system = Collections.unmodifiableSortedMap(new TreeMap<>(system));
        user = Collections.unmodifiableSortedMap(new TreeMap<>(user));
    }

    /** Headers of these entries; names are brought to lower case. */
    public static ObjectHeaders of(Map<String, String> system, Map<String, String> user) {
        return new ObjectHeaders(lower(system), lower(user));
    }

    private static SortedMap<String, String> lower(Map<String, String> entries) {
        SortedMap<String, String> lower = new TreeMap<>();
        entries.forEach((name, value) -> lower.put(name.toLowerCase(Locale.ROOT), value));
        return lower;
    }
}
