package decant.simulator.cdn;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * How long an edge keeps an answer, by its Cache-Control: {@code s-maxage} before {@code max-age}, and not at all where
 * it says {@code no-store}, {@code no-cache} or {@code private} [CloudFront Developer Guide, Expiration, with a minimum
 * of zero]. Expires is not looked at.
 */
final class Lifetime {
    private Lifetime() {}

    static Duration of(Answer answer, CdnOptions options) {
        String control = answer.headers().getOrDefault("cache-control", "").toLowerCase(Locale.ROOT);
        Optional<Duration> said = seconds(control, "s-maxage").or(() -> seconds(control, "max-age"));
        if (answer.status() >= 400) {
            Duration told = said.orElse(Duration.ZERO);
            Duration least = options.errorLifetime();
            return least(told.compareTo(least) > 0 ? told : least, options.maxLifetime());
        }
        if (has(control, "no-store") || has(control, "no-cache") || has(control, "private")) {
            return Duration.ZERO;
        }
        return least(said.orElse(options.defaultLifetime()), options.maxLifetime());
    }

    private static boolean has(String control, String directive) {
        for (String part : control.split(",", -1)) {
            if (part.strip().equals(directive)) {
                return true;
            }
        }
        return false;
    }

    private static Optional<Duration> seconds(String control, String directive) {
        for (String part : control.split(",", -1)) {
            String[] pair = part.strip().split("=", 2);
            if (pair.length == 2 && pair[0].equals(directive) && pair[1].matches("[0-9]{1,9}")) {
                return Optional.of(Duration.ofSeconds(Long.parseLong(pair[1])));
            }
        }
        return Optional.empty();
    }

    private static Duration least(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }
}
