package decant.migration;

/**
 * A condition that has to hold before a migration may be cut over. What cannot be read is closed.
 *
 * @param reason one sentence or less: why it is closed, or by what it is open
 */
public record Gate(Name name, boolean isOpen, String reason) {
    /** Which one. */
    public enum Name {
        HEARTBEAT("heartbeat"),
        BACKFILL("backfill"),
        ACCESS_LISTS("access lists"),
        CLOSING_PASS("closing pass"),
        VERIFIED("verified"),
        LOOKED_AGAIN("looked again"),
        PARKED("parked"),
        EVENTS("events"),
        LAG("lag"),
        HOLD("hold");

        private final String word;

        Name(String word) {
            this.word = word;
        }

        /** As people read it. */
        public String word() {
            return word;
        }
    }

    static Gate open(Name name, String reason) {
        return new Gate(name, true, reason);
    }

    static Gate closed(Name name, String reason) {
        return new Gate(name, false, reason);
    }
}
