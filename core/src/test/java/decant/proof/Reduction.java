package decant.proof;

import decant.model.AccessList;
import decant.model.Content;
import decant.model.ObjectState;
import decant.model.Tags;
import decant.proof.ActorState.Listing;
import decant.proof.ActorState.Moved;
import decant.proof.ActorState.Sent;
import decant.proof.ActorState.Working;
import decant.proof.Situation.Agenda;
import decant.proof.Situation.Late;
import decant.reconcile.Evidence;
import decant.reconcile.Outcome;
import decant.reconcile.Policy;
import decant.reconcile.Repairs;
import decant.reconcile.Reply;
import decant.reconcile.Request;
import decant.reconcile.Stage;
import decant.reconcile.Work;
import decant.store.AclToSend;
import decant.store.CopyOrder;
import decant.store.Precondition;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Takes situations for one that differ in nothing that can ever matter, so that an exploration meets one of them only.
 * Each way of doing so keeps every broken promise in sight:
 *
 * <ul>
 *   <li><b>Forgetting.</b> What no code reads any more is left out, and of the past what no promise of this exploration
 *       asks for: what was written so far; both sides as they were looked at once a copy is on its way; of a request
 *       that was answered all but what its confirmation asks; of a moment of sending only whether the source was young
 *       in it, unless both links run; doubt where everything is compared anyway; that the application has written where
 *       a look is to follow. The future is a function of what is left, and so is each promise.
 *   <li><b>Counting rounds elsewhere.</b> The number of rounds in vain is read only to give up at the eighth, and to
 *       wait longer after a failure. Where no answer can be lost it is left out, and {@link Exploration} shows that no
 *       history has more than seven rounds in vain.
 *   <li><b>Renaming.</b> Of a date the code asks only whether it is another's, which is the earlier, and whether they
 *       are less than two seconds apart; of bytes whether they are others, and a promise which are the newer. So both
 *       get new names that keep all those answers, as few as are {@linkplain Mentions mentioned}: {@link Renaming}.
 *   <li><b>Interchangeable actors.</b> Two live actors are two of the same, so a situation and the one with both
 *       exchanged have the same future, with both exchanged. Of the two the one is kept whose first actor was met
 *       first.
 *   <li><b>Reading first.</b> When the application has written for the last time and nothing can go wrong any more, the
 *       source stays as it is. A step that only reads the source and does not end the work then changes nothing that
 *       anything else depends on, is no step that a property looks at, and commutes with every other: it is taken first
 *       and alone. The other orders lead through the same situations with that step made later, and, since nothing goes
 *       in a circle, it is made in all of them.
 * </ul>
 *
 * <p>{@link ReductionTest} compares with the exploration that reduces nothing.
 */
final class Reduction {
    private static final long TWO_SECONDS = 2;

    /** A moment in which every source was young, and one in which none was. */
    private static final Instant YOUNG = Instant.EPOCH;

    private static final Instant OLD = Instant.ofEpochSecond(Renaming.NEVER);

    /** Stands for whatever a copy has replaced: only that it replaced something is asked. */
    private static final Content ANY = Write.object(0, AccessList.PRIVATE, 0).content();

    private final Scenario scenario;
    private final Set<Property.Past> asked = EnumSet.noneOf(Property.Past.class);

    Reduction(Scenario scenario, List<Property> properties) {
        this.scenario = scenario;
        properties.forEach(property -> asked.addAll(property.asks()));
    }

    /** What is left of an actor's state, as seen at its own place. */
    ActorState forget(int actor, ActorState state) {
        return switch (state) {
            case ActorState.Idle() -> state;
            case Listing(Task task, var source, var target, var moved) ->
                    new Listing(begun(task), source, target, forget(moved, task, true));
            case Working working -> forget(actor, working);
        };
    }

    private Working forget(int actor, Working working) {
        Work work = working.key().work();
        Sent sent = working.sent();
        Stage stage = work.stage();
        boolean isActing = stage instanceof Stage.Acting;
        boolean hasDecided = !(stage instanceof Stage.Observing);
        boolean isSeen = sent == null && opens(stage) && asked.contains(Property.Past.SEEN);
        boolean isRead = isSeen || !hasDecided || stage instanceof Stage.Confirming;
        Policy policy = scenario.policy(actor, working.task().kind());
        Work left =
                new Work(
                        work.key(),
                        forgetsTries() ? 0 : work.tries(),
                        stage(stage),
                        isRead ? work.source() : null,
                        isRead ? seenTarget(work.target()) : null,
                        work.receipt(),
                        Repairs.NONE,
                        work.inDoubt() && !policy.compared().equals(policy.aspects()),
                        hasDecided ? forget(work.evidence()) : work.evidence());
        // A switch remembers when its own copy was answered.
        Sent young = sent == null || scenario.hasSwitch() ? sent : sent.at(ageOf(sent.order().source(), sent.moment()));
        boolean looksFirst = left.source() == null || isActing;
        Moved moved = forget(working.moved(), working.task(), !looksFirst || !scenario.without().isEmpty());
        return new Working(begun(working.task()), working.key().with(left), young, moved);
    }

    /** Whether a request comes next that may give grants. */
    private static boolean opens(Stage stage) {
        return stage instanceof Stage.Acting(Stage.Act act)
                && (act.request() instanceof Request.Copy || act.request() instanceof Request.WriteAcl);
    }

    /** The receipt is read anew in each round. */
    private static Evidence forget(Evidence evidence) {
        return new Evidence(evidence.isRemovalSeen(), false, null, evidence.landing(), evidence.grantsToFollow());
    }

    private Task begun(Task task) {
        return forget(task).begun();
    }

    private Task forget(Task task) {
        return forgetsTries() ? task.again(0, task.notBefore()) : task;
    }

    /** A failure is waited for the longer the more there were. */
    private boolean forgetsTries() {
        return scenario.losses() == 0;
    }

    /**
     * What the application did meanwhile.
     *
     * @param mayEnd whether the work may end before the source is looked at again
     */
    private Moved forget(Moved moved, Task task, boolean mayEnd) {
        return new Moved(
                moved.sinceBegun() && asked.contains(Property.Past.MOVED_SINCE_BEGUN) && Role.coversAccess(task.kind()),
                moved.sinceLook() && asked.contains(Property.Past.MOVED_SINCE_LOOK) && mayEnd);
    }

    /** Only during a switch is it kept when the target was written. */
    private @Nullable ObjectState seenTarget(@Nullable ObjectState seen) {
        if (scenario.hasSwitch() || !(seen instanceof ObjectState.Present there)) {
            return seen;
        }
        Content content = there.content();
        Content undated =
                new Content(content.etag(), content.size(), Instant.EPOCH, content.storageClass(), content.versionId());
        return new ObjectState.Present(
                undated,
                there.headers(),
                there.tags(),
                there.acl(),
                there.checksums(),
                there.tagCount(),
                there.etagIsDigest());
    }

    private static Stage stage(Stage stage) {
        return switch (stage) {
            case Stage.Confirming(Stage.Act act, Reply answer) ->
                    new Stage.Confirming(forget(act, answered(act.request())), forget(act, answer));
            case Stage.Acting(Stage.Act act) -> new Stage.Acting(forget(act, act.request()));
            // However it came about that both sides agree, the key is done.
            case Stage.Keeping(var agreement, Outcome _) -> new Stage.Keeping(agreement, new Outcome.InSync());
            case Stage.Observing _, Stage.Proving _, Stage.Recalling _, Stage.Ended _ -> stage;
        };
    }

    private static Stage.Act forget(Stage.Act act, Request request) {
        return new Stage.Act(
                request,
                act.meant(),
                act.completes(),
                act.replaced() == null || request instanceof Request.Remove ? null : ObjectState.Present.listed(ANY));
    }

    /** Of a request that was answered its confirmation asks what kind it was; of a copy, over what and how. */
    private static Request answered(Request request) {
        return switch (request) {
            case Request.Copy(CopyOrder order) when !order.parts() ->
                    new Request.Copy(
                            new CopyOrder(
                                    order.key(),
                                    order.source(),
                                    order.target() instanceof Precondition.Matches
                                            ? new Precondition.Matches(ANY.etag())
                                            : order.target(),
                                    order.storageClass(),
                                    order.acl() instanceof AclToSend.Exactly
                                            ? new AclToSend.Exactly(AccessList.PUBLIC_READ)
                                            : order.acl(),
                                    false,
                                    null,
                                    null));
            case Request.WriteAcl(var key, var _) -> new Request.WriteAcl(key, AccessList.PRIVATE);
            case Request.WriteTags(var key, var _) -> new Request.WriteTags(key, Tags.NONE);
            case Request.Remove(var key, var _) -> new Request.Remove(key, Precondition.NONE);
            default -> request;
        };
    }

    private static Reply forget(Stage.Act act, Reply answer) {
        return answer instanceof Reply.Copied(var etag, Instant moment)
                        && act.meant() instanceof ObjectState.Present meant
                ? new Reply.Copied(etag, ageOf(meant.content(), moment))
                : answer;
    }

    /** The moment itself matters only in whether the source was less than two seconds old. */
    private static Instant ageOf(Content written, Instant moment) {
        return written.lastModified().plusSeconds(TWO_SECONDS).isAfter(moment) ? YOUNG : OLD;
    }

    /** The world as far as it matters while so much may yet be written. */
    World forget(World world, Agenda agenda) {
        World left = world.remembering(asked);
        if (left.writtenSecond() != left.second()) {
            left = left.withWrittenSecond(-1);
        }
        return agenda.writesLeft() == 0 ? left.withoutNewest() : left;
    }

    /** What has yet to happen. Whose request lands late is asked only where links run both ways. */
    Agenda forget(Agenda agenda) {
        List<Late> late =
                scenario.hasSwitch() || agenda.late().isEmpty()
                        ? agenda.late()
                        : agenda.late().stream()
                                .map(one -> new Late(0, one.request(), one.read(), one.expires()))
                                .toList();
        return agenda.with(agenda.tasks().stream().map(this::forget).toList()).withLate(late);
    }

    /** The same with now being now, however much time has passed. */
    Situation later(Situation after) {
        long passed = after.world().second() - Renaming.NOW;
        if (passed == 0) {
            return after;
        }
        List<Task> tasks =
                after.agenda().tasks().stream()
                        .map(task -> task.again(task.tries(), Math.max(Renaming.NOW, task.notBefore() - passed)))
                        .toList();
        List<Late> late =
                after.agenda().late().stream()
                        .map(one -> Renaming.later(one.expiring(one.expires() - passed), passed))
                        .toList();
        boolean isWrittenNow = after.world().writtenSecond() == after.world().second();
        World world =
                Renaming.later(after.world(), passed)
                        .at(Renaming.NOW)
                        .withWrittenSecond(isWrittenNow ? Renaming.NOW : -1);
        return new Situation(
                world,
                Renaming.later(after.first(), passed),
                Renaming.later(after.second(), passed),
                after.agenda().with(tasks).withLate(late));
    }

    /** Whether both actors may change places. */
    boolean isSymmetric() {
        return scenario.role(0) == Role.LIVE && scenario.role(1) == Role.LIVE;
    }

    /** Whether bytes are told by their order, and that there are no others of their number. */
    boolean keepsBytes() {
        return scenario.bytes() == Write.Bytes.MAY_COME_BACK;
    }

    /** Whether it is always asked when the target was written. */
    boolean datesTarget() {
        return scenario.hasSwitch();
    }

    /** Whether an actor in this state has yet to list a side; if it may die, its page comes back. */
    boolean lists(ActorState actor) {
        return switch (actor) {
            case ActorState.Idle() -> false;
            case Listing _ -> true;
            case Working working -> scenario.crashes() > 0 && working.task().kind().beginsByListing();
        };
    }

    /** Whether a step may be taken first and alone. */
    boolean isTakenFirst(Situation before, Move move, int actor) {
        if (scenario.hasSwitch()
                || before.agenda().writesLeft() > 0
                || before.agenda().crashesLeft() > 0
                || before.agenda().lossesLeft() > 0
                || move.ended() != null
                || !move.after().agenda().equals(before.agenda())
                || move.after().actor(actor).isIdle()) {
            return false;
        }
        return switch (move.event()) {
            case Move.Event.Asked(int _, Task begun, var request, Reply _) ->
                    begun == null && Moves.looksAtSource(request);
            case Move.Event.Listed(int _, Task _, boolean ofSource) -> ofSource;
            case Move.Event.ListedAgain _ -> true;
            case Move.Event.Wrote _,
                    Move.Event.TimePassed _,
                    Move.Event.CopySent _,
                    Move.Event.CopyLanded _,
                    Move.Event.AnswerLost _,
                    Move.Event.Crashed _,
                    Move.Event.LandedLate _ ->
                    false;
        };
    }
}
