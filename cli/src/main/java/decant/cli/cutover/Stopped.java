package decant.cli.cutover;

/** It does not go on by itself. The message says why in one sentence; whoever asks again goes on where it stopped. */
final class Stopped extends Exception {
    private static final long serialVersionUID = 1;

    private final String sentence;

    Stopped(String sentence) {
        super(sentence);
        this.sentence = sentence;
    }

    String sentence() {
        return sentence;
    }
}
