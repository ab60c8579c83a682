package decant.live;

import decant.model.ObjectKey;
import decant.reconcile.Evidence;
import decant.reconcile.LinkRole;
import java.time.Instant;
import java.util.List;

/**
 * Work on one key that begins now, and the claims it meets if it ends well.
 *
 * @param begun before its first look
 * @param tries rounds in vain that earlier runs had
 * @param postponements runs in a row that came to no end
 */
record Run(ObjectKey key, Instant begun, int tries, int postponements, List<Claim> claims) {
    Run {
        claims = List.copyOf(claims);
    }

    /** Whether the source's changes are all told of, each when it can be seen. */
    boolean isOfEveryChange() {
        return claims.stream().allMatch(claim -> claim.hint().ofEveryChange());
    }

    /** What its hints tell of a removal at the source, where the link plays this part. */
    Evidence evidence(LinkRole role) {
        return claims.stream()
                .map(claim -> claim.hint().evidence(role))
                .filter(Evidence::isRemovalSeen)
                .findFirst()
                .orElse(Evidence.NONE);
    }
}
