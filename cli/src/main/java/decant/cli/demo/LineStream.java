package decant.cli.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.util.function.Consumer;

/** Hands on what is printed, line by line. Safe for any number of threads. */
final class LineStream extends OutputStream {
    private final Consumer<String> lines;
    private final ByteArrayOutputStream begun = new ByteArrayOutputStream();

    LineStream(Consumer<String> lines) {
        this.lines = lines;
    }

    @Override
    public void write(int octet) {
        String line;
        synchronized (begun) {
            if (octet != '\n') {
                begun.write(octet);
                return;
            }
            line = begun.toString(UTF_8).stripTrailing();
            begun.reset();
        }
        lines.accept(line);
    }
}
