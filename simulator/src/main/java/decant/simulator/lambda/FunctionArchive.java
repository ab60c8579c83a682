package decant.simulator.lambda;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The archive of a function. */
public record FunctionArchive(Path file) {
    /** Names of all that is in it. */
    public List<String> names() throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return zip.stream().filter(entry -> !entry.isDirectory()).map(ZipEntry::getName).sorted().toList();
        }
    }

    /** Unpacks it into an empty folder, which will be the working directory of its environments. */
    public void unpackInto(Path folder) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : zip.stream().filter(entry -> !entry.isDirectory()).toList()) {
                Path unpacked = folder.resolve(entry.getName()).normalize();
                if (!unpacked.startsWith(folder)) {
                    throw new IOException("The archive would be unpacked beside its folder: " + entry.getName());
                }
                Files.createDirectories(unpacked.getParent());
                try (InputStream bytes = zip.getInputStream(entry)) {
                    Files.copy(bytes, unpacked);
                }
            }
        }
    }
}
