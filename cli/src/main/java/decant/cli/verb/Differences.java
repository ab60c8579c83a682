package decant.cli.verb;

import decant.audit.Finding;
import decant.cli.ending.Refusal;
import decant.cli.output.Json;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The list of what an audit found, a JSON object a line, written while it is found. For one thread at a time. */
final class Differences implements AutoCloseable {
    private final @Nullable Path file;
    private final Writer out;

    private Differences(@Nullable Path file, Writer out) {
        this.file = file;
        this.out = out;
    }

    /** Begins the list, or none where no file is named. */
    static Differences in(@Nullable Path file) {
        if (file == null) {
            return new Differences(null, Writer.nullWriter());
        }
        try {
            return new Differences(file, Files.newBufferedWriter(file));
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    void add(Finding finding) {
        if (file != null) {
            Map<String, Object> members = new LinkedHashMap<>();
            members.put("key", finding.key().toString());
            members.put("kind", finding.kind().name());
            members.put("detail", finding.detail());
            Json.writeLine(members, out);
        }
    }

    @Override
    public void close() {
        try {
            out.close();
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    private static Refusal unwritable(@Nullable Path file, IOException e) {
        return Refusal.file("The list of differences " + file + " cannot be written (" + e.getMessage() + ").");
    }
}
