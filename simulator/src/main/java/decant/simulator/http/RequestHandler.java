package decant.simulator.http;

/** What a server does with requests. Called on the threads that read and write, so it must not wait. */
@FunctionalInterface
public interface RequestHandler {
    void handle(Request request, Exchange exchange);
}
