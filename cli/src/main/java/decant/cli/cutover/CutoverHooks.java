package decant.cli.cutover;

import decant.cli.migration.Hook;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What others do in a cutover, as far as there is anybody. Every act may be asked for again after it was interrupted.
 *
 * @param cdn what visitors read from
 * @param writers moves the application's writers: {@code DECANT_ACT} is {@code target}, or {@code source} on the way
 *     back
 * @param freeze has the source refuse the application's writes, {@code DECANT_ACT} is {@code freeze}, or take them
 *     again, {@code thaw}
 * @param about what else stands in the environment of the last two
 */
public record CutoverHooks(
        Optional<ContentDelivery> cdn, Optional<Hook> writers, Optional<Hook> freeze, Map<String, String> about) {
    public CutoverHooks {
        about = Map.copyOf(about);
    }

    /** Nobody does anything. */
    public static CutoverHooks none() {
        return new CutoverHooks(Optional.empty(), Optional.empty(), Optional.empty(), Map.of());
    }

    String switchWriters(String act) throws InterruptedException {
        return run(writers, act);
    }

    String freeze(String act) throws InterruptedException {
        return run(freeze, act);
    }

    private String run(Optional<Hook> hook, String act) throws InterruptedException {
        if (hook.isEmpty()) {
            return "";
        }
        Map<String, String> all = new LinkedHashMap<>(about);
        all.put("DECANT_ACT", act);
        return hook.get().run(all);
    }
}
