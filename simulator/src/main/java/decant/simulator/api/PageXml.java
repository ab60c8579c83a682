package decant.simulator.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import decant.model.ETag;
import decant.model.ObjectKey;
import decant.simulator.bucket.Body;
import decant.simulator.bucket.BodyChecksum;
import decant.simulator.bucket.ListVisitor;
import decant.simulator.bucket.StoredObject;
import decant.simulator.http.Percent;
import decant.simulator.http.Response;
import decant.simulator.http.XmlWriter;
import decant.simulator.synthetic.Digits;
import decant.simulator.synthetic.SyntheticObjects;
import java.util.Arrays;

/**
 * Writes the entries of a listing straight into bytes. A page of a thousand synthetic keys must cost far less than the
 * client that is measured with it, so there are no strings and no objects on that path.
 *
 * <p>The head of the document is written last, since it says how many entries there are; room for it is left in front.
 */
final class PageXml implements ListVisitor {
    /** The head repeats prefix, start and token, each at most three times 1,024 bytes and some. */
    private static final int HEAD_ROOM_BYTES = 16 << 10;

    private static final int ENTRY_BYTES_GUESS = 260;

    /** The longest key with every byte escaped to six, and all else of an entry. */
    private static final int MAX_ENTRY_BYTES = 6 * ObjectKey.MAX_BYTES + 1024;

    private static final byte[] KEY = "<Contents><Key>".getBytes(UTF_8);
    private static final byte[] MODIFIED = "</Key><LastModified>".getBytes(UTF_8);
    private static final byte[] ETAG = "</LastModified><ETag>&quot;".getBytes(UTF_8);
    private static final byte[] SIZE = "&quot;</ETag><Size>".getBytes(UTF_8);
    private static final byte[] CLASS = "</Size><StorageClass>".getBytes(UTF_8);
    private static final byte[] STANDARD_END = "</Size><StorageClass>STANDARD</StorageClass>".getBytes(UTF_8);
    private static final byte[] CLASS_END = "</StorageClass>".getBytes(UTF_8);
    private static final byte[] END = "</Contents>".getBytes(UTF_8);
    private static final byte[] PREFIX = "<CommonPrefixes><Prefix>".getBytes(UTF_8);
    private static final byte[] PREFIX_END = "</Prefix></CommonPrefixes>".getBytes(UTF_8);

    private final boolean urlEncoded;
    private final byte[] syntheticOwner;
    private final boolean withOwner;
    private byte[] out;
    private int at = HEAD_ROOM_BYTES;

    /**
     * @param urlEncoded whether keys are percent-encoded rather than escaped as XML
     * @param ownerId the owner of synthetic objects
     * @param withOwner whether each entry names its owner
     */
    PageXml(int maxKeys, boolean urlEncoded, String ownerId, boolean withOwner) {
        this.urlEncoded = urlEncoded;
        this.syntheticOwner = withOwner ? owner(ownerId) : new byte[0];
        this.withOwner = withOwner;
        this.out = new byte[HEAD_ROOM_BYTES + maxKeys * ENTRY_BYTES_GUESS + MAX_ENTRY_BYTES];
    }

    private static byte[] owner(String id) {
        return ("<Owner><ID>" + id + "</ID></Owner>").getBytes(UTF_8);
    }

    @Override
    public void synthetic(byte[] key, int keyLength, SyntheticObjects objects, long rank) {
        reserve();
        append(KEY);
        if (objects.isPlain()) {
            System.arraycopy(key, 0, out, at, keyLength);
            at += keyLength;
        } else {
            appendKey(key, keyLength);
        }
        append(MODIFIED);
        long seed = objects.bodySeed(rank);
        long size = objects.sizeBytes(seed);
        at = IsoDates.write(objects.lastModifiedSeconds(seed), out, at);
        append(ETAG);
        long high = Body.Made.digestHigh(seed, 0, size);
        at = Digits.hex16(Body.Made.digestLow(high), out, Digits.hex16(high, out, at));
        append(SIZE);
        at = Digits.number(size, out, at);
        append(STANDARD_END);
        append(syntheticOwner);
        append(END);
    }

    @Override
    public void stored(byte[] key, int keyLength, StoredObject object) {
        reserve();
        append(KEY);
        appendKey(key, keyLength);
        append(MODIFIED);
        at = IsoDates.write(object.lastModified().getEpochSecond(), out, at);
        append(ETAG);
        append(etag(object.etag()));
        append(SIZE);
        at = Digits.number(object.size(), out, at);
        append(CLASS);
        append(object.storageClass().name().getBytes(UTF_8));
        append(CLASS_END);
        BodyChecksum checksum = object.checksum();
        if (checksum != null) {
            append(
                    ("<ChecksumAlgorithm>"
                                    + checksum.algorithm()
                                    + "</ChecksumAlgorithm><ChecksumType>"
                                    + checksum.type()
                                    + "</ChecksumType>")
                            .getBytes(UTF_8));
        }
        if (withOwner) {
            append(owner(object.acl().ownerId()));
        }
        append(END);
    }

    private static byte[] etag(ETag etag) {
        return etag.toString().getBytes(UTF_8);
    }

    @Override
    public void commonPrefix(byte[] prefix, int prefixLength) {
        reserve();
        append(PREFIX);
        appendKey(prefix, prefixLength);
        append(PREFIX_END);
    }

    private void appendKey(byte[] key, int length) {
        if (urlEncoded) {
            at = Percent.encodeForListing(key, length, out, at);
        } else {
            append(XmlWriter.escaped(new String(key, 0, length, UTF_8)).getBytes(UTF_8));
        }
    }

    private void append(byte[] bytes) {
        System.arraycopy(bytes, 0, out, at, bytes.length);
        at += bytes.length;
    }

    private void reserve() {
        if (out.length - at < MAX_ENTRY_BYTES) {
            out = Arrays.copyOf(out, 2 * out.length);
        }
    }

    /** The page as an answer, when all entries have been visited. */
    Response finish(String head, String rootEnd) {
        byte[] begin = head.getBytes(UTF_8);
        reserve();
        append(rootEnd.getBytes(UTF_8));
        int first = HEAD_ROOM_BYTES - begin.length;
        System.arraycopy(begin, 0, out, first, begin.length);
        return Response.of(200).header("content-type", "application/xml").body(out, first, at - first);
    }
}
