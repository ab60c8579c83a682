package decant.live;

import decant.model.ObjectKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** All claims to one key. Guarded by the lock of its {@link HintQueue}. */
final class KeyLine {
    /** Whose turn it is first; of two equal ones the one that came first. */
    static final Comparator<KeyLine> BY_TURN =
            Comparator.comparing((KeyLine line) -> line.due).thenComparingLong(line -> line.number);

    private final ObjectKey key;
    private final long number;
    private final List<Claim> claims = new ArrayList<>();
    private Instant due = Instant.MAX;
    private int urgentClaims;
    private boolean inWork;
    private boolean secondLookInWork;

    /**
     * @param number counts the lines of a queue, so that no two are the same
     */
    KeyLine(ObjectKey key, long number) {
        this.key = key;
        this.number = number;
    }

    ObjectKey key() {
        return key;
    }

    /** When the first of the claims may be worked on. */
    Instant due() {
        return due;
    }

    boolean isInWork() {
        return inWork;
    }

    boolean isEmpty() {
        return claims.isEmpty();
    }

    boolean isUrgent() {
        return urgentClaims > 0;
    }

    /** Whether the target shows every change already that there is a claim for. */
    boolean isSecondLook() {
        return !claims.isEmpty() && claims.stream().allMatch(Claim::isReached);
    }

    /** Whether it was a second look when its run began. */
    boolean isSecondLookInWork() {
        return secondLookInWork;
    }

    List<Claim> claims() {
        return List.copyOf(claims);
    }

    void add(Claim claim) {
        claims.add(claim);
        urgentClaims += claim.hint().urgent() ? 1 : 0;
        due = claim.notBefore().isBefore(due) ? claim.notBefore() : due;
    }

    /** Begins a run for every claim that is due. */
    Run begin(Instant now) {
        List<Claim> met = claims.stream().filter(claim -> !claim.notBefore().isAfter(now)).toList();
        secondLookInWork = isSecondLook();
        inWork = true;
        return new Run(
                key,
                now,
                met.stream().mapToInt(Claim::tries).max().orElse(0),
                met.stream().mapToInt(Claim::postponements).max().orElse(0),
                met);
    }

    /** Ends the run: what is done leaves, what is not has got another time. */
    void end(List<Claim> done) {
        claims.removeIf(Set.copyOf(done)::contains);
        inWork = false;
        secondLookInWork = false;
        urgentClaims = (int) claims.stream().filter(claim -> claim.hint().urgent()).count();
        due = claims.stream().map(Claim::notBefore).min(Comparator.naturalOrder()).orElse(Instant.MAX);
    }
}
