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
            Comparison comparison = compare(aspect, source, target, receipt);
            switch (comparison.line().answer()) {
                case EQUAL -> {}
                case DIFFERENT -> different.add(aspect);
                case UNKNOWN -> unknown = comparison.why();
            }
        }
        if (!different.isEmpty()) {
            return new Verdict.Different(different, different.contains(Aspect.ACL) && exposes(source, target));
        }
        return unknown == null ? new Verdict.Equal() : new Verdict.Unknown(unknown);
    }

    /**
     * The line of the table that decides about one aspect of an object on both sides, whether or not the policy
     * compares it.
     */
    public JudgeLine line(Aspect aspect, Present source, Present target, @Nullable Receipt receipt) {
        return compare(aspect, source, target, receipt).line();
    }

    private Comparison compare(Aspect aspect, Present source, Present target, @Nullable Receipt receipt) {
        return switch (aspect) {
            case CONTENT -> compareContent(source, target, receipt);
            case METADATA -> compareLooked(source.headers(), target.headers(), "metadata was not looked at");
            case TAGS -> compareLooked(source.tags(), target.tags(), "tags were not looked at");
            case ACL -> compareAcl(source, target);
            case STORAGE_CLASS ->
                    Comparison.of(
                            source.content().storageClass().equals(target.content().storageClass())
                                    ? JudgeLine.SEEN_EQUAL
                                    : JudgeLine.SEEN_DIFFERENT);
        };
    }

    private Comparison compareContent(Present source, Present target, @Nullable Receipt receipt) {
        Content meant = source.content();
        Content there = target.content();
        if (meant.size() != there.size()) {
            return Comparison.of(JudgeLine.SIZES_DIFFER);
        }
        if (meant.etag().equals(there.etag())) {
            return Comparison.of(JudgeLine.ETAGS_EQUAL);
        }
        if (receipt != null
                && receipt.size() == meant.size()
                && receipt.source().equals(meant.etag())
                && receipt.target().equals(there.etag())) {
            return Comparison.of(JudgeLine.RECEIPT);
        }
        for (Map.Entry<String, String> checksum : source.checksums().entrySet()) {
            String other = target.checksums().get(checksum.getKey());
            if (other != null) {
                return Comparison.of(
                        other.equals(checksum.getValue()) ? JudgeLine.CHECKSUM_EQUAL : JudgeLine.CHECKSUM_DIFFERS);
            }
        }
        boolean digests = policy.etagsAreDigests() && source.etagIsDigest() && target.etagIsDigest();
        if (digests && meant.etag().isPlain() && there.etag().isPlain()) {
            return Comparison.of(JudgeLine.DIGESTS_DIFFER);
        }
        return new Comparison(JudgeLine.INCOMPARABLE, whyIncomparable(meant.etag(), there.etag()));
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
            return Comparison.of(JudgeLine.ACL_NOT_COMPARED);
        }
        if (target.acl() == null || (policy.acl().readsSource() && source.acl() == null)) {
            return new Comparison(JudgeLine.NOT_LOOKED_AT, "access lists were not looked at");
        }
        return Comparison.of(
                policy.acl().isRight(seenAcl(source), target.acl()) ? JudgeLine.ACL_RIGHT : JudgeLine.ACL_WRONG);
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
        if (source == null || target == null) {
            return new Comparison(JudgeLine.NOT_LOOKED_AT, why);
        }
        return Comparison.of(source.equals(target) ? JudgeLine.SEEN_EQUAL : JudgeLine.SEEN_DIFFERENT);
    }

    /**
     * What is known of one aspect.
     *
     * @param why where nothing is known: the reason, for people
     */
    private record Comparison(JudgeLine line, String why) {
        static Comparison of(JudgeLine line) {
            return new Comparison(line, "");
        }
    }
}
