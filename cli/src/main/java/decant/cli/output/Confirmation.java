package decant.cli.output;

import decant.cli.ending.Refusal;
import java.io.IOException;

/** Something that is done only if a person types a word, so that nobody does it by a slip of the hand. */
public final class Confirmation {
    private Confirmation() {}

    /**
     * Asks for a word.
     *
     * @param question what is about to happen, in one sentence or more
     * @param word what has to be typed
     * @throws Refusal if something else is typed, or if nobody is at the console
     */
    public static void ask(Console console, String question, String word) {
        if (!console.interactive()) {
            throw Refusal.usage(question + " Nobody is here to confirm it: --yes does so.");
        }
        console.err().print(question + "\nType " + word + " to go on: ");
        console.err().flush();
        String typed;
        try {
            typed = console.keyboard().readLine();
        } catch (IOException e) {
            throw Refusal.usage("What is typed cannot be read (" + e.getMessage() + "); --yes confirms it.");
        }
        if (typed == null || !typed.strip().equals(word)) {
            throw Refusal.usage("That was not " + word + ", so nothing was done.");
        }
    }
}
