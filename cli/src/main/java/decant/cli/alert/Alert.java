package decant.cli.alert;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A message: a cause has begun, or has ended.
 *
 * @param since when it began
 * @param at when this was found
 * @param text a sentence for people; it names no keys
 */
public record Alert(
        Cause cause,
        boolean begun,
        Instant since,
        Instant at,
        String source,
        String target,
        String phase,
        String step,
        String text) {
    private static final String BEGUN = "begun";
    private static final String ENDED = "ended";

    /** For machines; the member {@code text} is what chats show. */
    Map<String, Object> document(String version) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("decant", version);
        document.put("alert", cause.word());
        document.put("state", state());
        document.put("since", since);
        document.put("at", at);
        document.put("source", source);
        document.put("target", target);
        document.put("phase", phase);
        document.put("step", step);
        document.put("text", text);
        return document;
    }

    /** {@code begun} or {@code ended}. */
    String state() {
        return begun ? BEGUN : ENDED;
    }
}
