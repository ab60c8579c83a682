package decant.reconcile;

import static java.nio.charset.StandardCharsets.UTF_8;

import decant.model.Content;
import decant.model.ETag;
import decant.model.ObjectHeaders;
import decant.model.ObjectState;
import decant.model.Tags;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a receipt keeps of one side: enough to tell whether the application has written there since. Access lists are
 * not part of it, since during a switch they are never opened, whoever closed them.
 */
public sealed interface Sighting {
    /** There was no object. */
    Sighting NOTHING = new Nothing();

    record Nothing() implements Sighting {}

    /**
     * There was an object.
     *
     * @param size bytes
     * @param lastModified whole seconds, by the store's clock
     * @param details digest of its headers and tags
     */
    record Thing(ETag etag, long size, Instant lastModified, String details) implements Sighting {}

    /** Keeps what was looked at, by HEAD and with its tags where those are carried. */
    static Sighting of(ObjectState state) {
        return switch (state) {
            case ObjectState.Absent() -> NOTHING;
            case ObjectState.Present present -> {
                Content content = present.content();
                String details = details(present.headers(), present.tags());
                yield new Thing(content.etag(), content.size(), content.lastModified(), details);
            }
        };
    }

    private static String details(@Nullable ObjectHeaders headers, @Nullable Tags tags) {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
        if (headers != null) {
            add(digest, headers.system());
            add(digest, headers.user());
        }
        add(digest, tags == null ? Map.of() : tags.entries());
        return HexFormat.of().formatHex(digest.digest(), 0, 16);
    }

    /** Each text with its length before it, so that no two maps make the same bytes. */
    private static void add(MessageDigest digest, Map<String, String> entries) {
        digest.update((entries.size() + ";").getBytes(UTF_8));
        entries.forEach((name, value) -> {
            for (String text : new String[] {name, value}) {
                byte[] bytes = text.getBytes(UTF_8);
                digest.update((bytes.length + ":").getBytes(UTF_8));
                digest.update(bytes);
            }
        });
    }
}
