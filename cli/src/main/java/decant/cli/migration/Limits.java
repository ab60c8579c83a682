package decant.cli.migration;

import decant.flow.Caps;
import decant.flow.Caps.Cap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Hard limits in words, as they are told to a running migration and shown. */
public final class Limits {
    private Limits() {}

    /** A limit in words: its option and its number. */
    public static String word(Cap cap, int value) {
        return cap.option() + "=" + value;
    }

    /**
     * The limits after some of them were changed.
     *
     * @param words as {@link #word} makes them
     * @throws IllegalArgumentException with a sentence, if a word is none
     */
    static Caps changed(Caps before, List<String> words) {
        Caps caps = before;
        for (String word : words) {
            Cap cap =
                    Stream.of(Cap.values())
                            .filter(one -> word.startsWith(one.option() + "="))
                            .findFirst()
                            .orElseThrow(() -> new IllegalArgumentException("There is no limit \"" + word + "\"."));
            String number = word.substring(cap.option().length() + 1);
            if (!number.matches("[0-9]{1,9}")) {
                throw new IllegalArgumentException(cap.option() + " is a whole number, not \"" + number + "\".");
            }
            caps = caps.with(cap, Integer.parseInt(number));
        }
        return caps;
    }

    /** A line each. */
    static List<String> lines(Caps caps) {
        return Stream.of(Cap.values()).map(cap -> "%-28s %s".formatted(cap.option(), shown(caps.of(cap)))).toList();
    }

    static Map<String, Object> document(Caps caps) {
        Map<String, Object> document = new LinkedHashMap<>();
        for (Cap cap : Cap.values()) {
            if (caps.of(cap) != Caps.UNLIMITED) {
                document.put(cap.option().substring(2), caps.of(cap));
            }
        }
        return document;
    }

    private static String shown(int value) {
        return value == Caps.UNLIMITED ? "unlimited" : Integer.toString(value);
    }
}
