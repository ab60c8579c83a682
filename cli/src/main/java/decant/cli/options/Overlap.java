package decant.cli.options;

import decant.cli.ending.Refusal;
import decant.s3.S3Settings;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Refuses a source and a target that share keys: what is copied would be read again, or removed at its source. */
public final class Overlap {
    private Overlap() {}

    /** Refuses as far as names tell; two names of one bucket, such as an access point's alias, are not recognised. */
    public static void refuse(S3Settings source, S3Settings target) {
        boolean sameBucket =
                source.uri().bucket().equals(target.uri().bucket())
                        && isSameServer(source.endpoint(), target.endpoint());
        if (!sameBucket) {
            return;
        }
        String sourcePrefix = source.uri().prefix();
        String targetPrefix = target.uri().prefix();
        if (sourcePrefix.equals(targetPrefix)) {
            throw Refusal.usage("Source and target are the same: " + source.uri() + ".");
        }
        if (targetPrefix.startsWith(sourcePrefix)) {
            throw Refusal.usage(
                    "The target "
                            + target.uri()
                            + " lies inside the source "
                            + source.uri()
                            + ", so that every copy would be another key to copy; choose prefixes beside each other.");
        }
        if (sourcePrefix.startsWith(targetPrefix)) {
            throw Refusal.usage(
                    "The source "
                            + source.uri()
                            + " lies inside the target "
                            + target.uri()
                            + ", so that its own keys would count as surplus; choose prefixes beside each other.");
        }
    }

    private static boolean isSameServer(@Nullable URI a, @Nullable URI b) {
        if (a == null || b == null) {
            return a == null && b == null;
        }
        return a.getHost().equalsIgnoreCase(b.getHost()) && port(a) == port(b);
    }

    private static int port(URI endpoint) {
        if (endpoint.getPort() >= 0) {
            return endpoint.getPort();
        }
        return "https".equalsIgnoreCase(endpoint.getScheme()) ? 443 : 80;
    }
}
