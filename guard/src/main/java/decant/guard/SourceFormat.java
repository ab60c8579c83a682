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

    private final Formatter formatter = new Formatter(options());

    /** Rewrites the sources below the directory given, and prints which it changed. */
    static void main(String[] arguments) throws IOException {
        Path root = Path.of(arguments[0]);
        SourceFormat format = new SourceFormat();
        List<Path> unformatted = format.unformatted(SourceTree.javaFiles(root));
        for (Path file : unformatted) {
            Files.writeString(file, format.apply(file));
            System.out.println("formatted " + root.relativize(file));
        }
    }

    /** Those of the files that would change. */
    List<Path> unformatted(List<Path> files) {
        return files.parallelStream().filter(file -> !apply(file).equals(read(file))).toList();
    }

    private String apply(Path file) {
        try {
            return formatter.formatSourceAndFixImports(read(file));
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
