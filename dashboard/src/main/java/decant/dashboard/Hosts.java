package decant.dashboard;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which names a dashboard answers to. A page of somebody else's may let its own name lead here (DNS rebinding), and the
 * browser would take the answers for that page's; but its name then stands in the {@code Host} header. An address is no
 * name that anybody could let lead elsewhere.
 */
final class Hosts {
    private static final Pattern HEADER = Pattern.compile("(\\[[0-9A-Fa-f:.]+]|[^:\\[\\]]+)(?::\\d{1,5})?");
    private static final Pattern ADDRESS = Pattern.compile("\\[[0-9A-Fa-f:.]+]|\\d{1,3}(\\.\\d{1,3}){3}");

    private final String named;

    /**
     * @param named the name or address by which somebody asked to listen
     */
    Hosts(String named) {
        this.named = named.toLowerCase(Locale.ROOT);
    }

    /** Whether a request with this {@code Host} header is answered. */
    boolean knows(@Nullable String header) {
        if (header == null) {
            return false;
        }
        Matcher parts = HEADER.matcher(header.strip().toLowerCase(Locale.ROOT));
        if (!parts.matches()) {
            return false;
        }
        String host = parts.group(1);
        return ADDRESS.matcher(host).matches() || host.equals("localhost") || host.equals(named);
    }
}
