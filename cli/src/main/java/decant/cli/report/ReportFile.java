package decant.cli.report;

import decant.cli.ending.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes files whole: whoever reads meanwhile sees the former one. */
public final class ReportFile {
    private ReportFile() {}

    /** Writes a file in UTF-8, in place of one that may be there. */
    public static void write(Path file, String text) {
        Path whole = file.toAbsolutePath();
        try {
            Path parts = whole.resolveSibling("." + whole.getFileName() + ".part");
            try {
                Files.writeString(parts, text);
                Files.move(parts, whole, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(parts);
            }
        } catch (IOException e) {
            throw Refusal.file("The file " + file + " cannot be written (" + e + ").");
        }
    }
}
