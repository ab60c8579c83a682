package decant.proof.simulation;

import decant.store.StoreException;
import java.util.ArrayList;
import java.util.List;

/** Makes a failing plan small: one key if one is enough, and nothing that it fails without. */
final class Shrinking {
    private Shrinking() {}

    /** The smallest plan that still fails, in words, with what happened in it. */
    static String shrunk(Plan failing) throws StoreException, InterruptedException {
        Plan smallest = fewerThings(fewerKeys(failing));
        Migration migration = new Migration(smallest);
        List<String> wrong = migration.run();
        List<String> lines = new ArrayList<>();
        lines.add(smallest.toString());
        for (int number : smallest.keys()) {
            if (smallest.keys().size() == 1) {
                lines.addAll(migration.logOf(number));
            }
        }
        lines.addAll(wrong);
        return String.join("\n  ", lines);
    }

    private static Plan fewerKeys(Plan plan) throws StoreException, InterruptedException {
        for (int key : plan.keys()) {
            Plan alone = plan.withKeys(List.of(key));
            if (fails(alone)) {
                return alone;
            }
        }
        return plan;
    }

    private static Plan fewerThings(Plan plan) throws StoreException, InterruptedException {
        for (Plan smaller : plan.smaller()) {
            if (fails(smaller)) {
                return fewerThings(smaller);
            }
        }
        return plan;
    }

    private static boolean fails(Plan plan) throws StoreException, InterruptedException {
        return !new Migration(plan).run().isEmpty();
    }
}
