package decant.dashboard;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What somebody must know to act at a dashboard: the first line of a file that only its owner may read. */
public final class Token {
    private static final String BEARER = "Bearer ";
    private static final int RANDOM_BYTES = 18;
    private static final int MIN_LENGTH = 16;
    private static final int MAX_LENGTH = 1_024;

    private static final Set<PosixFilePermission> FOREIGN =
            EnumSet.of(
                    PosixFilePermission.GROUP_READ,
                    PosixFilePermission.GROUP_WRITE,
                    PosixFilePermission.OTHERS_READ,
                    PosixFilePermission.OTHERS_WRITE);

    private final byte[] text;

    private Token(String text) {
        this.text = text.getBytes(UTF_8);
    }

    /**
     * A token.
     *
     * @throws IllegalArgumentException with a sentence, if it is too short to be one
     */
    static Token of(String text) {
        if (text.length() < MIN_LENGTH || text.length() > MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "A token has %d to %d characters, not %d.".formatted(MIN_LENGTH, MAX_LENGTH, text.length()));
        }
        return new Token(text);
    }

    /**
     * Reads the token of a file, which somebody has written or an earlier run has made.
     *
     * @throws IOException with a sentence, if it cannot be read or others may read it
     */
    public static Token read(Path file) throws IOException {
        if (!EnumSet.copyOf(Files.getPosixFilePermissions(file)).stream().noneMatch(FOREIGN::contains)) {
            throw new IOException("others may read it; chmod 600 " + file);
        }
        try (var lines = Files.lines(file)) {
            return of(lines.findFirst().orElse("").strip());
        } catch (IllegalArgumentException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /**
     * The token of a file, which is made with a random one where there is none.
     *
     * @throws IOException with a sentence, if it cannot be made or read
     */
    public static Token keptIn(Path file) throws IOException {
        byte[] random = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(random);
        String line = Base64.getUrlEncoder().encodeToString(random) + "\n";
        var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        try (var channel =
                Files.newByteChannel(
                        file, EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), owner)) {
            channel.write(java.nio.ByteBuffer.wrap(line.getBytes(UTF_8)));
        } catch (FileAlreadyExistsException _) {
            // The last run's, which whoever knows it goes on using.
        }
        return read(file);
    }

    /** Whether an {@code Authorization} header gives it. Takes as long whatever is wrong with a token. */
    boolean isGivenIn(@Nullable String authorization) {
        return authorization != null
                && authorization.startsWith(BEARER)
                && MessageDigest.isEqual(text, authorization.substring(BEARER.length()).getBytes(UTF_8));
    }
}
