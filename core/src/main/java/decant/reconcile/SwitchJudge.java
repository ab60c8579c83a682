package decant.reconcile;

import decant.model.Aspect;
import decant.model.Content;
import decant.model.ObjectState;
import decant.model.ObjectState.Absent;
import decant.model.ObjectState.Present;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Judges a key while the application writes on both sides (R12), by what it wrote alone: what a link has copied is told
 * from it by the receipt. Pure; this is its truth table, from the link's point of view:
 *
 * <pre>
 * at the source        at the target         removal seen  ruling
 * -------------------  --------------------  ------------  ---------------------------------------------
 * the same on both sides, or nothing         -             AGREED
 * a copy by its date    whatever              -             YIELD
 * there                 a copy by its date    -             CARRY
 * absent                a copy by its date    yes           REMOVE
 * absent                a copy by its date    no            YIELD
 * there, changed       there, unchanged      -             CARRY
 * there, unchanged     there, changed        -             YIELD
 * there, unchanged     there, unchanged      -             AGREED by receipt; CONFLICT without
 * nothing but other tags, and the source leads   -             CARRY, where no date says that the target was written
 * nothing but other tags, and the target leads   -             YIELD, where no date says that the source was written
 * there, changed       there, changed        -             CONFLICT
 * there, undecided on either side            -             CONFLICT
 * there, changed       absent, unchanged     -             CARRY
 * there, changed       absent, no receipt    -             CARRY
 * there, changed       absent, changed       -             CONFLICT
 * there, unchanged     absent, unchanged     -             CARRY
 * there, unchanged     absent, otherwise     -             YIELD (the other link waits for its removal event)
 * there, undecided     absent                -             CONFLICT
 * absent, unchanged    there                 -             YIELD
 * absent, otherwise    there, unchanged      yes           REMOVE
 * absent, otherwise    there, unchanged      no            YIELD
 * absent, changed      there, changed        -             CONFLICT
 * absent, no receipt   there, not unchanged  yes           CONFLICT
 * absent, no receipt   there, not unchanged  no            YIELD
 *
 * a copy by its date   dated before its side had anything but copies; not what a receipt or the agreement knows with
 *                      that date and other tags, which leave the date of what they are put on: those are the
 *                      application's
 *
 * what changed means   with a receipt        it shows something else than the receipt does
 *                      without, one part     dated after the agreement began, by more than 2 s; unchanged: before
 *                      without, many parts   begun after that; otherwise undecided, for such a date is a beginning
 * </pre>
 *
 * <p>Both links judge by the same table with the sides exchanged: where one carries or removes, the other never does.
 */
final class SwitchJudge {
    /** Which side of this link the application writes at, where it is one alone. */
    enum Leader {
        NEITHER,
        SOURCE,
        TARGET
    }

    private enum Change {
        UNCHANGED,
        CHANGED,
        UNDECIDED
    }

    private final Instant agreedSince;
    private final LinkPhase.CopiesUntil copies;
    private final Duration moment;
    private final Leader leader;

    /**
     * @param agreedSince see {@link LinkPhase.Switching}
     * @param copies likewise
     * @param moment by how much a date must differ from the agreement's to count where there is no receipt
     * @param leader where the application writes alone
     */
    SwitchJudge(Instant agreedSince, LinkPhase.CopiesUntil copies, Duration moment, Leader leader) {
        this.agreedSince = agreedSince;
        this.copies = copies;
        this.moment = moment;
        this.leader = leader;
    }

    /**
     * Judges a key.
     *
     * @param verdict of the ordinary judge about everything but access lists and storage class
     * @param receipt as it was read before the looks; {@code null} for none
     * @param isRemovalSeen whether an event of this epoch tells of a removal at the source
     */
    Ruling judge(
            ObjectState source,
            ObjectState target,
            Verdict verdict,
            @Nullable Agreement receipt,
            boolean isRemovalSeen) {
        if (verdict instanceof Verdict.Equal) {
            return Ruling.AGREED;
        }
        if (isOfTagsAlone(verdict)) {
            if (leader == Leader.SOURCE && isDateLeft(target, receipt == null ? null : receipt.target())) {
                return Ruling.CARRY;
            }
            if (leader == Leader.TARGET && isDateLeft(source, receipt == null ? null : receipt.source())) {
                return Ruling.YIELD;
            }
        }
        if (isCopy(source, copies.source(), receipt == null ? null : receipt.source())) {
            return Ruling.YIELD;
        }
        if (isCopy(target, copies.target(), receipt == null ? null : receipt.target())) {
            return ofACopy(source, isRemovalSeen);
        }
        Change atSource = change(source, receipt == null ? null : receipt.source());
        Change atTarget = change(target, receipt == null ? null : receipt.target());
        return switch (source) {
            case Absent() -> survivor(atSource, atTarget, isRemovalSeen);
            case Present _ ->
                    switch (target) {
                        case Absent() -> alone(atSource, atTarget);
                        case Present _ -> both(atSource, atTarget, receipt);
                    };
        };
    }

    /** Whether both sides differ in nothing that has a date. */
    static boolean isOfTagsAlone(Verdict verdict) {
        return verdict instanceof Verdict.Different(Set<Aspect> aspects, boolean _)
                && aspects.equals(Set.of(Aspect.TAGS));
    }

    private boolean isCopy(ObjectState now, Instant until, @Nullable Sighting then) {
        if (!(now instanceof Present present) || !present.content().lastModified().isBefore(until)) {
            return false;
        }
        return then == null ? changeByDate(present.content()) != Change.UNCHANGED : !isUndated(now, then);
    }

    private boolean isDateLeft(ObjectState now, @Nullable Sighting then) {
        if (then instanceof Sighting.Thing before && Sighting.of(now) instanceof Sighting.Thing after) {
            return after.etag().equals(before.etag()) && after.lastModified().equals(before.lastModified());
        }
        return change(now, null) != Change.CHANGED;
    }

    /** Whether what is there differs from what was in nothing that has a date: tags were put on it. */
    private static boolean isUndated(ObjectState now, Sighting then) {
        return then instanceof Sighting.Thing before
                && Sighting.of(now) instanceof Sighting.Thing after
                && after.etag().equals(before.etag())
                && after.lastModified().equals(before.lastModified())
                && !after.equals(before);
    }

    /** The target follows, as it did before the switch; what is absent is taken for a removal where one was seen. */
    private static Ruling ofACopy(ObjectState source, boolean isRemovalSeen) {
        return switch (source) {
            case Present _ -> Ruling.CARRY;
            case Absent() -> isRemovalSeen ? Ruling.REMOVE : Ruling.YIELD;
        };
    }

    private static Ruling both(Change atSource, Change atTarget, @Nullable Agreement receipt) {
        if (atSource == Change.UNDECIDED || atTarget == Change.UNDECIDED) {
            return Ruling.CONFLICT;
        }
        if (atSource != atTarget) {
            return atSource == Change.CHANGED ? Ruling.CARRY : Ruling.YIELD;
        }
        return atSource == Change.UNCHANGED && receipt != null ? Ruling.AGREED : Ruling.CONFLICT;
    }

    private static Ruling alone(Change atSource, Change atTarget) {
        return switch (atSource) {
            case UNDECIDED -> Ruling.CONFLICT;
            case CHANGED -> atTarget == Change.CHANGED ? Ruling.CONFLICT : Ruling.CARRY;
            case UNCHANGED -> atTarget == Change.UNCHANGED ? Ruling.CARRY : Ruling.YIELD;
        };
    }

    private static Ruling survivor(Change atSource, Change atTarget, boolean isRemovalSeen) {
        return switch (atTarget) {
            case UNCHANGED -> atSource != Change.UNCHANGED && isRemovalSeen ? Ruling.REMOVE : Ruling.YIELD;
            case CHANGED, UNDECIDED ->
                    switch (atSource) {
                        case UNCHANGED -> Ruling.YIELD;
                        case CHANGED -> Ruling.CONFLICT;
                        case UNDECIDED -> isRemovalSeen ? Ruling.CONFLICT : Ruling.YIELD;
                    };
        };
    }

    private Change change(ObjectState now, @Nullable Sighting then) {
        if (then != null) {
            return Sighting.of(now).equals(then) ? Change.UNCHANGED : Change.CHANGED;
        }
        return switch (now) {
            case Absent() -> Change.UNDECIDED;
            case Present present -> changeByDate(present.content());
        };
    }

    private Change changeByDate(Content content) {
        if (content.lastModified().isAfter(agreedSince.plus(moment))) {
            return Change.CHANGED;
        }
        boolean isBefore = content.lastModified().isBefore(agreedSince.minus(moment));
        return isBefore && content.etag().parts() == 0 ? Change.UNCHANGED : Change.UNDECIDED;
    }
}
