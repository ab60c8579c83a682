package decant.cli.brake;

import java.io.IOException;

/** Something that can be asked for a line of text, such as a page. */
@FunctionalInterface
public interface Readout {
    /**
     * What it says, without blanks around it.
     *
     * @throws IOException if it does not answer, or answers that it will not
     */
    String read() throws IOException, InterruptedException;

    /** Is asked no more; what it holds open is closed. */
    default void end() {}
}
