package decant.simulator.bucket;

import decant.model.ObjectKey;

/**
 * What is left to say of a page after its entries were visited.
 *
 * @param count keys and common prefixes
 * @param truncated whether more follow
 * @param last the last key or common prefix of a truncated page
 * @param lastIsPrefix whether {@code last} is a common prefix, behind all keys of which the next page begins
 */
public record Listing(int count, boolean truncated, ObjectKey last, boolean lastIsPrefix) {}
