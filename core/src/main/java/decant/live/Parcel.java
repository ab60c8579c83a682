package decant.live;

/** A delivery and how many of its hints are still open. Guarded by the lock of its {@link HintQueue}. */
final class Parcel {
    private final Delivery delivery;
    private int open;

    Parcel(Delivery delivery, int hints) {
        this.delivery = delivery;
        this.open = hints;
    }

    Delivery delivery() {
        return delivery;
    }

    /** One hint is done; whether it was the last. */
    boolean settleOne() {
        open--;
        return open == 0;
    }
}
