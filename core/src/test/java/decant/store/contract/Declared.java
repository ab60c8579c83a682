package decant.store.contract;

import decant.model.ObjectKey;
import decant.store.Capabilities;
import java.util.List;
import java.util.Set;

/**
 * How a server differs from AWS. Every entry is asserted by some row, so that an entry that stopped being true fails.
 *
 * @param capabilities what copies, removals and reads honour
 * @param deviations the rest
 * @param lostAnimals names of {@linkplain KeyZoo zoo} keys that the server cannot hold, list, look at, copy or remove
 */
public record Declared(Capabilities capabilities, Set<Deviation> deviations, Set<String> lostAnimals) {
    /** Nothing differs. */
    public static final Declared AWS = new Declared(Capabilities.AWS, Set.of(), Set.of());

    public Declared {
        List<String> names = KeyZoo.animals().stream().map(KeyZoo.Animal::name).toList();
        for (String lost : lostAnimals) {
            if (!names.contains(lost)) {
                throw new IllegalArgumentException("The key zoo has no \"" + lost + "\".");
            }
        }
    }

    /** Zoo keys that the server holds, in the order in which S3 lists them. */
    public List<ObjectKey> zooKeys() {
        return KeyZoo.animals().stream()
                .filter(animal -> !lostAnimals.contains(animal.name()))
                .map(KeyZoo.Animal::key)
                .sorted()
                .toList();
    }

    public boolean has(Deviation deviation) {
        return deviations.contains(deviation);
    }
}
