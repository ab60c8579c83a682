package decant.cli.gateway;

import decant.model.AccessList;
import decant.model.ObjectHeaders;
import decant.model.ObjectKey;
import decant.model.Tags;
import decant.store.contract.NewObject;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Five hundred changes at the source, a hundred of each kind, no two to one key.
 *
 * @param content keys with other bytes
 * @param metadata keys with the same bytes under other headers
 * @param tags keys with other tags and everything else untouched, times included
 * @param acl keys with another access list and everything else untouched, times included
 * @param removed keys that are gone
 */
record Changes(
        List<ObjectKey> content,
        List<ObjectKey> metadata,
        List<ObjectKey> tags,
        List<ObjectKey> acl,
        List<ObjectKey> removed) {
    static final int EACH = 100;

    /** Makes them. */
    static Changes in(World world, Random random) throws Exception {
        List<ObjectKey> keys = world.smallKeys();
        Collections.shuffle(keys, random);
        Population population = world.population();
        Changes changes =
                new Changes(
                        population.take(keys, EACH),
                        population.take(keys, EACH),
                        population.take(keys, EACH),
                        population.take(keys, EACH),
                        population.take(keys, EACH));
        for (ObjectKey key : changes.content()) {
            NewObject old = world.object(key);
            NewObject changed = NewObject.of(population.otherBytes());
            world.put(key, changed.with(old.headers()).with(old.tags()).with(old.acl()));
        }
        for (ObjectKey key : changes.metadata()) {
            NewObject old = world.object(key);
            Map<String, String> user = Map.of("changed", String.valueOf(random.nextInt()));
            world.put(key, old.with(ObjectHeaders.of(old.headers().system(), user)));
        }
        for (ObjectKey key : changes.tags()) {
            world.source().tag(key, Tags.of(Map.of("changed", String.valueOf(random.nextInt()))));
        }
        for (ObjectKey key : changes.acl()) {
            AccessList old = world.object(key).acl();
            // A grant to the target's owner, as some objects have, makes no difference at the target.
            boolean isPublic = AccessList.PUBLIC_READ.isWithin(old);
            world.source().grant(key, isPublic ? AccessList.PRIVATE : AccessList.PUBLIC_READ);
        }
        changes.removed().forEach(world::remove);
        return changes;
    }

    /** Keys of changed objects that are still there. */
    List<ObjectKey> kept() {
        return Stream.of(content, metadata, tags, acl).flatMap(List::stream).toList();
    }
}
