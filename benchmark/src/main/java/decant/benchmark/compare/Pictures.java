package decant.benchmark.compare;

import decant.model.Grant;
import decant.model.Grantee;
import decant.model.ObjectHeaders;
import decant.model.ObjectKey;
import decant.model.Permission;
import decant.model.StorageClass;
import decant.simulator.SimulatedBucket;
import decant.simulator.bucket.Account;
import decant.simulator.bucket.Acl;
import decant.simulator.bucket.Body;
import decant.simulator.bucket.BodyChecksum;
import decant.simulator.bucket.ChecksumAlgorithm;
import decant.simulator.bucket.ObjectSettings;
import decant.simulator.bucket.StoredObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * An old bucket of pictures: small objects with headers and user metadata of their own, two in three public, one in
 * fifty shared with another account, one in ten tagged, one in twenty in a cheaper class, one in fifty with a name that
 * is not plain ASCII. The same number of them is always the same pictures.
 */
final class Pictures {
    private static final int SEED = 20_261_126;
    private static final int OF_A_USER = 20;
    private static final int LEAST_BYTES = 512;
    private static final int BYTES_SPAN = 4096;
    private static final Duration AGE = Duration.ofDays(1);

    /** Of two hundred pictures one is overwritten in its size, one in another, one deleted, two hidden. */
    private static final int ROUND = 200;

    private static final int SAME_SIZE = 0;
    private static final int OTHER_SIZE = 1;
    private static final int DELETED = 2;
    private static final List<Integer> HIDDEN = List.of(3, 103);

    private final int objects;
    private final Account friend;

    /**
     * @param friend whom one in fifty is shared with
     */
    Pictures(int objects, Account friend) {
        this.objects = objects;
        this.friend = friend;
    }

    /** Writes all of them, as of yesterday. */
    void fill(SimulatedBucket bucket) {
        Instant yesterday = Instant.now().minus(AGE);
        for (int i = 0; i < objects; i++) {
            SplittableRandom random = new SplittableRandom(SEED + i);
            byte[] bytes = new byte[LEAST_BYTES + random.nextInt(BYTES_SPAN)];
            random.nextBytes(bytes);
            put(bucket, key(i), bytes, settings(i, bucket, random), yesterday);
        }
    }

    /** Overwrites one in a hundred, deletes one in two hundred and hides one in a hundred, if it is not hidden yet. */
    void change(SimulatedBucket bucket) {
        String owner = bucket.owner().canonicalId();
        for (int i = 0; i < objects; i++) {
            String key = key(i);
            int kind = i % ROUND;
            if (kind == DELETED) {
                bucket.remove(key);
            } else if (HIDDEN.contains(kind)) {
                bucket.change(key, object -> object.withAcl(Acl.privateTo(owner)));
            } else if (kind == SAME_SIZE || kind == OTHER_SIZE) {
                StoredObject old = bucket.peek(key).orElseThrow();
                byte[] bytes = new byte[Math.toIntExact(old.size()) + (kind == OTHER_SIZE ? 1 : 0)];
                new SplittableRandom(-i - 1L).nextBytes(bytes);
                ObjectSettings settings =
                        new ObjectSettings(old.headers(), old.tags(), old.storageClass(), old.acl(), old.atRest());
                put(bucket, key, bytes, settings, Instant.now());
            }
        }
    }

    private static String key(int i) {
        String name = i % 50 == 7 ? "Bild f\u00FCr Oma %02d + \u00C4rger.jpg" : "picture-%02d.jpg";
        return ("users/%05d/" + name).formatted(i / OF_A_USER, i % OF_A_USER);
    }

    private static void put(SimulatedBucket bucket, String key, byte[] bytes, ObjectSettings settings, Instant time) {
        Body body = Body.of(bytes);
        BodyChecksum checksum = BodyChecksum.of(ChecksumAlgorithm.CRC64NVME, body).orElseThrow();
        StoredObject object = StoredObject.inOnePart(body, time, settings, checksum);
        bucket.settings().objects().update(ObjectKey.of(key), _ -> object);
    }

    private ObjectSettings settings(int i, SimulatedBucket bucket, SplittableRandom random) {
        String owner = bucket.owner().canonicalId();
        TreeMap<String, String> tags = new TreeMap<>();
        if (random.nextInt(10) == 0) {
            tags.put("album", "holidays");
            tags.put("checked", "yes");
        }
        ObjectHeaders headers =
                ObjectHeaders.of(
                        Map.of("content-type", "image/jpeg", "cache-control", "max-age=86400"),
                        Map.of("uploaded-by", "user-" + i / OF_A_USER));
        StorageClass storageClass = random.nextInt(20) == 0 ? new StorageClass("STANDARD_IA") : StorageClass.STANDARD;
        List<Grant> grants = new ArrayList<>(Acl.privateTo(owner).grants());
        if (random.nextInt(3) > 0) {
            grants.add(new Grant(Grantee.EVERYBODY, Permission.READ));
        }
        if (random.nextInt(50) == 0) {
            grants.add(new Grant(new Grantee.Account(friend.canonicalId()), Permission.READ));
        }
        return new ObjectSettings(headers, tags, storageClass, new Acl(owner, grants), bucket.settings().encryption());
    }
}
