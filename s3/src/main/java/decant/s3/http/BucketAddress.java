package decant.s3.http;

import decant.model.ObjectKey;
import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Where a bucket answers: its name in the host ({@code bucket.s3.eu-west-1.amazonaws.com/key}) or in the path ({@code
 * localhost:9000/bucket/key}).
 *
 * @param protocol {@code http} or {@code https}
 * @param host without port
 * @param port always given
 * @param root the encoded path that keys are appended to; begins and ends with a slash
 */
public record BucketAddress(String protocol, String host, int port, String root) {
    /** A bucket name that can stand as one label of a host under a wildcard certificate: no dots, no capitals. */
    private static final Pattern HOST_LABEL = Pattern.compile("[a-z0-9][a-z0-9-]{1,61}[a-z0-9]");

    private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");

    /** The address of a bucket below an endpoint such as {@code https://s3.eu-west-1.amazonaws.com}. */
    public static BucketAddress of(URI endpoint, String bucket, boolean pathStyle) {
        String protocol = endpoint.getScheme().toLowerCase(Locale.ROOT);
        int port = endpoint.getPort() >= 0 ? endpoint.getPort() : protocol.equals("https") ? 443 : 80;
        String base = endpoint.getRawPath() == null ? "" : endpoint.getRawPath();
        String root = base.endsWith("/") ? base : base + "/";
        return pathStyle
                ? new BucketAddress(protocol, endpoint.getHost(), port, root + PercentEncoding.path(bucket) + "/")
                : new BucketAddress(protocol, bucket + "." + endpoint.getHost(), port, root);
    }

    /** Whether the bucket's name has to stand in the path, since it cannot be part of the host's. */
    public static boolean needsPathStyle(URI endpoint, String bucket) {
        String host = endpoint.getHost().toLowerCase(Locale.ROOT);
        boolean nameless =
                host.startsWith("[")
                        || IPV4.matcher(host).matches()
                        || host.equals("localhost")
                        || host.endsWith(".localhost");
        return nameless || !HOST_LABEL.matcher(bucket).matches();
    }

    /** The encoded path of a key below a prefix that is encoded already. */
    String path(String encodedPrefix, ObjectKey key) {
        StringBuilder path = new StringBuilder(root.length() + encodedPrefix.length() + key.length() + 32);
        path.append(root).append(encodedPrefix);
        PercentEncoding.appendPath(path, key);
        return path.toString();
    }
}
