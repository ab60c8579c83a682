package decant.source;

/**
 * What is left of a range at one depth: the keys that share the first {@code position} bytes with the last key seen,
 * but not the byte after them. A folder that ends says little about the folder around it, so each depth is judged by
 * what was seen at that depth.
 *
 * @param keysSeen keys seen so far that share those bytes
 * @param ratio volume of what is left at this depth to that of what was seen below those bytes
 */
record Level(int position, double keysSeen, double ratio) {
    /**
     * Keys expected here.
     *
     * @param mostTimes no more are expected, here and deeper together, than this many times those seen
     * @param deeper keys expected at greater depths
     */
    double keysLeft(double mostTimes, double deeper) {
        return Math.clamp(mostTimes * keysSeen - deeper, 0, keysSeen * ratio);
    }
}
