package decant.cli.demo;

import decant.store.Capabilities;

/** What a target was found to honour, in a sentence. */
final class CapabilityWords {
    private CapabilityWords() {}

    static String of(Capabilities found) {
        boolean all =
                found.copySourceMatch() && found.copyTargetAbsent() && found.copyTargetMatch() && found.removeMatch();
        return all && found.aclOnCopy()
                ? "Canary objects show that the target honours conditions, and grants on copies."
                : "Canary objects show that the target ignores conditions: more is looked at.";
    }
}
