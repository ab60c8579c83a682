package decant.cli.migration;

import static java.nio.charset.StandardCharsets.UTF_8;

import decant.cli.ending.ExitCode;
import decant.cli.ending.Refusal;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Asks a running migration of the same user on this machine. */
public final class ControlClient {
    private ControlClient() {}

    /**
     * Asks.
     *
     * @param words without line ends, none of them empty
     * @return the answer; empty where none runs
     */
    public static Optional<ControlSocket.Answer> ask(Path path, List<String> words) {
        if (!Files.exists(path)) {
            return Optional.empty();
        }
        SocketChannel channel;
        try {
            channel = SocketChannel.open(UnixDomainSocketAddress.of(path));
        } catch (IOException _) {
            // Left over from one that has died.
            return Optional.empty();
        }
        try (channel) {
            ByteBuffer request = ByteBuffer.wrap((String.join("\n", words) + "\n\n").getBytes(UTF_8));
            while (request.hasRemaining()) {
                channel.write(request);
            }
            String answer = new String(Channels.newInputStream(channel).readAllBytes(), UTF_8);
            int end = answer.indexOf('\n');
            int number = Integer.parseInt(answer.substring(0, Math.max(end, 0)));
            ExitCode exitCode =
                    Stream.of(ExitCode.values()).filter(code -> code.number() == number).findFirst().orElseThrow();
            return Optional.of(new ControlSocket.Answer(exitCode, answer.substring(end + 1)));
        } catch (IOException | RuntimeException e) {
            throw Refusal.file("The migration that listens at " + path + " gave no answer (" + e.getMessage() + ").");
        }
    }
}
