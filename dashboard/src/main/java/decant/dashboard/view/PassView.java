package decant.dashboard.view;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A pass, or the verification.
 *
 * @param step the step that it is made for
 * @param ended whether it has
 * @param keys keys dealt with
 * @param bytes of the objects listed at the source
 * @param keysTotal how many keys there are in all, about; {@code null} while nobody can tell
 * @param keysError by how many that may be wrong
 * @param bytesTotal of all of them, about; {@code null} while nobody can tell
 * @param secondsLeft {@code null} while nobody can tell
 * @param copied objects copied, in pages that are confirmed
 * @param copiedBytes their bytes
 * @param copiesPerSecond begun at the target, whoever asked for them
 * @param counts what it amounts to, by name
 */
public record PassView(
        String step,
        boolean ended,
        long keys,
        long bytes,
        @Nullable Long keysTotal,
        long keysError,
        @Nullable Long bytesTotal,
        @Nullable Long secondsLeft,
        long copied,
        long copiedBytes,
        double keysPerSecond,
        double copiesPerSecond,
        double copiedBytesPerSecond,
        Map<String, Long> counts) {}
