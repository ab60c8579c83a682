package decant.cli.plan;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * One thing that a plan looked at.
 *
 * @param name what, in a few words
 * @param finding what was found, in a sentence
 * @param advice what to do about it, in a sentence; empty where there is nothing to do
 */
public record Check(Level level, String name, String finding, String advice) {
    /** What a finding means for the migration. */
    public enum Level {
        /** As it should be. */
        OK,
        /** Somebody should look at it; a migration may start all the same. */
        LOOK,
        /** A migration would do harm or fail. */
        STOP;

        /** As it is printed. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** As it should be. */
    public static Check ok(String name, String finding) {
        return new Check(Level.OK, name, finding, "");
    }

    /** Somebody should look at it. */
    public static Check look(String name, String finding, String advice) {
        return new Check(Level.LOOK, name, finding, advice);
    }

    /** A migration must not start. */
    public static Check stop(String name, String finding, String advice) {
        return new Check(Level.STOP, name, finding, advice);
    }

    /** What nobody answers is no good news. */
    public static Check notKnown(String name, String why, String advice) {
        return look(name, "not known: " + why, advice);
    }

    /** The members of a document. */
    public Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("level", level.word());
        document.put("name", name);
        document.put("finding", finding);
        if (!advice.isEmpty()) {
            document.put("advice", advice);
        }
        return document;
    }
}
