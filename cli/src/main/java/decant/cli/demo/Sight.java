package decant.cli.demo;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What visitors saw.
 *
 * @param reads of any picture, through the CDN
 * @param failed reads that were not answered, or by a status from 500 on
 * @param looks for pictures that are hidden, everywhere
 * @param exposed looks that found one where it must not be any more
 * @param first the first of those, or of reads that failed, in words; empty where there was none
 * @param open for how long one was found at a place, by the place's name
 */
record Sight(long reads, long failed, long looks, long exposed, String first, Map<String, Duration> open) {
    /** The members of a document. */
    Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("reads", reads);
        document.put("failed", failed);
        document.put("looks", looks);
        document.put("exposed", exposed);
        Map<String, Object> longest = new LinkedHashMap<>();
        open.forEach((place, time) -> longest.put(place, time.toMillis()));
        document.put("openMillis", longest);
        return document;
    }
}
