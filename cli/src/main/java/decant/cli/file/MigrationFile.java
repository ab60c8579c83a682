package decant.cli.file;

import decant.cli.ending.Refusal;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * What a file of a migration says. It is read as a tree of texts with lines: no object is made from what it names, and
 * an alias is a second view of one node, so that no file can grow while it is read.
 *
 * @param path as it was named
 * @param settings in the order of the file
 */
public record MigrationFile(Path path, List<Setting> settings) {
    /** The name of the file that is looked for where none is named. */
    public static final String DEFAULT_NAME = "decant.yaml";

    /** Far more than all properties take. */
    private static final int MAX_BYTES = 1 << 20;

    public MigrationFile {
        settings = List.copyOf(settings);
    }

    /**
     * Reads a file.
     *
     * @throws Refusal if it cannot be read, is no YAML, or holds anything that the table does not know; with its line
     */
    public static MigrationFile read(Path path) {
        String text = text(path);
        return new MigrationFile(path, new TreeReader(path.toString()).settings(tree(path, text)));
    }

    /** The arguments of the command line that say the same. */
    public List<String> arguments() {
        return settings.stream().filter(Setting::isGiven).map(Setting::argument).toList();
    }

    private static String text(Path path) {
        try {
            if (Files.size(path) > MAX_BYTES) {
                throw Refusal.file(path + " is larger than 1 MiB: that is no file of a migration.");
            }
            return Files.readString(path);
        } catch (NoSuchFileException _) {
            throw Refusal.file("There is no file " + path + ".");
        } catch (CharacterCodingException _) {
            throw Refusal.usage(path + " is not written in UTF-8.");
        } catch (IOException e) {
            throw Refusal.file("The file " + path + " cannot be read (" + e.getMessage() + ").");
        }
    }

    private static Node tree(Path path, String text) {
        // What is wrong with keys is told by the reader of the tree, with the line.
        LoadSettings settings =
                LoadSettings.builder()
                        .setLabel(path.toString())
                        .setAllowDuplicateKeys(true)
                        .setAllowNonScalarKeys(true)
                        .build();
        try {
            return new Compose(settings)
                    .composeString(text)
                    .orElseThrow(() -> Refusal.usage(path + " says nothing; begin with source: and target:."));
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().or(e::getContextMark).map(Mark::getLine).orElse(0) + 1;
            throw Refusal.usage("%s:%d: this is no YAML: %s.".formatted(path, line, e.getProblem()));
        } catch (YamlEngineException e) {
            throw Refusal.usage(path + " is no YAML: " + e.getMessage() + ".");
        }
    }
}
