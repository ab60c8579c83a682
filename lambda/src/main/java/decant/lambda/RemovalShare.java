package decant.lambda;

import decant.backfill.RemovalLimit;

/**
 * How many removals one environment may make within an hour. Environments count each for itself, so each gets its share
 * of the whole: as many as there can be together stay below it.
 */
final class RemovalShare {
    private RemovalShare() {}

    /**
     * Reads a number of keys, a share, or both with a comma between them.
     *
     * @param environments most that there can be at one time
     */
    static RemovalLimit read(String text, int environments) {
        RemovalLimit whole = new RemovalLimit(Long.MAX_VALUE, 1);
        for (String part : text.split(",", 2)) {
            RemovalLimit limit = parse(part.strip());
            whole =
                    new RemovalLimit(
                            Math.min(whole.maxKeys(), limit.maxKeys()), Math.min(whole.maxShare(), limit.maxShare()));
        }
        if (whole.maxKeys() == 0 || whole.maxShare() == 0) {
            return RemovalLimit.NONE;
        }
        return new RemovalLimit(Math.max(1, whole.maxKeys() / environments), whole.maxShare() / environments);
    }

    private static RemovalLimit parse(String text) {
        try {
            return RemovalLimit.parse(text);
        } catch (IllegalArgumentException e) {
            throw new BadSetting(Variable.MAX_REMOVALS, String.valueOf(e.getMessage()));
        }
    }
}
