package decant.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FormatTest {
    @Test
    void everySourceFileIsFormatted() throws IOException {
        Path root = SourceTree.root();
        List<Path> files = SourceTree.javaFiles(root);
        assertThat(files).as("Java files found below " + root).hasSizeGreaterThan(20);

        List<Path> unformatted = new SourceFormat().unformatted(files);

        assertThat(unformatted)
                .extracting(root::relativize)
                .as("Files that are not formatted; `./mvnw -q -N -Pformat` formats them all")
                .isEmpty();
    }
}
