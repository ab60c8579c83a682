package decant.guard;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.google.googlejavaformat.java.JavaFormatterOptions.ImportOrder;
import com.google.googlejavaformat.java.JavaFormatterOptions.Style;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The one format of all Java source: google-java-format in its four-space style, 120 columns wide. Runs on the JDK that
 * compiles the source, since it parses with that JDK's own parser.
 */
final class SourceFormat {
    static final int MAX_COLUMNS = 120;

    /** A re-flowed comment can take a second pass to come to rest. */
    private static final int MAX_PASSES = 5;

    private final Formatter formatter = new Formatter(options());

    /** Rewrites the sources below the directory given, and prints which it changed. */
    static void main(String[] arguments) throws IOException {
        Path root = Path.of(arguments[0]);
        SourceFormat format = new SourceFormat();
        List<Path> unformatted = format.unformatted(SourceTree.javaFiles(root));
        for (Path file : unformatted) {
            Files.writeString(file, format.settled(file));
            System.out.println("formatted " + root.relativize(file));
        }
    }

    /** Those of the files that would change. */
    List<Path> unformatted(List<Path> files) {
        return files.parallelStream().filter(this::wouldChange).toList();
    }

    private boolean wouldChange(Path file) {
        String source = read(file);
        return !formatted(file, source).equals(source);
    }

    private String settled(Path file) {
        String source = read(file);
        for (int pass = 0; pass < MAX_PASSES; pass++) {
            String formatted = formatted(file, source);
            if (formatted.equals(source)) {
                return source;
            }
            source = formatted;
        }
        throw new IllegalStateException(file + " does not come to rest: the formatter disagrees with itself.");
    }

    private String formatted(Path file, String source) {
        try {
            return formatter.formatSourceAndFixImports(source);
        } catch (FormatterException e) {
            throw new IllegalStateException(file + " cannot be parsed: " + e.getMessage(), e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JavaFormatterOptions options() {
        Style style = Style.AOSP.toBuilder().maxLineLength(MAX_COLUMNS).importOrder(ImportOrder.GOOGLE).build();
        return JavaFormatterOptions.builder().style(style).formatJavadoc(true).reorderModifiers(true).build();
    }
}
