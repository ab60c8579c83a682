package decant.dashboard.view;

import java.util.List;
import java.util.Map;

/**
 * What bounds the speed.
 *
 * @param caps hard limits that are set, by the names of their options without the dashes
 * @param brake how a pass is held back for production's sake, in a sentence; empty where it is not
 * @param reasons why nothing goes faster now, a sentence each; empty where nothing holds it back
 * @param inFlight requests in flight at the target
 * @param queued requests that wait for their turn at the target
 */
public record LimitsView(Map<String, Integer> caps, String brake, List<String> reasons, int inFlight, int queued) {}
