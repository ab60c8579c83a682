package decant.cli.explain;

import decant.cli.output.Figures;
import decant.cli.output.Keys;
import decant.cli.output.Verdicts;
import decant.reconcile.Outcome;
import decant.reconcile.Request;
import decant.reconcile.Step;
import decant.reconcile.Verdict;
import decant.store.AclToSend;
import decant.store.CopyOrder;
import decant.store.Precondition;

/** What is done next, in words. */
final class ActWords {
    private ActWords() {}

    /** One word for scripts. */
    static String word(Step next) {
        return switch (next) {
            case Step.Ask(Request request) ->
                    switch (request) {
                        case Request.Copy _ -> "COPY";
                        case Request.WriteTags _ -> "WRITE_TAGS";
                        case Request.WriteAcl _ -> "WRITE_ACL";
                        case Request.Remove _ -> "REMOVE";
                        case Request.LookAtSource _,
                                Request.LookAtTarget _,
                                Request.ReadSourceTags _,
                                Request.ReadTargetTags _,
                                Request.ReadSourceAcl _,
                                Request.ReadTargetAcl _,
                                Request.ProveAbsent _,
                                Request.ReadReceipt _,
                                Request.WriteReceipt _ ->
                                throw notAnAct(request);
                    };
            case Step.End(Outcome outcome) ->
                    switch (outcome) {
                        case Outcome.InSync _,
                                Outcome.Repaired _,
                                Outcome.Removed _,
                                Outcome.Withheld _,
                                Outcome.Left _ ->
                                "NOTHING";
                        case Outcome.Again _ -> "LOOK_AGAIN";
                        case Outcome.Parked _ -> "PARK";
                    };
        };
    }

    /** A sentence for people. */
    static String sentence(Step next) {
        return switch (next) {
            case Step.Ask(Request request) -> sentence(request);
            case Step.End(Outcome outcome) ->
                    switch (outcome) {
                        case Outcome.InSync _, Outcome.Repaired _, Outcome.Removed _ ->
                                "Nothing: it is equal in every aspect that is compared.";
                        case Outcome.Withheld _ ->
                                "Nothing: it is not public at the source, and kept away from the target.";
                        case Outcome.Left(Verdict.Surplus _) ->
                                "Nothing: a surplus key is reported; --delete-surplus removes it.";
                        case Outcome.Left(Verdict.Unknown(String why)) ->
                                "Nothing: it is left undecided (" + why + ").";
                        case Outcome.Left(Verdict left) -> "Nothing: it is left " + Verdicts.words(left) + ".";
                        case Outcome.Again again ->
                                "Look again after "
                                        + Figures.duration(again.after())
                                        + ", since a look failed: "
                                        + again.cause()
                                        + ".";
                        case Outcome.Parked(String cause, String detail) ->
                                "Park it (" + cause + "): " + Keys.shown(detail);
                    };
        };
    }

    private static String sentence(Request request) {
        return switch (request) {
            case Request.Copy(CopyOrder order) -> copy(order);
            case Request.WriteTags(var _, var tags) ->
                    "Give the target's object these tags: " + Keys.shown(StateWords.tags(tags)) + ".";
            case Request.WriteAcl(var _, var acl) ->
                    "Give the target's object this access list: " + StateWords.acl(acl) + ".";
            case Request.Remove(var _, var precondition) -> "Remove it from the target" + condition(precondition) + ".";
            case Request.LookAtSource _,
                    Request.LookAtTarget _,
                    Request.ReadSourceTags _,
                    Request.ReadTargetTags _,
                    Request.ReadSourceAcl _,
                    Request.ReadTargetAcl _,
                    Request.ProveAbsent _,
                    Request.ReadReceipt _,
                    Request.WriteReceipt _ ->
                    throw notAnAct(request);
        };
    }

    private static String copy(CopyOrder order) {
        return "Copy it to the target"
                + (order.parts() ? ", in parts" : "")
                + condition(order.target())
                + " and the source still has ETag "
                + order.source().etag()
                + switch (order.acl()) {
                    case AclToSend.Nothing() -> "; nobody but its owner is granted anything.";
                    case AclToSend.Canned(String name) -> "; with the canned access list " + name + ".";
                    case AclToSend.Exactly(var acl) -> "; with this access list: " + StateWords.acl(acl) + ".";
                };
    }

    private static String condition(Precondition precondition) {
        return switch (precondition) {
            case Precondition.None() -> "";
            case Precondition.Absent() -> ", if it still has none";
            case Precondition.Matches(var etag) -> ", if that still has ETag " + etag;
        };
    }

    private static IllegalStateException notAnAct(Request request) {
        return new IllegalStateException("Looks are answered, not told: " + request);
    }
}
