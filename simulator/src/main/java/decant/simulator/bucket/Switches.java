package decant.simulator.bucket;

/**
 * What this S3 does otherwise than AWS documents. Eight real servers were found to answer 200 to a condition they never
 * looked at; these switches do the same. Settable at any time, from any thread.
 */
public final class Switches {
    private volatile boolean ignoresCopySourceConditions;
    private volatile boolean ignoresCopyTargetConditions;
    private volatile boolean ignoresDeleteConditions;

    /** Conditions on the source of copies and of part copies. */
    public boolean ignoresCopySourceConditions() {
        return ignoresCopySourceConditions;
    }

    public void setIgnoresCopySourceConditions(boolean ignores) {
        this.ignoresCopySourceConditions = ignores;
    }

    /** Conditions on what a copy or the completion of an upload writes over. */
    public boolean ignoresCopyTargetConditions() {
        return ignoresCopyTargetConditions;
    }

    public void setIgnoresCopyTargetConditions(boolean ignores) {
        this.ignoresCopyTargetConditions = ignores;
    }

    /** Conditions on removals. */
    public boolean ignoresDeleteConditions() {
        return ignoresDeleteConditions;
    }

    public void setIgnoresDeleteConditions(boolean ignores) {
        this.ignoresDeleteConditions = ignores;
    }

    /** Ignores, or honours, all of them. */
    public void setIgnoresConditions(boolean ignores) {
        ignoresCopySourceConditions = ignores;
        ignoresCopyTargetConditions = ignores;
        ignoresDeleteConditions = ignores;
    }
}
