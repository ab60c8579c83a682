package decant.cli.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Locale;

/** One connection through the proxy: requests are read one by one, answers are passed on as they come. */
final class PassedConnection {
    private static final int BUFFER_BYTES = 16 << 10;
    private static final int MAX_HEAD_BYTES = 64 << 10;

    private PassedConnection() {}

    /** Passes everything on until either end closes. */
    static void pass(Socket client, URI server, CountingProxy proxy) {
        try (client;
                Socket behind = new Socket(server.getHost(), server.getPort())) {
            client.setTcpNoDelay(true);
            behind.setTcpNoDelay(true);
            Thread answers = Thread.ofVirtual().start(() -> passAnswers(behind, client));
            passRequests(client.getInputStream(), behind.getOutputStream(), proxy);
            // What was sent is done even if nobody waits for its answer.
            behind.shutdownOutput();
            answers.join();
        } catch (IOException _) {
            // The client was killed, or the server ended an idle connection: both ends are closed now.
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static void passRequests(InputStream from, OutputStream to, CountingProxy proxy) throws IOException {
        BufferedInputStream in = new BufferedInputStream(from, BUFFER_BYTES);
        BufferedOutputStream out = new BufferedOutputStream(to, BUFFER_BYTES);
        byte[] head = head(in);
        while (head.length > 0) {
            List<String> lines = new String(head, ISO_8859_1).lines().toList();
            out.write(head);
            if (header(lines, "expect").equalsIgnoreCase("100-continue")) {
                out.flush();
            }
            copy(in, out, length(lines));
            out.flush();
            proxy.count(Asked.of(lines));
            head = head(in);
        }
    }

    /** The next head with the empty line that ends it; nothing where the stream has ended. */
    private static byte[] head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream(1024);
        int last = 0;
        for (int b = in.read(); b >= 0; b = in.read()) {
            head.write(b);
            last = last << 8 | b;
            if (last == 0x0D0A0D0A) {
                return head.toByteArray();
            }
            if (head.size() > MAX_HEAD_BYTES) {
                throw new IOException("A head of more than " + MAX_HEAD_BYTES + " bytes");
            }
        }
        return new byte[0];
    }

    private static long length(List<String> lines) throws IOException {
        if (!header(lines, "transfer-encoding").isEmpty()) {
            throw new IOException("Decant says how long its bodies are: " + lines.getFirst());
        }
        String length = header(lines, "content-length");
        return length.isEmpty() ? 0 : Long.parseLong(length);
    }

    private static String header(List<String> lines, String name) {
        for (String line : lines) {
            if (line.toLowerCase(Locale.ROOT).startsWith(name + ":")) {
                return line.substring(name.length() + 1).strip();
            }
        }
        return "";
    }

    private static void copy(InputStream in, OutputStream out, long bytes) throws IOException {
        byte[] buffer = new byte[BUFFER_BYTES];
        for (long left = bytes; left > 0; ) {
            int read = in.read(buffer, 0, (int) Math.min(left, buffer.length));
            if (read < 0) {
                throw new EOFException("A body ended early");
            }
            out.write(buffer, 0, read);
            left -= read;
        }
    }

    private static void passAnswers(Socket from, Socket to) {
        byte[] buffer = new byte[BUFFER_BYTES];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                out.write(buffer, 0, read);
            }
            to.shutdownOutput();
        } catch (IOException _) {
            // Nobody waits for it any more.
        }
    }
}
