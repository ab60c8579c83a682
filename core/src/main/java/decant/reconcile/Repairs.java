package decant.reconcile;

import decant.model.Aspect;
import java.util.EnumSet;
import java.util.Set;

/**
 * What was written at the target for one key.
 *
 * @param aspects what was written so far
 * @param narrowed whether the target was found to grant what its source does not, and was narrowed
 */
public record Repairs(Set<Aspect> aspects, boolean narrowed) {
    /** Nothing was written. */
    public static final Repairs NONE = new Repairs(Set.of(), false);

    public Repairs {
        aspects = Set.copyOf(aspects);
    }

    /** Whether nothing was written. */
    public boolean isEmpty() {
        return aspects.isEmpty();
    }

    Repairs and(Set<Aspect> more) {
        Set<Aspect> all = EnumSet.noneOf(Aspect.class);
        all.addAll(aspects);
        all.addAll(more);
        return new Repairs(all, narrowed);
    }

    Repairs andNarrowed() {
        return new Repairs(aspects, true);
    }
}
