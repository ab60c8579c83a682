package decant.s3.probe;

import decant.model.AccessList;
import decant.model.ETag;
import decant.model.Grant;
import decant.model.Grantee;
import decant.model.ObjectKey;
import decant.model.Permission;
import decant.model.ReservedKeys;
import decant.model.Tags;
import decant.s3.copy.CopySource;
import decant.s3.copy.Dialect;
import decant.s3.copy.MatchForm;
import decant.s3.copy.SourceConditions;
import decant.s3.copy.TargetEncryption;
import decant.s3.http.AtOnce;
import decant.s3.http.BucketChannel;
import decant.s3.inspect.OwnerId;
import decant.s3.store.S3Store;
import decant.store.Capabilities;
import decant.store.Precondition;
import decant.store.RemoveAnswer;
import decant.store.StoreException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.checksums.DefaultChecksumAlgorithm;

/**
 * Finds out what a target honours, by some thirty requests (fifty where bytes are relayed) on objects of its own below
 * {@link ReservedKeys#FOLDER}. A success proves nothing: a condition counts as honoured if a call under a wrong one
 * left everything as it was and the same call under the right one did its work. Nothing is made public.
 *
 * <p>Several probes may run at once: each has a folder of its own.
 */
public final class Probe {
    private static final ETag WRONG = ETag.of("0123456789abcdef0123456789abcdef");
    private static final Grantee OWNER = new Grantee.Owner();
    private static final Map<String, String> ABSENT = Map.of("If-None-Match", "*");

    private final S3Store store;
    private final OwnerId ownerId;
    private final boolean relayed;
    private final Canaries canaries;

    /**
     * @param here the target as a source of copies
     * @param ownerId learns who owns what is written here
     * @param relayed whether objects will come here by uploads and not by the store's own copies
     * @param random tells probes apart
     */
    public Probe(
            BucketChannel target,
            S3Store store,
            CopySource here,
            OwnerId ownerId,
            boolean relayed,
            RandomGenerator random) {
        this.store = store;
        this.ownerId = ownerId;
        String folder = ReservedKeys.FOLDER + "probe-" + HexFormat.of().toHexDigits(random.nextLong()) + "/";
        this.relayed = relayed;
        this.canaries = new Canaries(target, store, here, folder, relayed);
    }

    /**
     * Asks everything and cleans up. A target that cannot be written to is a failure, and so is one that does not
     * encrypt as it is told.
     *
     * @param encryption how copies will be encrypted
     */
    public Findings run(TargetEncryption encryption) throws StoreException {
        try {
            if (encryption.isAsked()) {
                canaries.putEncrypted("encrypted", encryption);
            }
            return ask();
        } finally {
            canaries.removeAll();
        }
    }

    /** Six lines of questions side by side, each on canaries of its own. */
    private Findings ask() throws StoreException {
        try (AtOnce atOnce = new AtOnce()) {
            AtOnce.Answer<Optional<SourceConditions>> source = atOnce.ask(this::sourceConditions);
            AtOnce.Answer<TargetMatches> target = atOnce.ask(this::targetMatches);
            AtOnce.Answer<Boolean> removeMatch = atOnce.ask(() -> removeMatch(put("removed")));
            AtOnce.Answer<Details> details = atOnce.ask(this::details);
            AtOnce.Answer<Parts> parts = atOnce.ask(this::parts);
            AtOnce.Answer<Boolean> checksums = atOnce.ask(() -> !relayed || answers(this::checksums));
            Optional<SourceConditions> conditions = source.get();
            return new Findings(
                    new Capabilities(
                            conditions.isPresent(),
                            target.get().absent(),
                            target.get().present(),
                            removeMatch.get(),
                            details.get().aclOnCopy(),
                            details.get().acl(),
                            details.get().tags(),
                            parts.get().sizes(),
                            parts.get().keptByCopy(),
                            details.get().aclLeavesDate()),
                    new Dialect(conditions.orElse(SourceConditions.AS_AWS), target.get().form(), checksums.get()));
        }
    }

    private record TargetMatches(boolean absent, boolean present, MatchForm form) {}

    private record Details(boolean tags, boolean aclOnCopy, boolean acl, boolean aclLeavesDate) {}

    private record Parts(boolean sizes, boolean keptByCopy) {}

    private ObjectKey put(String name) throws StoreException {
        return canaries.put(name, name);
    }

    /** The longest line of questions, so its two halves are asked side by side. */
    private TargetMatches targetMatches() throws StoreException {
        ObjectKey one = put("one");
        try (AtOnce atOnce = new AtOnce()) {
            AtOnce.Answer<Boolean> absent = atOnce.ask(() -> targetAbsent(one) && (!relayed || partsAbsent()));
            MatchForm form = relayed ? matchForm() : MatchForm.QUOTED;
            boolean present = targetMatch(one, form) && (!relayed || partsMatch(form));
            return new TargetMatches(absent.get(), present, form);
        }
    }

    private Details details() throws StoreException {
        ObjectKey three = put("three");
        // Before the access list is changed, which takes from the owner what some stores demand for writing tags.
        boolean tags = answers(() -> tags(three));
        boolean aclOnCopy = answers(() -> aclOnCopy(three));
        String listed = canaries.listedTime(three);
        boolean acl = answers(() -> acl(three));
        return new Details(tags, aclOnCopy, acl, !acl || isStill(three, listed));
    }

    /** Where listings tell whole seconds, as at AWS, nothing can be seen; there an access list leaves the date. */
    private boolean isStill(ObjectKey three, @Nullable String listed) throws StoreException {
        boolean tellsMore = listed != null && listed.contains(".") && !listed.contains(".000");
        return !tellsMore || Objects.equals(listed, canaries.listedTime(three));
    }

    private Parts parts() throws StoreException {
        boolean parted = canaries.putInOnePart("parted");
        ObjectKey key = canaries.key("parted");
        return new Parts(parted && canaries.tellsParts(key), parted && !relayed && keepsPartETag(key));
    }

    /** The headers in which the condition on the source is honoured, if in any. What is relayed binds itself. */
    private Optional<SourceConditions> sourceConditions() throws StoreException {
        ObjectKey one = put("source");
        if (relayed || sourceMatch(one, "x-amz-copy-source-if-match")) {
            return Optional.of(SourceConditions.AS_AWS);
        }
        return sourceMatch(one, "x-amz-copy-if-match") ? Optional.of(SourceConditions.ALSO_RADOS) : Optional.empty();
    }

    private boolean sourceMatch(ObjectKey one, String header) throws StoreException {
        ObjectKey copy = canaries.key("copy-" + header);
        boolean refuses = !copy(one, copy, header, WRONG) && canaries.etag(copy) == null;
        return refuses && copy(one, copy, header, etag(one)) && canaries.etag(copy) != null;
    }

    private boolean targetAbsent(ObjectKey one) throws StoreException {
        ObjectKey two = put("two");
        ETag before = etag(two);
        boolean refuses = !canaries.write(one, "two", ABSENT) && before.equals(canaries.etag(two));
        return refuses && canaries.write(one, "fresh", ABSENT) && canaries.etag(canaries.key("fresh")) != null;
    }

    private boolean targetMatch(ObjectKey one, MatchForm form) throws StoreException {
        if (form == MatchForm.NONE) {
            return false;
        }
        ObjectKey matched = put("matched");
        ETag before = etag(matched);
        boolean refuses = !write(one, form, WRONG) && before.equals(canaries.etag(matched));
        return refuses && write(one, form, before) && !before.equals(canaries.etag(matched));
    }

    private boolean write(ObjectKey one, MatchForm form, ETag etag) throws StoreException {
        return canaries.write(one, "matched", Map.of("If-Match", String.valueOf(form.of(etag))));
    }

    /** The form in which the right ETag is let pass. */
    private MatchForm matchForm() throws StoreException {
        for (MatchForm form : List.of(MatchForm.QUOTED, MatchForm.BARE)) {
            ObjectKey key = put("form");
            String right = String.valueOf(form.of(etag(key)));
            if (canaries.write(key, "form", Map.of("If-Match", right))) {
                return form;
            }
        }
        return MatchForm.NONE;
    }

    private boolean partsAbsent() throws StoreException {
        put("parts");
        return !canaries.putInOnePart("parts", "other", ABSENT, null)
                && canaries.putInOnePart("parts-fresh", "other", ABSENT, null);
    }

    private boolean partsMatch(MatchForm form) throws StoreException {
        ETag there = etag(put("parts-there"));
        return form != MatchForm.NONE
                && !canaries.putInOnePart(
                        "parts-there", "other", Map.of("If-Match", String.valueOf(form.of(WRONG))), null)
                && canaries.putInOnePart(
                        "parts-there", "other", Map.of("If-Match", String.valueOf(form.of(there))), null);
    }

    /** Whether a wrong checksum is refused, and a right one behind the bytes of a part is kept. */
    private boolean checksums() throws StoreException {
        ObjectKey one = put("checked");
        boolean refuses =
                !canaries.write(one, "checked-wrong", Map.of("x-amz-checksum-crc32", "AAAAAA=="))
                        && canaries.etag(canaries.key("checked-wrong")) == null;
        return refuses
                && canaries.putInOnePart("checked-part", "part", Map.of(), DefaultChecksumAlgorithm.CRC32)
                && canaries.keepsChecksum(canaries.key("checked-part"), DefaultChecksumAlgorithm.CRC32);
    }

    private boolean removeMatch(ObjectKey one) throws StoreException {
        ETag there = etag(one);
        boolean refuses =
                store.remove(one, new Precondition.Matches(WRONG)) instanceof RemoveAnswer.Refused
                        && there.equals(canaries.etag(one));
        boolean removed =
                refuses
                        && store.remove(one, new Precondition.Matches(there)) instanceof RemoveAnswer.Removed
                        && canaries.etag(one) == null;
        if (removed) {
            canaries.gone(one);
        }
        return removed;
    }

    /** The owner keeps one right only, which no default list looks like. */
    private boolean aclOnCopy(ObjectKey three) throws StoreException {
        String owner = store.readAclBody(three).ownerId();
        ownerId.learn(owner);
        boolean copied = canaries.write(three, "granted", Map.of("x-amz-grant-read-acp", "id=\"" + owner + "\""));
        AccessList meant = AccessList.of(List.of(new Grant(OWNER, Permission.READ_ACP)));
        return copied && store.readAcl(canaries.key("granted")).equals(meant);
    }

    private boolean acl(ObjectKey three) throws StoreException {
        AccessList meant =
                AccessList.of(List.of(new Grant(OWNER, Permission.READ), new Grant(OWNER, Permission.READ_ACP)));
        store.writeAcl(three, meant);
        return store.readAcl(three).equals(meant);
    }

    private boolean tags(ObjectKey three) throws StoreException {
        Tags meant = Tags.of(Map.of("decant", "probe"));
        store.writeTags(three, meant);
        return store.readTags(three).equals(meant);
    }

    private boolean keepsPartETag(ObjectKey parted) throws StoreException {
        return canaries.copy(parted, "parted-copy", Map.of())
                && etag(parted).equals(canaries.etag(canaries.key("parted-copy")));
    }

    private boolean copy(ObjectKey from, ObjectKey to, String header, ETag etag) throws StoreException {
        String name = to.toString().substring(to.toString().lastIndexOf('/') + 1);
        return canaries.copy(from, name, Map.of(header, etag.quoted()));
    }

    private ETag etag(ObjectKey key) throws StoreException {
        ETag etag = canaries.etag(key);
        return etag == null ? WRONG : etag;
    }

    private interface Question {
        boolean ask() throws StoreException;
    }

    private static boolean answers(Question question) throws StoreException {
        try {
            return question.ask();
        } catch (StoreException e) {
            if (Canaries.saysSomething(e)) {
                return false;
            }
            throw e;
        }
    }
}
