package decant.source;

import decant.model.KeyRange;

/**
 * What a worker has claimed: keys that nobody can steal any more.
 *
 * @param keys from the range's cursor to the page's last key, or to the end of the range where the page reached it
 * @param count number of entries of the page that lie in it; the entries from this index on belong to another range
 * @param last whether the span reaches the end of the range
 */
public record Span(KeyRange keys, int count, boolean last) {}
