package decant.reconcile;

import decant.model.ETag;
import decant.model.ObjectKey;
import decant.model.ReservedKeys;
import decant.store.Operation;
import decant.store.OwnObjects;
import decant.store.Precondition;
import decant.store.StoreException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Receipts as objects of the program's own in the target's bucket, one for each key, below {@code .decant/receipts/}
 * and named by the SHA-256 of the key, since a key may be as long as a name can be. Three lines of text each:
 *
 * <pre>
 * receipt 1
 * source object 100 1764000000 8d4e... d41d8cd98f00b204e9800998ecf8427e
 * target nothing
 * </pre>
 *
 * <p>Size in bytes, date in seconds since 1970, digest of headers and tags, and the ETag, which may hold spaces and so
 * comes last. Safe for any number of threads.
 */
public final class KeptAgreements implements Agreements {
    /** Below it they lie, as long as a switch may need them. */
    public static final String FOLDER = ReservedKeys.FOLDER + "receipts/";

    private static final String VERSION = "receipt 1";
    private static final String SOURCE = "source ";
    private static final String TARGET = "target ";
    private static final String NOTHING = "nothing";
    private static final String OBJECT = "object";

    private final OwnObjects objects;

    /**
     * @param objects of the target's bucket, for both links
     */
    public KeptAgreements(OwnObjects objects) {
        this.objects = objects;
    }

    @Override
    public @Nullable Agreement read(ObjectKey key) throws StoreException {
        OwnObjects.Found found = objects.read(place(key));
        if (found == null) {
            return null;
        }
        String[] lines = found.text().split("\n", -1);
        if (lines.length < 3
                || !lines[0].equals(VERSION)
                || !lines[1].startsWith(SOURCE)
                || !lines[2].startsWith(TARGET)) {
            throw unreadable(key, null);
        }
        try {
            return new Agreement(
                    sighting(lines[1].substring(SOURCE.length())), sighting(lines[2].substring(TARGET.length())));
        } catch (IllegalArgumentException e) {
            throw unreadable(key, e);
        }
    }

    /** An unreadable receipt is not the same as none, by which a key would be judged. */
    private StoreException unreadable(ObjectKey key, @Nullable IllegalArgumentException cause) {
        return new StoreException(
                StoreException.Kind.CORRUPT,
                Operation.INSPECT,
                key,
                "UnreadableReceipt",
                objects.name() + place(key) + " is no receipt of this program's.",
                cause);
    }

    @Override
    public void write(ObjectKey key, Agreement agreement) throws StoreException {
        String text =
                VERSION + "\n" + SOURCE + text(agreement.source()) + "\n" + TARGET + text(agreement.target()) + "\n";
        // Whatever another link has written meanwhile is as true as this.
        objects.write(place(key), text, Precondition.NONE);
    }

    private static String text(Sighting sighting) {
        return switch (sighting) {
            case Sighting.Nothing() -> NOTHING;
            case Sighting.Thing(ETag etag, long size, Instant lastModified, String details) ->
                    String.join(
                            " ",
                            OBJECT,
                            Long.toString(size),
                            Long.toString(lastModified.getEpochSecond()),
                            details,
                            etag.toString());
        };
    }

    private static Sighting sighting(String text) {
        if (text.equals(NOTHING)) {
            return Sighting.NOTHING;
        }
        String[] words = text.split(" ", 5);
        if (words.length != 5 || !words[0].equals(OBJECT)) {
            throw new IllegalArgumentException("Neither an object nor nothing: " + text);
        }
        return new Sighting.Thing(
                ETag.of(words[4]), Long.parseLong(words[1]), Instant.ofEpochSecond(Long.parseLong(words[2])), words[3]);
    }

    private static ObjectKey place(ObjectKey key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.toUtf8());
            return ObjectKey.of(FOLDER + HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }
}
