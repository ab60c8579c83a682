package decant.reconcile;

import decant.model.Aspect;
import java.time.Duration;
import java.util.Set;

/**
 * Which aspects count, and what may be done about differences.
 *
 * @param aspects what has to be right at the target, and travels with every copy; without {@link Aspect#CONTENT} keys
 *     are neither copied nor removed
 * @param compared what is compared of objects that are there already: a part of the aspects
 * @param acl what access lists should be
 * @param mayAct false for a dry run: differences are reported and nothing is sent that changes anything
 * @param mayRemove whether keys that the source does not have are removed from the target
 * @param copyUndecided whether an object whose equality cannot be decided is copied again, once, to know it
 * @param etagsAreDigests whether plain ETags of both sides are MD5 digests, so that unequal ones mean unequal bytes;
 *     false where either bucket encrypts with KMS or customer keys
 * @param keepPartETags whether objects uploaded in parts are copied in the same parts, which keeps their ETag
 * @param partsAboveBytes objects larger than this are copied in parts
 * @param maxTries looks at a key that keeps changing before it is parked
 * @param youngAge a source written less than this before its copy is looked at once more, since times have whole
 *     seconds; zero for never
 * @param hinted whether each change at the source, of access and tags too, has a hint that leads to a look which sees
 *     it; of a young source it is then enough to see that what was meant is what landed
 * @param lateLanding longest time after which a request without an answer can still take effect
 */
public record Policy(
        Set<Aspect> aspects,
        Set<Aspect> compared,
        AclPolicy acl,
        boolean mayAct,
        boolean mayRemove,
        boolean copyUndecided,
        boolean etagsAreDigests,
        boolean keepPartETags,
        long partsAboveBytes,
        int maxTries,
        Duration youngAge,
        boolean hinted,
        Duration lateLanding) {
    /** S3 copies at most 5 GB in one request, silently; far smaller parts answer sooner. */
    public static final long DEFAULT_PARTS_ABOVE_BYTES = 512L << 20;

    /** Tries for a key that changes under our hands. */
    public static final int DEFAULT_MAX_TRIES = 8;

    /** Last-Modified has whole seconds, so a second write may hide for two. */
    public static final Duration DEFAULT_YOUNG_AGE = Duration.ofSeconds(2);

    /** Copies were seen to stay silent for minutes; the longest is not documented. */
    public static final Duration DEFAULT_LATE_LANDING = Duration.ofMinutes(5);

    public Policy {
        aspects = Set.copyOf(aspects);
        compared = Set.copyOf(compared);
        if (!aspects.containsAll(compared)) {
            throw new IllegalArgumentException("Only aspects that are carried can be compared: " + compared);
        }
        if (maxTries < 1) {
            throw new IllegalArgumentException("A key needs at least one try, not " + maxTries + ".");
        }
    }

    /** Every aspect, access lists as given, allowed to act but not to remove. */
    public static Policy carrying(AclPolicy acl) {
        return new Policy(
                Set.of(Aspect.values()),
                Set.of(Aspect.values()),
                acl,
                true,
                false,
                false,
                true,
                true,
                DEFAULT_PARTS_ABOVE_BYTES,
                DEFAULT_MAX_TRIES,
                DEFAULT_YOUNG_AGE,
                false,
                DEFAULT_LATE_LANDING);
    }

    /** The same with other aspects carried, all of them compared. */
    public Policy withAspects(Set<Aspect> replacement) {
        Draft draft = new Draft(this);
        draft.aspects = replacement;
        draft.compared = replacement;
        return draft.done();
    }

    /** The same with fewer aspects compared. */
    public Policy comparing(Set<Aspect> replacement) {
        Draft draft = new Draft(this);
        draft.compared = replacement;
        return draft.done();
    }

    /** The same with removals allowed or not. */
    public Policy withRemovals(boolean allowed) {
        Draft draft = new Draft(this);
        draft.mayRemove = allowed;
        return draft.done();
    }

    /** The same for a dry run. */
    public Policy withoutActing() {
        Draft draft = new Draft(this);
        draft.mayAct = false;
        draft.mayRemove = false;
        return draft.done();
    }

    /** The same with undecided objects copied once more, or left. */
    public Policy copyingUndecided(boolean copy) {
        Draft draft = new Draft(this);
        draft.copyUndecided = copy;
        return draft.done();
    }

    /** The same with other knowledge of ETags, and another wish about those of objects uploaded in parts. */
    public Policy withEtags(boolean areDigests, boolean keepParts) {
        Draft draft = new Draft(this);
        draft.etagsAreDigests = areDigests;
        draft.keepPartETags = keepParts;
        return draft.done();
    }

    /**
     * The same for a worker who is hinted of every write, and is alone in bringing keys this way or looks at both sides
     * after each act: a source is not looked at once more for having been written a moment before its copy, since what
     * a second write changed in that moment has a hint to itself.
     */
    public Policy inOneHand() {
        Draft draft = new Draft(this);
        draft.youngAge = Duration.ZERO;
        return draft.done();
    }

    /**
     * The same for a worker who is hinted of every change: a source that was written a moment before its copy is not
     * looked at once more when its second is over, if the target shows after the copy what was meant. A change that
     * neither look saw has a hint to itself, and a copy that lands later is looked at by whoever sent it.
     */
    public Policy hintedOfEveryChange() {
        Draft draft = new Draft(this);
        draft.hinted = true;
        return draft.done();
    }

    /** The same with another time after which no request without an answer takes effect any more. */
    public Policy withLateLanding(Duration longest) {
        Draft draft = new Draft(this);
        draft.lateLanding = longest;
        return draft.done();
    }

    /**
     * The policy of the link back, from the target to the source, after the switch (R13): an aspect that forward does
     * not carry one-to-one is not written back unless the application changed it at the target, and an object whose
     * equality cannot be decided never is.
     *
     * @param ownerIdAtSource canonical id of who owns objects at this link's source; empty where it is not known
     */
    public Policy inverse(String ownerIdAtSource) {
        Draft draft = new Draft(this);
        draft.acl = acl.inverse(ownerIdAtSource);
        draft.copyUndecided = false;
        return draft.done();
    }

    /** Whether an aspect has to be right at the target. */
    public boolean wants(Aspect aspect) {
        return aspects.contains(aspect);
    }

    /** Whether an aspect of objects already there is compared. */
    public boolean compares(Aspect aspect) {
        return compared.contains(aspect);
    }

    /** Whether access lists of objects already there are compared. */
    public boolean comparesAcl() {
        return compares(Aspect.ACL) && acl.compares();
    }

    /** The next policy in the making, since records cannot be copied with one component changed. */
    private static final class Draft {
        private final Policy base;
        private Set<Aspect> aspects;
        private Set<Aspect> compared;
        private AclPolicy acl;
        private boolean mayAct;
        private boolean mayRemove;
        private boolean copyUndecided;
        private boolean etagsAreDigests;
        private boolean keepPartETags;
        private Duration youngAge;
        private boolean hinted;
        private Duration lateLanding;

        Draft(Policy base) {
            this.base = base;
            this.aspects = base.aspects;
            this.compared = base.compared;
            this.acl = base.acl;
            this.mayAct = base.mayAct;
            this.mayRemove = base.mayRemove;
            this.copyUndecided = base.copyUndecided;
            this.etagsAreDigests = base.etagsAreDigests;
            this.keepPartETags = base.keepPartETags;
            this.youngAge = base.youngAge;
            this.hinted = base.hinted;
            this.lateLanding = base.lateLanding;
        }

        Policy done() {
            return new Policy(
                    aspects,
                    compared,
                    acl,
                    mayAct,
                    mayRemove,
                    copyUndecided,
                    etagsAreDigests,
                    keepPartETags,
                    base.partsAboveBytes,
                    base.maxTries,
                    youngAge,
                    hinted,
                    lateLanding);
        }
    }
}
