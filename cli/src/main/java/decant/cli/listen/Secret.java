package decant.cli.listen;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/**
 * What a sender must know: in an {@code Authorization: Bearer} header, which MinIO sends, or as the path, for senders
 * that can be given nothing but a URL, as RADOS Gateway.
 */
public final class Secret {
    /** Nobody has to know anything. */
    public static final Secret NONE = new Secret("");

    private static final String BEARER = "Bearer ";

    private final String text;

    private Secret(String text) {
        this.text = text;
    }

    /** A secret, of at least one character. */
    public static Secret of(String text) {
        if (text.isEmpty()) {
            throw new IllegalArgumentException("An empty secret is none.");
        }
        return new Secret(text);
    }

    boolean isIn(String path, @Nullable String authorization) {
        return text.isEmpty()
                || isSame(path.startsWith("/") ? path.substring(1) : path)
                || (authorization != null
                        && authorization.startsWith(BEARER)
                        && isSame(authorization.substring(BEARER.length())));
    }

    /** Takes as long whatever is wrong. */
    private boolean isSame(String given) {
        return MessageDigest.isEqual(text.getBytes(UTF_8), given.getBytes(UTF_8));
    }
}
