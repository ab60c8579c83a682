package decant.live;

import java.util.List;

/**
 * What the end of a run settled.
 *
 * @param reached hints whose change the target shows now and did not before
 * @param deliveries those to be acknowledged now: all of their hints are done
 */
record Settled(List<Hint> reached, List<Delivery> deliveries) {
    Settled {
        reached = List.copyOf(reached);
        deliveries = List.copyOf(deliveries);
    }
}
