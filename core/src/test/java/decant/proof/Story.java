package decant.proof;

import decant.model.ObjectState;
import decant.proof.Move.Ended;
import decant.proof.Move.Event;
import decant.reconcile.Reply;
import decant.reconcile.Request;
import decant.store.AclToSend;
import decant.store.CopyOrder;
import decant.store.Precondition;
import java.util.ArrayList;
import java.util.List;

/** A history that breaks a promise, to be read. */
record Story(Property broken, List<String> lines) {
    static Story of(Property broken, Situation beginning, List<Move> moves) {
        List<String> lines = new ArrayList<>();
        lines.add("     at first: " + state(beginning.world()));
        for (int i = 0; i < moves.size(); i++) {
            lines.add(line(i + 1, moves.get(i)));
        }
        return new Story(broken, lines);
    }

    private static String line(int number, Move move) {
        String ended = move.ended() == null ? "" : ", and ends: " + outcome(move.ended());
        return "%3d. %s%s%n        (%s)".formatted(number, event(move.event()), ended, state(move.after().world()));
    }

    private static String outcome(Ended ended) {
        return ended.outcome() + (ended.isAcknowledged() ? ", acknowledged" : "");
    }

    private static String state(World world) {
        return "second "
                + world.second()
                + ", source "
                + World.describe(world.source())
                + ", target "
                + World.describe(world.target());
    }

    private static String event(Event event) {
        return switch (event) {
            case Event.Wrote(Write write, boolean atTarget) ->
                    "the application " + write + (atTarget ? " at the target" : "");
            case Event.TimePassed(long seconds) -> seconds + " s pass";
            case Event.Listed(int actor, Task task, boolean ofSource) ->
                    who(actor) + " lists the " + (ofSource ? "source" : "target") + " for " + task.kind();
            case Event.ListedAgain(int actor, ObjectState seen) -> who(actor) + " lists again: " + reply(seen);
            case Event.Asked(int actor, var begun, Request request, Reply reply) ->
                    who(actor)
                            + (begun == null ? " " : " takes " + begun.kind() + " and ")
                            + request(request)
                            + ": "
                            + reply(reply);
            case Event.CopySent(int actor, CopyOrder order) ->
                    who(actor) + " sends a " + request(new Request.Copy(order)) + ", which reads the source";
            case Event.CopyLanded(int actor, CopyOrder _, Reply reply) ->
                    who(actor) + "'s copy writes the target: " + reply(reply);
            case Event.AnswerLost(int actor, Request request) ->
                    who(actor) + " hears no answer to: " + request(request);
            case Event.Crashed(int actor, var sent) ->
                    who(actor) + " dies" + (sent == null ? "" : " after it sent: " + request(sent));
            case Event.LandedLate(int actor, Request request, Reply reply) ->
                    "late, " + who(actor) + "'s request lands: " + request(request) + ": " + reply(reply);
        };
    }

    private static String who(int actor) {
        return actor == 0 ? "Anna" : "Ben";
    }

    private static String request(Request request) {
        return switch (request) {
            case Request.LookAtSource _ -> "looks at the source";
            case Request.LookAtTarget _ -> "looks at the target";
            case Request.ReadSourceTags _ -> "reads the source's tags";
            case Request.ReadTargetTags _ -> "reads the target's tags";
            case Request.ReadSourceAcl _ -> "reads the source's grants";
            case Request.ReadTargetAcl _ -> "reads the target's grants";
            case Request.ProveAbsent _ -> "asks whether a listing of the source names it";
            case Request.Copy(CopyOrder order) ->
                    "copy of bytes "
                            + order.source().etag().high()
                            + condition(order.target())
                            + (order.acl() instanceof AclToSend.Exactly ? " with grants" : " without grants");
            case Request.ReadReceipt _ -> "reads the receipt";
            case Request.WriteReceipt _ -> "writes the receipt";
            case Request.WriteTags _ -> "writes the target's tags";
            case Request.WriteAcl(var _, var acl) -> "makes the target " + (acl.isPublic() ? "public" : "private");
            case Request.Remove(var _, Precondition precondition) -> "removes the target" + condition(precondition);
        };
    }

    private static String condition(Precondition precondition) {
        return switch (precondition) {
            case Precondition.None() -> "";
            case Precondition.Absent() -> " if nothing is there";
            case Precondition.Matches(var etag) -> " if bytes " + etag.high() + " are there";
        };
    }

    private static String reply(Reply reply) {
        return switch (reply) {
            case Reply.Looked(ObjectState state) -> reply(state);
            case Reply.TagsRead(var tags) -> tags.entries().toString();
            case Reply.AclRead(var acl) -> acl.isPublic() ? "public" : "private";
            case Reply.ReceiptRead(var agreement) -> agreement == null ? "none" : agreement.toString();
            case Reply.Listed(boolean named) -> named ? "it does" : "it does not";
            case Reply.Copied _ -> "copied";
            case Reply.Done() -> "done";
            case Reply.Refused(String code) -> "refused, " + code;
            case Reply.Failed(var kind, var _, var _) -> "failed, " + kind;
        };
    }

    private static String reply(ObjectState state) {
        return switch (state) {
            case ObjectState.Absent() -> "nothing there";
            case ObjectState.Present present ->
                    "bytes "
                            + present.content().etag().high()
                            + (present.headers() == null ? "" : " \"" + present.headers().user().get("title") + "\"");
        };
    }

    @Override
    public String toString() {
        return "Broken: " + broken.sentence() + "\n" + String.join("\n", lines);
    }
}
