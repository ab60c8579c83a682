package decant.reconcile;

import decant.ledger.Receipt;
import decant.model.AccessList;
import decant.model.Aspect;
import decant.model.Content;
import decant.model.ETag;
import decant.model.ObjectState;
import decant.model.ObjectState.Absent;
import decant.model.ObjectState.Present;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Judges two states of one key. Pure; this is its truth table:
 *
 * <pre>
 * source   target   asked about     known                                       verdict
 * -------  -------  --------------  ------------------------------------------  --------------------
 * absent   absent   anything        -                                           Equal
 * present  absent   anything        -                                           Missing
 * absent   present  anything        -                                           Surplus
 * present  present  content         sizes differ                                Different(content)
 *                                   ETags equal                                 equal
 *                                   a receipt ties both ETags                   equal
 *                                   a common checksum is equal                  equal
 *                                   a common checksum differs                   Different(content)
 *                                   plain ETags differ and are digests          Different(content)
 *                                   anything else                               Unknown
 *                   metadata, tags  looked at on both sides: equal / not        equal / Different
 *                   acl             target's list is right for the source's /   equal / Different
 *                                   not
 *                   storage class   equal / not                                 equal / Different
 *                   any of these    not looked at on either side                Unknown
 * </pre>
 *
 * <p>A known difference outweighs what is unknown: it is acted upon, and the key is judged again. An aspect that was
 * not looked at is never called equal.
 */
public final class Judge {
    private final Policy policy;

    public Judge(Policy policy) {
        this.policy = policy;
    }

    /**
     * Judges a key by what both sides showed.
     *
     * @param receipt what the target was copied from, where that was written down; otherwise {@code null}
     */
    public Verdict judge(ObjectState source, ObjectState target, @Nullable Receipt receipt) {
        return switch (source) {
            case Absent() ->
                    switch (target) {
                        case Absent() -> new Verdict.Equal();
                        case Present _ -> new Verdict.Surplus();
                    };
            case Present atSource ->
                    switch (target) {
                        case Absent() -> new Verdict.Missing();
                        case Present atTarget -> compare(atSource, atTarget, receipt);
                    };
        };
    }

    private Verdict compare(Present source, Present target, @Nullable Receipt receipt) {
        Set<Aspect> different = EnumSet.noneOf(Aspect.class);
        String unknown = null;
        for (Aspect aspect : Aspect.values()) {
            if (!policy.compares(aspect)) {
                continue;
            }
            Comparison comparison =
                    switch (aspect) {
                        case CONTENT -> compareContent(source, target, receipt);
                        case METADATA ->
                                compareLooked(source.headers(), target.headers(), "metadata was not looked at");
                        case TAGS -> compareLooked(source.tags(), target.tags(), "tags were not looked at");
                        case ACL -> compareAcl(source, target);
                        case STORAGE_CLASS ->
                                Comparison.of(source.content().storageClass().equals(target.content().storageClass()));
                    };
            if (comparison.equal() == null) {
                unknown = comparison.why();
            } else if (!comparison.equal()) {
                different.add(aspect);
            }
        }
        if (!different.isEmpty()) {
            return new Verdict.Different(different, different.contains(Aspect.ACL) && exposes(source, target));
        }
        return unknown == null ? new Verdict.Equal() : new Verdict.Unknown(unknown);
    }

    private Comparison compareContent(Present source, Present target, @Nullable Receipt receipt) {
        Content meant = source.content();
        Content there = target.content();
        if (meant.size() != there.size()) {
            return Comparison.of(false);
        }
        if (meant.etag().equals(there.etag())) {
            return Comparison.of(true);
        }
        if (receipt != null
                && receipt.size() == meant.size()
                && receipt.source().equals(meant.etag())
                && receipt.target().equals(there.etag())) {
            return Comparison.of(true);
        }
        for (Map.Entry<String, String> checksum : source.checksums().entrySet()) {
            String other = target.checksums().get(checksum.getKey());
            if (other != null) {
                return Comparison.of(other.equals(checksum.getValue()));
            }
        }
        if (policy.etagsAreDigests() && meant.etag().isPlain() && there.etag().isPlain()) {
            return Comparison.of(false);
        }
        return Comparison.unknown(whyIncomparable(meant.etag(), there.etag()));
    }

    private static String whyIncomparable(ETag source, ETag target) {
        return source.parts() != target.parts()
                ? "uploaded in "
                        + parts(source)
                        + " at the source and "
                        + parts(target)
                        + " at the target, and no common checksum or receipt"
                : "ETags are no digests here (KMS or customer keys), and no common checksum or receipt";
    }

    private static String parts(ETag etag) {
        return etag.parts() == 0 ? "one piece" : etag.parts() + " parts";
    }

    private Comparison compareAcl(Present source, Present target) {
        if (!policy.acl().compares()) {
            return Comparison.of(true);
        }
        if (target.acl() == null || (policy.acl().readsSource() && source.acl() == null)) {
            return Comparison.unknown("access lists were not looked at");
        }
        return Comparison.of(policy.acl().isRight(seenAcl(source), target.acl()));
    }

    private boolean exposes(Present source, Present target) {
        AccessList there = target.acl();
        return there != null && !there.isWithin(desiredAcl(source));
    }

    /** The access list the target should have for this source; the source's must have been looked at if it matters. */
    AccessList desiredAcl(Present source) {
        return policy.acl().desired(seenAcl(source));
    }

    private static AccessList seenAcl(Present source) {
        AccessList seen = source.acl();
        return seen == null ? AccessList.PRIVATE : seen;
    }

    private static Comparison compareLooked(@Nullable Object source, @Nullable Object target, String why) {
        return source == null || target == null
                ? Comparison.unknown(why)
                : Comparison.of(Objects.equals(source, target));
    }

    /**
     * What is known of one aspect.
     *
     * @param equal null where it cannot be told
     */
    private record Comparison(@Nullable Boolean equal, String why) {
        static Comparison of(boolean equal) {
            return new Comparison(equal, "");
        }

        static Comparison unknown(String why) {
            return new Comparison(null, why);
        }
    }
}
