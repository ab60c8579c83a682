package decant.cli.ending;

import decant.ledger.LedgerException;
import decant.store.StoreException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A failure as people and scripts get it: one sentence, and a number to exit with.
 *
 * @param kind one word for scripts
 * @param code the store's error code where a store failed, otherwise {@code null}
 * @param key the key it was about, if it was about one
 */
public record Failure(ExitCode exitCode, String kind, @Nullable String code, @Nullable String key, String sentence) {
    /** What a run that ended this way has to say. */
    public static Failure of(Throwable thrown) {
        return switch (thrown) {
            case StoreException e -> ofStore(e);
            case LedgerException e -> new Failure(ExitCode.STATE, "STATE", null, null, message(e));
            case Refusal e -> new Failure(e.exitCode(), e.exitCode().name(), null, null, message(e));
            case InterruptedException _ -> new Failure(ExitCode.INTERRUPTED, "STOPPED", null, null, "Stopped.");
            case OutOfMemoryError _ ->
                    new Failure(
                            ExitCode.SOFTWARE,
                            "MEMORY",
                            null,
                            null,
                            "Memory ran out; give more with DECANT_JAVA_OPTS=-Xmx2g, or ask for less with"
                                    + " --max-concurrency.");
            default ->
                    new Failure(
                            ExitCode.SOFTWARE,
                            "MISTAKE",
                            null,
                            null,
                            "This is a mistake in Decant: " + thrown + "; -v shows where, please report it.");
        };
    }

    private static Failure ofStore(StoreException e) {
        ExitCode exitCode =
                switch (e.kind()) {
                    case THROTTLED, UNAVAILABLE, OUTCOME_UNKNOWN -> ExitCode.UNAVAILABLE;
                    case NO_SUCH_KEY, NO_SUCH_BUCKET, WRONG_REGION -> ExitCode.NO_INPUT;
                    case DENIED, BAD_CREDENTIALS -> ExitCode.DENIED;
                    case ARCHIVED, UNSUPPORTED, INVALID, HELD, OUTDATED -> ExitCode.REFUSED;
                    case CORRUPT -> ExitCode.PROTOCOL;
                    case CANCELLED -> ExitCode.INTERRUPTED;
                };
        return new Failure(exitCode, e.kind().name(), e.code(), e.key(), message(e));
    }

    private static String message(Throwable thrown) {
        return String.valueOf(thrown.getMessage());
    }

    /** The same in other words. */
    public Failure saying(String words) {
        return new Failure(exitCode, kind, code, key, words);
    }

    /** The members of {@code error} in a document. */
    public Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("kind", kind);
        if (code != null) {
            document.put("code", code);
        }
        if (key != null) {
            document.put("key", key);
        }
        document.put("message", sentence);
        return document;
    }
}
