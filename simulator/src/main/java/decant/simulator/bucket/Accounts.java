package decant.simulator.bucket;

import decant.simulator.synthetic.Mix;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The accounts of a world, by what names them, and which credentials have expired. */
public final class Accounts {
    private final Map<String, Account> byAccessKey = new ConcurrentHashMap<>();
    private final Map<String, Account> byCanonicalId = new ConcurrentHashMap<>();
    private final Set<String> expiredAccessKeys = ConcurrentHashMap.newKeySet();

    /** Adds an account whose ids and keys follow from its name, so that they are the same in every run. */
    public Account add(String name) {
        String hash = Long.toHexString(Mix.mix(name.hashCode())).toUpperCase(Locale.ROOT);
        return add(name, "AKIA" + hash, "secret-of-" + name);
    }

    /** Adds an account with the credentials given. */
    public Account add(String name, String accessKeyId, String secretAccessKey) {
        long hash = Mix.mix(name.hashCode());
        StringBuilder canonicalId = new StringBuilder();
        for (int i = 0; i < 4; i++) {
            canonicalId.append(String.format(Locale.ROOT, "%016x", Mix.mix(hash, i)));
        }
        String accountId = String.format(Locale.ROOT, "%012d", (hash >>> 1) % 1_000_000_000_000L);
        Account account = new Account(name, canonicalId.toString(), accountId, accessKeyId, secretAccessKey);
        if (byAccessKey.putIfAbsent(accessKeyId, account) != null) {
            throw new IllegalArgumentException("There is an account with the access key " + accessKeyId + " already.");
        }
        byCanonicalId.put(account.canonicalId(), account);
        return account;
    }

    public Optional<Account> withAccessKey(String accessKeyId) {
        return Optional.ofNullable(byAccessKey.get(accessKeyId));
    }

    /** Whether an access list may name this id. */
    public boolean knows(String canonicalId) {
        return byCanonicalId.containsKey(canonicalId);
    }

    /** Whether the account's credentials are answered with ExpiredToken from now on. */
    public void setExpired(Account account, boolean expired) {
        if (expired) {
            expiredAccessKeys.add(account.accessKeyId());
        } else {
            expiredAccessKeys.remove(account.accessKeyId());
        }
    }

    public boolean isExpired(Account account) {
        return expiredAccessKeys.contains(account.accessKeyId());
    }
}
