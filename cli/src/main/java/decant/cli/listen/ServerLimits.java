package decant.cli.listen;

/**
 * What the JDK's own HTTP server allows each sender: it reads this once, when the first server of the process is made,
 * whichever that is.
 */
public final class ServerLimits {
    private static final String SECONDS_PER_REQUEST = "30";
    private static final String CONNECTIONS = "512";

    private ServerLimits() {}

    /** Sets them: whoever sends by the byte does not hold a connection for ever. To be called before any server. */
    public static void set() {
        System.setProperty("sun.net.httpserver.maxReqTime", SECONDS_PER_REQUEST);
        System.setProperty("jdk.httpserver.maxConnections", CONNECTIONS);
    }
}
