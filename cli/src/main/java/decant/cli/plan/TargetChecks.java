package decant.cli.plan;

import decant.cli.buckets.OpenPair;
import decant.s3.TransferChoice;
import decant.store.Capabilities;
import decant.store.StoreException;
import java.util.ArrayList;
import java.util.List;

/** What canary objects at the target told: that it can be written to, what it honours, how bytes get there. */
public final class TargetChecks {
    private TargetChecks() {}

    /** The checks of a pair that was opened to write. */
    public static List<Check> of(OpenPair pair) {
        List<Check> checks = new ArrayList<>();
        checks.add(
                Check.ok(
                        "writing",
                        "Canary objects were written at the target, copied, read, and removed: plain ones, in parts,"
                                + " with tags."));
        checks.add(conditions(pair.link().capabilities()));
        pair.transfer().ifPresent(choice -> checks.add(way(choice)));
        checks.add(carried(pair.link().capabilities()));
        return checks;
    }

    /** The check of a target that refused a canary. */
    public static Check denied(StoreException refusal) {
        return Check.stop(
                "writing",
                String.valueOf(refusal.getMessage()),
                "Permit it; what the target honours is not known until then.");
    }

    private static Check conditions(Capabilities honoured) {
        List<String> ignored = new ArrayList<>();
        if (!honoured.copySourceMatch()) {
            ignored.add("on the source of a copy");
        }
        if (!honoured.copyTargetAbsent() || !honoured.copyTargetMatch()) {
            ignored.add("on the target of a copy");
        }
        if (!honoured.removeMatch()) {
            ignored.add("on a removal");
        }
        return ignored.isEmpty()
                ? Check.ok("conditions", "The target honours conditions on copies and removals.")
                : Check.look(
                        "conditions",
                        "The target ignores conditions " + String.join(", and ", ignored) + ".",
                        "Nothing: each act is looked at again, and the closing pass repairs what a lost race left.");
    }

    private static Check way(TransferChoice choice) {
        return choice.relays()
                ? Check.look(
                        "bytes",
                        choice.sentence(),
                        "If the target's credentials are let read the source, its store copies by itself.")
                : Check.ok("bytes", choice.sentence());
    }

    private static Check carried(Capabilities honoured) {
        List<String> lost = new ArrayList<>();
        if (!honoured.acl()) {
            lost.add("access lists");
        }
        if (!honoured.tags()) {
            lost.add("tags");
        }
        return lost.isEmpty()
                ? Check.ok("aspects", "The target keeps content, metadata, tags and access lists.")
                : Check.look(
                        "aspects",
                        "The target keeps no " + String.join(" and no ", lost) + ".",
                        "They are not carried; make sure that nothing needs them.");
    }
}
