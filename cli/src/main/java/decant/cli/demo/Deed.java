package decant.cli.demo;

import java.util.random.RandomGenerator;

/** What users do to their pictures. */
enum Deed {
    ADDED("new", 20),
    OVERWRITTEN("overwritten", 25),
    DELETED("deleted", 15),
    RECREATED("created again", 10),
    ACCESS("made public or private", 18),
    DETAILS("with other metadata or tags", 12);

    private final String words;
    private final int weight;

    Deed(String words, int weight) {
        this.words = words;
        this.weight = weight;
    }

    /** As it stands behind a number. */
    String words() {
        return words;
    }

    /** One of them, some more often than others. */
    static Deed drawn(RandomGenerator random) {
        int all = 0;
        for (Deed deed : values()) {
            all += deed.weight;
        }
        int left = random.nextInt(all);
        for (Deed deed : values()) {
            left -= deed.weight;
            if (left < 0) {
                return deed;
            }
        }
        throw new IllegalStateException("The weights do not add up.");
    }
}
