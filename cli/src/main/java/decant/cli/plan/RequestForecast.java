package decant.cli.plan;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The requests of a whole migration by kind and side: a first pass, a closing pass in every aspect, and a listing
 * verification. What the application writes meanwhile comes on top.
 *
 * @param copies requests that make copies at the target: one a key; for one that keeps its parts, each part and two
 *     more
 * @param sourceAcls access lists read at the source: before each copy and in the closing pass
 * @param targetAcls access lists read at the target, in the closing pass
 * @param sourceLooks HEADs of the closing pass, and one for each part that is kept
 * @param targetLooks HEADs of the closing pass
 * @param sourceLists pages of the source
 * @param targetLists pages of the target
 */
public record RequestForecast(
        long copies,
        long sourceAcls,
        long targetAcls,
        long sourceLooks,
        long targetLooks,
        long sourceLists,
        long targetLists) {
    private static final int KEYS_PER_PAGE = 1_000;

    /** Listed, and listed again to confirm; in the closing pass; by the auditor. */
    private static final int SOURCE_LISTINGS = 4;

    /** Listed, up to twice where the source's page ends first; likewise in the closing pass; by the auditor. */
    private static final int TARGET_LISTINGS = 5;

    /**
     * The forecast for a sample.
     *
     * @param acls whether access lists are read at all
     * @param keepsParts whether copies keep the parts of their originals
     */
    public static RequestForecast of(Sample sample, boolean acls, boolean keepsParts) {
        long keys = sample.all();
        long parts = keepsParts ? sample.projected(sample.parts()) : 0;
        long inParts = keepsParts ? sample.projected(sample.inParts()) : 0;
        long pages = (keys + KEYS_PER_PAGE - 1) / KEYS_PER_PAGE;
        return new RequestForecast(
                keys + inParts + parts,
                acls ? 2 * keys : 0,
                acls ? keys : 0,
                keys + parts,
                keys,
                SOURCE_LISTINGS * pages,
                TARGET_LISTINGS * pages);
    }

    /** By the names of operations, for documents. */
    Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("COPY", copies);
        document.put("READ_ACL", sourceAcls + targetAcls);
        document.put("LOOK", sourceLooks + targetLooks);
        document.put("LIST", sourceLists + targetLists);
        return document;
    }
}
