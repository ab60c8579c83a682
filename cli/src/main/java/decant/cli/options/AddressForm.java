package decant.cli.options;

import decant.cli.ending.Refusal;
import java.net.InetSocketAddress;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where to listen, as people write it: a port of this machine's loopback address, or a host and a port. */
final class AddressForm {
    private static final Pattern FORM = Pattern.compile("(?:(.+):)?(\\d{1,5})");
    private static final int MAX_PORT = 65_535;

    private AddressForm() {}

    static InetSocketAddress read(String option, String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches() || Integer.parseInt(form.group(2)) > MAX_PORT) {
            throw Refusal.usage(option + " is a port such as 9090 or 0.0.0.0:9090, not \"" + text + "\".");
        }
        String host = form.group(1) == null ? "127.0.0.1" : form.group(1);
        return new InetSocketAddress(host, Integer.parseInt(form.group(2)));
    }
}
