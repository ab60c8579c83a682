package decant.model;

import static java.util.Comparator.comparing;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/**
 * The grants of an object as a set. The object's own owner appears as {@link Grantee.Owner}, so that lists of objects
 * in two accounts compare without names.
 *
 * @param grants at most 100 on S3
 */
public record AccessList(Set<Grant> grants) {
    private static final Grant OWNER_ALL = new Grant(new Grantee.Owner(), Permission.FULL_CONTROL);

    /** Only the owner may do anything: what an object has when no grants were sent with it. */
    public static final AccessList PRIVATE = new AccessList(Set.of(OWNER_ALL));

    /** Private, and readable by everybody. */
    public static final AccessList PUBLIC_READ =
            new AccessList(Set.of(OWNER_ALL, new Grant(Grantee.EVERYBODY, Permission.READ)));

    public AccessList {
        TreeSet<Grant> sorted = new TreeSet<>(comparing(Grant::toString));
        sorted.addAll(grants);
        grants = java.util.Collections.unmodifiableSet(new java.util.LinkedHashSet<>(sorted));
    }

    public static AccessList of(Collection<Grant> grants) {
        return new AccessList(Set.copyOf(grants));
    }

    /** Whether anybody but the owner is granted anything. */
    public boolean reachesBeyondOwner() {
        return grants.stream().anyMatch(grant -> !(grant.grantee() instanceof Grantee.Owner));
    }

    /** Whether everybody, or everybody with an account, may read the object. */
    public boolean isPublic() {
        return grants.stream()
                .anyMatch(grant ->
                        grant.isPublic()
                                && (grant.permission() == Permission.READ
                                        || grant.permission() == Permission.FULL_CONTROL));
    }

    /**
     * Whether every right granted here to somebody other than the owner is granted by {@code other} too, {@code
     * FULL_CONTROL} counting as all rights. A target that is within its source exposes nothing.
     */
    public boolean isWithin(AccessList other) {
        return grants.stream().allMatch(grant -> grant.grantee() instanceof Grantee.Owner || other.covers(grant));
    }

    private boolean covers(Grant grant) {
        return grants.contains(grant) || grants.contains(new Grant(grant.grantee(), Permission.FULL_CONTROL));
    }

    /** The rights that both lists grant to others, with the owner's own: what is safe to show while they differ. */
    public AccessList narrowedTo(AccessList other) {
        Set<Grant> kept = new java.util.HashSet<>();
        kept.add(OWNER_ALL);
        grants.stream().filter(other::covers).forEach(kept::add);
        other.grants.stream().filter(this::covers).forEach(kept::add);
        return new AccessList(kept);
    }
}
