package decant.s3;

/**
 * The way that was chosen for the bytes of copies.
 *
 * @param relays whether they pass through this machine
 * @param why in words that go on from "because"
 */
public record TransferChoice(boolean relays, String why) {
    /** The way by a word, for scripts. */
    public String word() {
        return relays ? "relay" : "server-side";
    }

    /** The way and the reason in a sentence. */
    public String sentence() {
        return (relays ? "Copies pass through this machine, because " : "The target copies by itself, because ")
                + why
                + ".";
    }
}
