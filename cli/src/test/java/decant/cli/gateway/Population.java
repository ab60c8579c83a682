package decant.cli.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import decant.model.AccessList;
import decant.model.Grant;
import decant.model.Grantee;
import decant.model.ObjectHeaders;
import decant.model.ObjectKey;
import decant.model.Permission;
import decant.model.Tags;
import decant.store.contract.KeyZoo;
import decant.store.contract.NewObject;
import decant.store.contract.RandomKeys;
import decant.store.contract.RandomKeys.Distribution;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What an application keeps in a bucket: the key zoo and keys of every distribution, objects of every kind. The same
 * seed gives the same. For one thread.
 */
final class Population {
    static final int IN_PARTS = 20;

    private static final int SMALLEST_BYTES = 8;

    private static final int MEBIBYTE = 1 << 20;
    private static final Grant OWNER = new Grant(new Grantee.Owner(), Permission.FULL_CONTROL);

    private final Random random;
    private final Grantee carol;
    private final Grantee bob;

    /**
     * @param bob owns the target; what he is granted at the source is his there anyway
     * @param carol owns neither bucket
     */
    Population(long seed, String bob, String carol) {
        this.random = new Random(seed);
        this.bob = new Grantee.Account(bob);
        this.carol = new Grantee.Account(carol);
    }

    /** So many keys, among them the key zoo, shuffled. */
    List<ObjectKey> keys(int objects) {
        RandomKeys made = new RandomKeys(random.nextLong());
        SortedSet<ObjectKey> keys = new TreeSet<>(KeyZoo.keys());
        Distribution[] distributions = Distribution.values();
        for (int i = 0; keys.size() < objects; i++) {
            keys.add(made.next(distributions[i % distributions.length]));
        }
        List<ObjectKey> shuffled = new ArrayList<>(keys);
        Collections.shuffle(shuffled, random);
        return shuffled;
    }

    /**
     * A small object of any kind. The smallest, by which a run sees whether the target's store reads the source, are
     * granted to bob: this gateway lets a copy of a part read by a grant and not by the policy [seen with 16.2.15].
     */
    NewObject small() {
        byte[] bytes = new byte[random.nextInt(600)];
        random.nextBytes(bytes);
        AccessList acl = bytes.length < SMALLEST_BYTES ? AccessList.of(List.of(OWNER, readableBy(bob))) : acl();
        return NewObject.of(bytes).with(headers()).with(tags()).with(acl);
    }

    private static Grant readableBy(Grantee grantee) {
        return new Grant(grantee, Permission.READ);
    }

    /** Two parts of different size. */
    List<Integer> parts() {
        return List.of(5 * MEBIBYTE, 1 + random.nextInt(MEBIBYTE));
    }

    /** A private object of these parts. */
    NewObject inParts(List<Integer> parts) {
        byte[] bytes = new byte[parts.stream().mapToInt(Integer::intValue).sum()];
        random.nextBytes(bytes);
        return NewObject.of(bytes).with(headers()).with(tags());
    }

    ObjectHeaders headers() {
        Map<String, String> system = new TreeMap<>();
        Map<String, String> user = new TreeMap<>();
        if (random.nextBoolean()) {
            system.put("content-type", random.nextBoolean() ? "image/jpeg" : "text/plain; charset=utf-8");
        }
        if (random.nextInt(4) == 0) {
            system.put("cache-control", "max-age=" + random.nextInt(100_000));
            system.put("content-disposition", "attachment; filename=\"a b.jpg\"");
        }
        if (random.nextInt(3) == 0) {
            user.put("artist", "number " + random.nextInt(1_000));
            user.put("with-dash", "a  b; c=\"d\", e");
        }
        return ObjectHeaders.of(system, user);
    }

    Tags tags() {
        return random.nextInt(6) > 0
                ? Tags.NONE
                : Tags.of(Map.of("team", "kids " + random.nextInt(50), "odd", "a+b=c:d/e@f_g-h.i"));
    }

    AccessList acl() {
        return switch (random.nextInt(16)) {
            case 0, 1 -> AccessList.PUBLIC_READ;
            case 2 -> AccessList.of(List.of(OWNER, new Grant(carol, Permission.READ)));
            case 3 -> AccessList.of(List.of(OWNER, new Grant(Grantee.ANY_ACCOUNT, Permission.READ)));
            case 4 ->
                    AccessList.of(
                            List.of(
                                    OWNER,
                                    new Grant(carol, Permission.FULL_CONTROL),
                                    new Grant(Grantee.EVERYBODY, Permission.READ_ACP)));
            case 5 ->
                    AccessList.of(
                            List.of(OWNER, new Grant(bob, Permission.READ), new Grant(carol, Permission.READ_ACP)));
            default -> AccessList.PRIVATE;
        };
    }

    /** Bytes that no other object has. */
    byte[] otherBytes() {
        return ("changed " + random.nextLong()).getBytes(UTF_8);
    }

    /**
     * Picks some of these, and takes them away. None has control characters or U+FFFE and U+FFFF: XML has no way to
     * write most of them, so that the answer to the end of an upload, which names the key, cannot be read by an
     * application.
     */
    List<ObjectKey> take(List<ObjectKey> shuffled, int count) {
        List<ObjectKey> taken =
                shuffled.stream()
                        .filter(key -> key.toString().chars().noneMatch(c -> Character.isISOControl(c) || c >= 0xFFFE))
                        .limit(count)
                        .toList();
        shuffled.removeAll(Set.copyOf(taken));
        return taken;
    }
}
