package decant.lambda;

import decant.model.ObjectKey;
import decant.s3.http.AnswerListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What both sides answered about each key since somebody asked, so that a line of the log names the requests by which a
 * failure can be looked up at the store. Safe for any number of threads.
 */
final class Answers {
    /** Copies in parts have thousands; the first ones show what went wrong as well. */
    private static final int MOST_OF_A_KEY = 30;

    private final Map<ObjectKey, List<String>> answers = new ConcurrentHashMap<>();

    /** Hears what one side answers. */
    AnswerListener at(String side) {
        return (operation, key, status, requestId) -> {
            if (key != null) {
                String words = operation.name().toLowerCase(Locale.ROOT).replace('_', '-');
                add(key, side + " " + words + " " + status + (requestId == null ? "" : " " + requestId));
            }
        };
    }

    private void add(ObjectKey key, String answer) {
        answers.compute(
                key,
                (_, before) -> {
                    List<String> all = before == null ? new ArrayList<>() : before;
                    if (all.size() < MOST_OF_A_KEY) {
                        all.add(answer);
                    }
                    return all;
                });
    }

    /** The answers about a key, which are forgotten. */
    List<String> take(ObjectKey key) {
        @Nullable List<String> taken = answers.remove(key);
        return taken == null ? List.of() : List.copyOf(taken);
    }

    /** Forgets what nobody asked for. */
    void forget() {
        answers.clear();
    }
}
