package decant.cli.killed;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Lines of a file that grows. */
final class Said implements AutoCloseable {
    private final Reader reader;
    private final StringBuilder begun = new StringBuilder();

    Said(Path file) throws IOException {
        this.reader = Files.newBufferedReader(file, UTF_8);
    }

    /** Lines that were ended since this was asked last. */
    List<String> more() throws IOException {
        List<String> lines = new ArrayList<>();
        for (int read = reader.read(); read >= 0; read = reader.read()) {
            if (read == '\n') {
                lines.add(begun.toString());
                begun.setLength(0);
            } else {
                begun.append((char) read);
            }
        }
        return lines;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
