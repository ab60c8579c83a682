package decant.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Folders that a run leaves behind. */
final class Scratch {
    private Scratch() {}

    /** Deletes a folder that holds files and no folders. */
    static void delete(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
