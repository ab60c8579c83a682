package decant.simulator.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signing keys of signature version 4, which change with day and region only and are kept. */
final class SigningKeys {
    private static final int MAX_KEPT = 1000;

    private record Scope(String secret, String date, String region) {}

    private final Map<Scope, SecretKeySpec> keys = new ConcurrentHashMap<>();

    SecretKeySpec key(String secret, String date, String region) {
        if (keys.size() > MAX_KEPT) {
            keys.clear();
        }
        return keys.computeIfAbsent(new Scope(secret, date, region), SigningKeys::derive);
    }

    private static SecretKeySpec derive(Scope scope) {
        byte[] key = ("AWS4" + scope.secret()).getBytes(UTF_8);
        for (String text : new String[] {scope.date(), scope.region(), "s3", "aws4_request"}) {
            key = hmac(new SecretKeySpec(key, "HmacSHA256"), text);
        }
        return new SecretKeySpec(key, "HmacSHA256");
    }

    static byte[] hmac(SecretKeySpec key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal(text.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
