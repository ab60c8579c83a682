package decant.cli.gateway;

/** Says what was measured, and how long it took; nothing is asserted of it. */
record Told(long beganNanos) {
    static Told begin() {
        return new Told(System.nanoTime());
    }

    /** Says it, after the seconds since the beginning. */
    void say(String what) {
        double seconds = (System.nanoTime() - beganNanos) / 1e9;
        System.out.printf("%6.1f s  %s%n", seconds, what);
    }
}
