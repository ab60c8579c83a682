package decant.simulator.api;

import decant.simulator.bucket.Account;
import decant.simulator.bucket.Caller;
import decant.simulator.bucket.S3Error;
import decant.simulator.bucket.S3Operation;
import decant.simulator.bucket.World;
import decant.simulator.faults.Call;
import decant.simulator.faults.Fault;
import decant.simulator.faults.Faults;
import decant.simulator.faults.RateLimits;
import decant.simulator.http.Errors;
import decant.simulator.http.Exchange;
import decant.simulator.http.Payload;
import decant.simulator.http.Request;
import decant.simulator.http.RequestHandler;
import decant.simulator.http.Response;
import decant.simulator.http.SignatureVerifier;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** One region's endpoint: takes a request from its arrival to its answer, or to what befalls it instead. */
public final class Dispatcher implements RequestHandler {
    /** How long a completion is silent before spaces are sent, and between them. AWS names no figure. */
    private static final Duration KEEP_ALIVE = Duration.ofMillis(200);

    private static final String LIST_POSITION = "start-after";

    private final World world;
    private final String region;
    private final Latency latency;
    private final Routes routes;
    private final SignatureVerifier verifier;
    private final Faults faults;
    private final RateLimits limits;
    private final RequestCounts counts;

    /**
     * @param baseHosts names of the endpoint; a host below one of them names a bucket
     */
    public Dispatcher(
            World world,
            String region,
            Latency latency,
            List<String> baseHosts,
            SignatureVerifier verifier,
            Faults faults,
            RateLimits limits,
            RequestCounts counts) {
        this.world = world;
        this.region = region;
        this.latency = latency;
        this.routes = new Routes(baseHosts);
        this.verifier = verifier;
        this.faults = faults;
        this.limits = limits;
        this.counts = counts;
    }

    @Override
    public void handle(Request request, Exchange exchange) {
        Addressed addressed;
        try {
            addressed = routes.find(request);
        } catch (S3Error error) {
            counts.unknown();
            exchange.answer(decorated(Errors.response(error, request.id()), request));
            return;
        }
        counts.begin(addressed.operation());
        Call call = new Call(addressed.operation(), region, addressed.bucket(), position(request, addressed));
        if (!limits.admits(call)) {
            counts.throttled();
            befall(Fault.slowDown(), request, addressed, exchange);
            return;
        }
        Optional<Fault> fault = faults.befalling(call);
        if (fault.isPresent()) {
            counts.fault();
            befall(fault.get(), request, addressed, exchange);
        } else {
            serve(request, addressed, exchange, latency.of(addressed.operation()));
        }
    }

    /** The key a call is about; of a listing, where it begins. */
    private static String position(Request request, Addressed addressed) {
        if (addressed.operation() == S3Operation.LIST_OBJECTS) {
            return request.query().get("marker").or(() -> request.query().get("prefix")).orElse("");
        }
        if (addressed.operation() != S3Operation.LIST_OBJECTS_V2) {
            return addressed.key();
        }
        Optional<String> token = request.query().get("continuation-token");
        return token.isPresent()
                ? ContinuationToken.position(token.get())
                : request.query().get(LIST_POSITION).or(() -> request.query().get("prefix")).orElse("");
    }

    private void serve(Request request, Addressed addressed, Exchange exchange, Duration delay) {
        Deed deed = prepare(request, addressed);
        if (addressed.operation() == S3Operation.COMPLETE_MULTIPART_UPLOAD && delay.compareTo(KEEP_ALIVE) > 0) {
            exchange.after(KEEP_ALIVE, () -> exchange.keepAlive(KEEP_ALIVE));
        }
        exchange.after(delay, () -> answer(exchange, request, land(deed, request)));
    }

    private void befall(Fault fault, Request request, Addressed addressed, Exchange exchange) {
        Duration usual = latency.of(addressed.operation());
        switch (fault) {
            case Fault.Refused(int status, String code, String message) ->
                    exchange.after(
                            usual,
                            () ->
                                    answer(
                                            exchange,
                                            request,
                                            Errors.response(new S3Error(status, code, message), request.id())));
            case Fault.ErrorInside200(String code, String message) ->
                    exchange.after(
                            usual,
                            () ->
                                    answer(
                                            exchange,
                                            request,
                                            Response.xml(
                                                    200,
                                                    Errors.document(new S3Error(200, code, message), request.id()))));
            case Fault.FailedThenDone(Duration delay) -> {
                Deed deed = prepare(request, addressed);
                exchange.after(usual.plus(delay), () -> land(deed, request));
                befall(Fault.internalError(), request, addressed, exchange);
            }
            case Fault.Slow(Duration extra) -> serve(request, addressed, exchange, usual.plus(extra));
            case Fault.Reset() -> exchange.after(usual, () -> end(exchange::reset));
            case Fault.DoneThenReset() -> {
                Deed deed = prepare(request, addressed);
                exchange.after(
                        usual,
                        () -> {
                            land(deed, request);
                            end(exchange::reset);
                        });
            }
            case Fault.DoneThenSilent() -> {
                Deed deed = prepare(request, addressed);
                exchange.after(
                        usual,
                        () -> {
                            land(deed, request);
                            end(exchange::abandon);
                        });
            }
        }
    }

    /**
     * Reads and checks the request. A refusal becomes the deed, so that it is answered no sooner than anything else.
     */
    private Deed prepare(Request request, Addressed addressed) {
        try {
            Caller caller = caller(request);
            Payload payload = verifier.verify(request, region);
            KnownHeaders.require(request);
            return Operations.prepare(
                    addressed.operation(), new Invocation(world, region, request, addressed, caller, payload));
        } catch (S3Error error) {
            return () -> {
                throw error;
            };
        }
    }

    private Caller caller(Request request) {
        Optional<String> accessKeyId = verifier.accessKeyId(request);
        if (accessKeyId.isEmpty()) {
            return Caller.ANONYMOUS;
        }
        Account account =
                world.accounts()
                        .withAccessKey(accessKeyId.get())
                        .orElseThrow(() ->
                                new S3Error(
                                        403,
                                        "InvalidAccessKeyId",
                                        "The AWS Access Key Id you provided does not exist in our records."));
        if (world.accounts().isExpired(account)) {
            throw new S3Error(400, "ExpiredToken", "The provided token has expired.");
        }
        if (request.header("x-amz-security-token").isPresent()) {
            throw new S3Error(400, "InvalidToken", "The provided token is malformed or otherwise invalid.");
        }
        return new Caller(account);
    }

    private static Response land(Deed deed, Request request) {
        try {
            return deed.land();
        } catch (S3Error error) {
            Response response = Errors.response(error, request.id());
            String rightRegion = error.details().get("Region");
            return rightRegion == null ? response : response.header("x-amz-bucket-region", rightRegion);
        } catch (RuntimeException mistake) {
            System.getLogger("decant.simulator").log(System.Logger.Level.ERROR, "A request failed", mistake);
            return Errors.response(new S3Error(500, "InternalError", "The simulator failed: " + mistake), request.id());
        }
    }

    private void answer(Exchange exchange, Request request, Response response) {
        end(() -> exchange.answer(decorated(response, request)));
    }

    private void end(Runnable ending) {
        counts.end();
        ending.run();
    }

    private Response decorated(Response response, Request request) {
        response.header("date", HttpDates.format(world.now())).header("x-amz-request-id", request.id());
        return response;
    }
}
