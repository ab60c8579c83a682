package decant.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** To format everything takes a minute of processor time: a build looks at what is new, {@code .ci/run} at the rest. */
final class FormatTest {
    private static final int NEW_COMMITS = 10;

    @Test
    void everyNewSourceFileIsFormatted() throws IOException {
        Path root = SourceTree.root();
        assertThat(SourceTree.javaFiles(root)).as("Java files found below " + root).hasSizeGreaterThan(20);
        List<Path> files = SourceTree.javaFilesChanged(root, NEW_COMMITS);

        List<Path> unformatted = new SourceFormat().unformatted(files);

        assertThat(unformatted)
                .extracting(root::relativize)
                .as("Files that are not formatted; `./mvnw -q -N -Pformat` formats them all")
                .isEmpty();
    }
}
