package decant.cli.migration;

import java.util.Map;

/** Something that others do when a migration comes to where it is their turn. */
@FunctionalInterface
public interface Hook {
    /**
     * Does it. May be asked for again after it was interrupted.
     *
     * @param about names and values that say what it is about
     * @return why it has failed, in a few words; empty if it has not
     */
    String run(Map<String, String> about) throws InterruptedException;
}
