package decant.cli.alert;

/** A way to tell somebody. */
public interface Channel {
    /**
     * Tells.
     *
     * @return why it did not work, in a few words without any secret; empty if it did
     */
    String send(Alert alert) throws InterruptedException;
}
