package decant.cli.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;

/**
 * Where the migration takes the events of both buckets, as HOST:PORT of the loopback address.
 *
 * @param source events of the source
 * @param target events of the target
 */
record Ports(String source, String target) {
    /** Two that nobody else has. */
    static Ports free() {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        try (ServerSocket one = new ServerSocket(0, 1, loopback);
                ServerSocket two = new ServerSocket(0, 1, loopback)) {
            String host = loopback.getHostAddress() + ":";
            return new Ports(host + one.getLocalPort(), host + two.getLocalPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static URI page(String address) {
        return URI.create("http://" + address + "/");
    }
}
