package decant.proof;

import decant.reconcile.Policy;
import decant.store.Capabilities;
import decant.store.memory.MemoryObject;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What is explored: who works on which stores, what the application may do, what may go wrong.
 *
 * @param honoured what the stores honour, and the program takes them to
 * @param looksLie whether a HEAD at the source is answered with a 404 whatever is there
 * @param writes what the application may do in one write
 * @param hints hints that are there at the beginning; one may be the other's duplicate
 * @param closes whether a closing pass ends it, when the writers have stopped
 * @param looksTwice whether those who follow may trust in no event for every change, and so look twice at what is young
 * @param without guards that are taken away
 */
record Scenario(
        Role first,
        Role second,
        Capabilities honoured,
        boolean looksLie,
        Write.Bytes bytes,
        Set<Write> writes,
        int writeCount,
        int crashes,
        int losses,
        int hints,
        boolean closes,
        boolean looksTwice,
        Set<Guard> without) {
    /** Two actors on stores as AWS has them; the application may do everything, and nothing goes wrong. */
    static Scenario of(Role first, Role second, int writeCount) {
        boolean areLive = first == Role.LIVE && second == Role.LIVE;
        return new Scenario(
                first,
                second,
                Capabilities.AWS,
                false,
                Write.Bytes.ALWAYS_NEW,
                EnumSet.allOf(Write.class),
                writeCount,
                0,
                0,
                areLive ? 1 : 0,
                first != Role.LIVE && !first.isOfSwitch(),
                false,
                Set.of());
    }

    /** On stores of which the program knows what they honour. */
    Scenario on(Capabilities stores) {
        return changed(draft -> draft.honoured = stores);
    }

    Scenario whereBytesMayComeBack() {
        return changed(draft -> draft.bytes = Write.Bytes.MAY_COME_BACK);
    }

    Scenario whereOnly(Write... some) {
        return changed(draft -> draft.writes = Set.of(some));
    }

    Scenario withFaults(int crashCount, int lossCount) {
        return changed(draft -> {
            draft.crashes = crashCount;
            draft.losses = lossCount;
        });
    }

    Scenario whereLooksLie() {
        return changed(draft -> draft.looksLie = true);
    }

    Scenario endedByClosingPass() {
        return changed(draft -> draft.closes = true);
    }

    /** With events as RADOS Gateway sends them. */
    Scenario lookingTwice() {
        return changed(draft -> draft.looksTwice = true);
    }

    Scenario without(Guard guard) {
        return changed(draft -> draft.without = Set.of(guard));
    }

    private Scenario changed(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return new Scenario(
                first,
                second,
                draft.honoured,
                draft.looksLie,
                draft.bytes,
                draft.writes,
                writeCount,
                draft.crashes,
                draft.losses,
                hints,
                draft.closes,
                draft.looksTwice,
                draft.without);
    }

    /** The next scenario in the making, since records cannot be copied with one component changed. */
    private static final class Draft {
        private Capabilities honoured;
        private boolean looksLie;
        private Write.Bytes bytes;
        private Set<Write> writes;
        private int crashes;
        private int losses;
        private boolean closes;
        private boolean looksTwice;
        private Set<Guard> without;

        Draft(Scenario base) {
            this.honoured = base.honoured;
            this.looksLie = base.looksLie;
            this.bytes = base.bytes;
            this.writes = base.writes;
            this.crashes = base.crashes;
            this.losses = base.losses;
            this.closes = base.closes;
            this.looksTwice = base.looksTwice;
            this.without = base.without;
        }
    }

    /** What the stores honour once the guards that are conditions are taken away; the program is not told. */
    Stores stores() {
        boolean source = honoured.copySourceMatch() && has(Guard.SOURCE_CONDITION_OF_COPY);
        boolean target = has(Guard.TARGET_CONDITION_OF_COPY);
        Capabilities left =
                new Capabilities(
                        source,
                        honoured.copyTargetAbsent() && target,
                        honoured.copyTargetMatch() && target,
                        honoured.removeMatch() && has(Guard.CONDITION_OF_REMOVAL),
                        honoured.aclOnCopy(),
                        honoured.acl(),
                        honoured.tags(),
                        honoured.partSizes(),
                        honoured.plainCopyKeepsPartETag(),
                        honoured.aclLeavesDate());
        return new Stores(left, honoured, looksLie);
    }

    boolean has(Guard guard) {
        return !without.contains(guard);
    }

    List<Role> roles() {
        return List.of(first, second);
    }

    Role role(int actor) {
        return actor == 0 ? first : second;
    }

    Policy policy(int actor, Task.Kind kind) {
        return role(actor).policy(kind, looksTwice);
    }

    /** Whether a write leaves a hint. */
    boolean hasHints() {
        return roles().contains(Role.LIVE);
    }

    /** Whether both sides take writes, and a link runs each way. */
    boolean hasSwitch() {
        return first.isOfSwitch();
    }

    /** Whether the application is at the target, and writes there alone. */
    boolean isSwitched() {
        return first == Role.STRAGGLERS;
    }

    /** The world as an actor's link has it: for the link back with the sides exchanged; once more undoes it. */
    World seen(World world, int actor) {
        return role(actor).isBackward() ? world.mirrored() : world;
    }

    /** After a request of an actor's: during a switch what one link writes is an event for the other. */
    Situation changed(Situation now, int actor, World world) {
        MemoryObject before = seen(now.world(), actor).target();
        MemoryObject after = seen(world, actor).target();
        return hasSwitch() && !Objects.equals(before, after)
                ? now.with(world).with(now.agenda().withTask(Task.ofSwitch(1 - actor, after == null, world.second())))
                : now.with(world);
    }

    /** Whether dates of both sides are compared by how far they are apart, as the join of two listings does. */
    boolean hasListings() {
        return closes || roles().stream().anyMatch(role -> role != Role.LIVE && !role.isOfSwitch());
    }

    /** Whether anybody compares when the target was written. */
    boolean datesTarget() {
        return hasListings() || hasSwitch();
    }

    @Override
    public String toString() {
        return title();
    }

    String title() {
        return first
                + " beside "
                + second
                + ", "
                + writeCount
                + (writeCount == 1 ? " write" : " writes")
                + (writes.size() == Write.values().length ? "" : " out of " + writes.size() + " kinds")
                + (bytes == Write.Bytes.MAY_COME_BACK ? " of bytes that may come back" : "")
                + (crashes == 0 ? "" : ", " + crashes + " crash")
                + (losses == 0 ? "" : ", " + losses + " lost answer")
                + (honoured.equals(Capabilities.AWS) ? "" : ", conditions ignored")
                + (looksTwice ? ", looking twice" : "")
                + (closes ? ", closing pass" : "")
                + (without.isEmpty() ? "" : ", without " + without);
    }
}
