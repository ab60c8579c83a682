package decant.cli.migration;

import static java.nio.charset.StandardCharsets.UTF_8;

import decant.cli.ending.ExitCode;
import decant.cli.ending.Refusal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadFactory;

/**
 * Where a running migration is talked to by other processes of the same user on this machine: a Unix domain socket
 * beside its state file. A request is a line for each word and an empty line; the answer a line with an exit code, then
 * text until the end.
 */
public final class ControlSocket implements AutoCloseable {
    /** What the operating system allows for the name of a socket, less its terminator. */
    private static final int MAX_PATH_BYTES = 107;

    private static final int MAX_WORDS = 128;
    private static final int MAX_WORD_LENGTH = 4096;

    /** An answer to a request. */
    public record Answer(ExitCode exitCode, String text) {}

    /** Answers requests; called by a thread for each. */
    @FunctionalInterface
    public interface Requests {
        Answer answer(List<String> words);
    }

    private final Path path;
    private final ServerSocketChannel server;
    private final Requests requests;
    private final ThreadFactory threads;

    private ControlSocket(Path path, ServerSocketChannel server, Requests requests, ThreadFactory threads) {
        this.path = path;
        this.server = server;
        this.requests = requests;
        this.threads = threads;
    }

    /** Whether a state file can have a socket at all. */
    public static boolean mayBeBeside(Path state) {
        return name(state).toString().getBytes(UTF_8).length <= MAX_PATH_BYTES;
    }

    private static Path name(Path state) {
        return state.toAbsolutePath().resolveSibling(state.getFileName() + ".socket");
    }

    /** The socket of a state file. */
    public static Path beside(Path state) {
        Path path = name(state);
        int length = path.toString().getBytes(UTF_8).length;
        if (length > MAX_PATH_BYTES) {
            throw Refusal.file(
                    """
                    The state file's path is too long for a socket beside it, %s with %d of %d bytes; name a shorter \
                    one with --state.\
                    """
                            .formatted(path, length, MAX_PATH_BYTES));
        }
        return path;
    }

    /**
     * Listens from now on. The state file is held by this process, so that a socket that is there is left over from one
     * that has died.
     */
    public static ControlSocket open(Path path, Requests requests, ThreadFactory threads) {
        try {
            Files.deleteIfExists(path);
            ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            try {
                server.bind(UnixDomainSocketAddress.of(path));
                Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
            } catch (IOException | RuntimeException e) {
                server.close();
                throw e;
            }
            ControlSocket socket = new ControlSocket(path, server, requests, threads);
            threads.newThread(socket::acceptUntilClosed).start();
            return socket;
        } catch (IOException e) {
            throw Refusal.file("The socket " + path + " cannot be made (" + e.getMessage() + ").");
        }
    }

    private void acceptUntilClosed() {
        try {
            while (true) {
                SocketChannel peer = server.accept();
                threads.newThread(() -> serve(peer)).start();
            }
        } catch (IOException _) {
            // Closed.
        }
    }

    private void serve(SocketChannel peer) {
        try (peer;
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(Channels.newInputStream(peer), UTF_8), 1024);
                Writer out = Channels.newWriter(peer, UTF_8)) {
            List<String> words = words(in);
            Answer answer =
                    words.isEmpty() ? new Answer(ExitCode.USAGE, "Nothing was asked.\n") : requests.answer(words);
            out.write(answer.exitCode().number() + "\n" + answer.text());
        } catch (IOException _) {
            // Whoever asked is gone.
        }
    }

    /** None if they are too many or too long. */
    private static List<String> words(BufferedReader in) throws IOException {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        while (words.size() <= MAX_WORDS) {
            int character = in.read();
            if (character == '\n' || character < 0) {
                if (word.isEmpty()) {
                    return words;
                }
                words.add(word.toString());
                word.setLength(0);
            } else if (word.length() == MAX_WORD_LENGTH) {
                return List.of();
            } else {
                word.append((char) character);
            }
        }
        return List.of();
    }

    @Override
    public void close() {
        try {
            server.close();
            Files.deleteIfExists(path);
        } catch (IOException _) {
            // It is in nobody's way: the next one to listen takes it away.
        }
    }
}
