package decant.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import decant.model.Grant;
import decant.model.Grantee;
import decant.model.Permission;
import decant.simulator.bucket.Acl;
import decant.simulator.cdn.Cdn;
import decant.simulator.cdn.CdnFigures;
import decant.simulator.cdn.CdnOptions;
import decant.simulator.cdn.Origins;
import decant.simulator.http.Exchange;
import decant.simulator.http.Percent;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;

/** The edge in front of both buckets: what visitors get, and for how long. Time stands still unless a test moves it. */
final class CdnTest {
    private static final Set<Integer> ABSENT = Set.of(404);

    private final TwoRegions world = new TwoRegions();
    private final AtomicLong nanos = new AtomicLong();
    private final URI pictures = URI.create(world.simulator.endpoint(TwoRegions.US) + "/pictures");
    private final URI mirror = URI.create(world.simulator.endpoint(TwoRegions.EU) + "/mirror");
    private final HeldOrigin held = new HeldOrigin();
    private final CdnOptions options = CdnOptions.defaults().withNanoTime(nanos::get);
    private final HttpClient http = HttpClient.newHttpClient();
    private Cdn cdn = Cdn.start(options, Origins.of(pictures));

    @BeforeEach
    void letEverybodyList() {
        // Else S3 does not tell what is absent from what is private.
        letEverybodyList(world.pictures);
        letEverybodyList(world.mirror);
    }

    private static void letEverybodyList(SimulatedBucket bucket) {
        bucket.settings().setAcl(readableByAll(bucket));
    }

    private static Acl readableByAll(SimulatedBucket bucket) {
        Acl own = Acl.privateTo(bucket.owner().canonicalId());
        return new Acl(own.ownerId(), List.of(own.grants().getFirst(), new Grant(Grantee.EVERYBODY, Permission.READ)));
    }

    private static void open(SimulatedBucket bucket, String key, String text) {
        bucket.put(key, text.getBytes(UTF_8), readableByAll(bucket));
    }

    @AfterEach
    void close() {
        http.close();
        cdn.close();
        held.close();
        world.close();
    }

    private HttpResponse<String> ask(String method, String key) {
        URI uri = URI.create(cdn.address() + "/" + Percent.encode(key, true));
        return send(HttpRequest.newBuilder(uri).method(method, BodyPublishers.noBody()).build());
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** The status, and the body where there is something to see. */
    private String get(String key) {
        HttpResponse<String> answer = ask("GET", key);
        return answer.statusCode() == 200 ? "200 " + answer.body() : String.valueOf(answer.statusCode());
    }

    private CompletableFuture<String> begin(String key) {
        return CompletableFuture.supplyAsync(() -> get(key));
    }

    private static String cacheWord(HttpResponse<String> answer) {
        return answer.headers().firstValue("x-cache").orElse("");
    }

    private void seconds(long count) {
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(count));
    }

    @Test
    void keepsAnswersAsLongAsTheirHeadersSay() {
        world.s3.putObject(
                put -> put.bucket("pictures").key("a").acl("public-read").cacheControl("public, max-age=60"),
                RequestBody.fromString("first"));
        HttpResponse<String> miss = ask("GET", "a");
        assertThat(cacheWord(miss)).isEqualTo("Miss from cloudfront");
        assertThat(miss.headers().map())
                .containsEntry("content-type", List.of("text/plain; charset=UTF-8"))
                .containsKeys("etag", "last-modified")
                .containsEntry("server", List.of("CloudFront"));

        open(world.pictures, "a", "second");
        seconds(59);
        HttpResponse<String> hit = ask("GET", "a");
        assertThat(hit.body()).isEqualTo("first");
        assertThat(cacheWord(hit)).isEqualTo("Hit from cloudfront");
        assertThat(hit.headers().firstValue("age")).contains("59");

        seconds(1);
        assertThat(get("a")).isEqualTo("200 second");
        seconds(86_399);
        open(world.pictures, "a", "third");
        assertThat(get("a")).as("a day where the headers say nothing").isEqualTo("200 second");
        assertThat(cdn.figures()).isEqualTo(new CdnFigures(2, 2, 0, 0, 0, 0, 1));
    }

    @Test
    void readsCacheControlAsACacheSharedByManyDoes() {
        Map<String, Integer> keptSeconds =
                Map.of(
                        "max-age=10, s-maxage=20", 20,
                        "no-store", 0,
                        "private, max-age=10", 0,
                        "no-cache", 0,
                        "MAX-AGE=10", 10,
                        "max-age=0", 0);
        keptSeconds.forEach((control, kept) -> {
            world.s3.putObject(
                    put -> put.bucket("pictures").key(control).acl("public-read").cacheControl(control),
                    RequestBody.fromString("first"));
            assertThat(get(control)).isEqualTo("200 first");
            open(world.pictures, control, "second");
            if (kept > 0) {
                seconds(kept - 1);
                assertThat(get(control)).as(control).isEqualTo("200 first");
                seconds(1);
            }
            assertThat(get(control)).as(control).isEqualTo("200 second");
        });
    }

    @Test
    void keepsErrorsForTenSeconds() {
        world.pictures.put("private", new byte[1]);
        assertThat(get("private")).isEqualTo("403");
        assertThat(get("absent")).isEqualTo("404");

        open(world.pictures, "private", "shown");
        open(world.pictures, "absent", "there");
        seconds(9);
        assertThat(get("private")).isEqualTo("403");
        assertThat(get("absent")).isEqualTo("404");
        seconds(1);
        assertThat(get("private")).isEqualTo("200 shown");
        assertThat(get("absent")).isEqualTo("200 there");
    }

    /** The switch of a migration: a 403 is an image that was made private, and must stay hidden. */
    @Test
    void asksTheFallbackForWhatIsAbsentAndNotForWhatIsPrivate() {
        open(world.pictures, "old", "not copied yet");
        open(world.pictures, "hidden", "made private");
        world.mirror.put("hidden", new byte[1]);
        open(world.mirror, "new", "here");
        cdn.use(Origins.of(mirror).withFallback(pictures, ABSENT));

        assertThat(get("old")).isEqualTo("200 not copied yet");
        assertThat(get("hidden")).isEqualTo("403");
        assertThat(get("new")).isEqualTo("200 here");
        assertThat(get("nowhere")).isEqualTo("404");
        assertThat(cdn.figures().fallbacks()).as("for old and nowhere").isEqualTo(2);

        cdn.use(Origins.of(mirror));
        assertThat(get("old")).as("kept by its path, whichever origin it came from").isEqualTo("200 not copied yet");
        cdn.invalidate(List.of("/*"));
        assertThat(get("old")).isEqualTo("404");
    }

    @Test
    void aBucketThatMayNotBeListedLooksPrivateEverywhere() {
        world.mirror.settings().setAcl(Acl.privateTo(world.alice.canonicalId()));
        open(world.pictures, "old", "not copied yet");
        cdn.use(Origins.of(mirror).withFallback(pictures, ABSENT));

        assertThat(get("old")).isEqualTo("403");
        assertThat(cdn.figures().fallbacks()).isZero();
    }

    @Test
    void forgetsWhatIsInvalidated() {
        List<String> keys = List.of("a b", "a/1", "a/2", "b");
        keys.forEach(key -> open(world.pictures, key, "first"));
        keys.forEach(this::get);
        keys.forEach(key -> open(world.pictures, key, "second"));

        cdn.invalidate(List.of("/a b"));
        assertThat(keys.stream().map(this::get)).containsExactly("200 second", "200 first", "200 first", "200 first");
        cdn.invalidate(List.of("/a/*"));
        assertThat(keys.stream().map(this::get)).containsExactly("200 second", "200 second", "200 second", "200 first");
        cdn.invalidate(List.of("/*"));
        assertThat(keys.stream().map(this::get)).containsOnly("200 second");
        assertThat(cdn.figures().invalidations()).isEqualTo(3);
    }

    @Test
    void whatWasBeingFetchedWhenItWasInvalidatedIsNotKept() throws Exception {
        cdn.use(Origins.of(held.address()));
        CompletableFuture<String> before = begin("a");
        Exchange late = held.asked();
        cdn.invalidate(List.of("/a"));
        HeldOrigin.answer(late, 200, "before it was made private");
        assertThat(before.get()).isEqualTo("200 before it was made private");

        CompletableFuture<String> after = begin("a");
        HeldOrigin.answer(held.asked(), 403, "");
        assertThat(after.get()).isEqualTo("403");
        assertThat(get("a")).as("kept").isEqualTo("403");
    }

    @Test
    void aSlowAnswerDoesNotReplaceALaterOne() throws Exception {
        cdn.use(Origins.of(held.address()));
        CompletableFuture<String> slow = begin("a");
        Exchange late = held.asked();
        CompletableFuture<String> quick = begin("a");
        HeldOrigin.answer(held.asked(), 200, "new");
        assertThat(quick.get()).isEqualTo("200 new");
        HeldOrigin.answer(late, 200, "old");
        assertThat(slow.get()).isEqualTo("200 old");

        assertThat(get("a")).isEqualTo("200 new");
    }

    @Test
    void aChangeOfOriginsDropsNoRequestUnderWay() throws Exception {
        open(world.pictures, "a", "there");
        cdn.use(Origins.of(held.address()).withFallback(pictures, ABSENT));
        CompletableFuture<String> underWay = begin("a");
        Exchange asked = held.asked();
        cdn.use(Origins.of(mirror));
        HeldOrigin.answer(asked, 404, "");
        assertThat(underWay.get()).as("with the fallback it began with").isEqualTo("200 there");
        assertThat(get("b")).as("by the new origin").isEqualTo("404");
    }

    @Test
    void servesWhatIsPastItsTimeWhereTheOriginFails() throws Exception {
        cdn.use(Origins.of(held.address()));
        CompletableFuture<String> first = begin("a");
        HeldOrigin.answer(held.asked(), 200, "first");
        first.get();
        seconds(86_400);

        CompletableFuture<String> failing = begin("a");
        HeldOrigin.answer(held.asked(), 503, "");
        assertThat(failing.get()).isEqualTo("200 first");
        assertThat(cdn.figures().stale()).isOne();
        CompletableFuture<String> gone = begin("a");
        HeldOrigin.answer(held.asked(), 404, "");
        assertThat(gone.get()).as("an answer, not a failure").isEqualTo("404");
    }

    @Test
    void anOriginThatDoesNotAnswerHasFailed() {
        URI nobody = held.address();
        held.close();
        open(world.pictures, "a", "there");
        cdn.use(Origins.of(nobody));
        assertThat(get("a")).isEqualTo("502");
        assertThat(cdn.figures().errors()).isOne();

        cdn.use(Origins.of(nobody).withFallback(pictures, Set.of(502)));
        seconds(10);
        assertThat(get("a")).isEqualTo("200 there");
    }

    @Test
    void onlyReadsByPath() {
        open(world.pictures, "a", "there");
        HttpResponse<String> head = ask("HEAD", "a");
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.headers().firstValue("content-length")).contains("5");
        assertThat(get("a")).as("a HEAD leaves nothing to serve").isEqualTo("200 there");
        assertThat(cacheWord(ask("HEAD", "a"))).isEqualTo("Hit from cloudfront");
        assertThat(ask("DELETE", "a").statusCode()).isEqualTo(403);
        HttpRequest acl = HttpRequest.newBuilder(URI.create(cdn.address() + "/a?acl")).build();
        assertThat(send(acl).body()).as("queries are not passed on").isEqualTo("there");
        assertThat(world.simulator.requests().all().keySet().stream().map(Enum::name))
                .contains("GET_OBJECT", "HEAD_OBJECT")
                .doesNotContain("DELETE_OBJECT", "GET_OBJECT_ACL");
    }

    @Test
    void anyKeyCanBeAskedFor() {
        for (String key : List.of("a//b", "/leading", "a/../b", "1 + 1", "100%", "m\u00FCnchen", "?#&")) {
            open(world.pictures, key, key);
            assertThat(get(key)).isEqualTo("200 " + key);
        }
    }

    @Test
    void forgetsFirstWhatWasAskedForLongestAgo() {
        cdn.close();
        cdn = Cdn.start(options.withMaxCachedBytes(10), Origins.of(pictures));
        for (String key : List.of("a", "b", "c")) {
            open(world.pictures, key, "12345");
        }
        get("a");
        get("b");
        get("a");
        get("c");
        assertThat(cacheWord(ask("GET", "a"))).startsWith("Hit");
        assertThat(cacheWord(ask("GET", "c"))).startsWith("Hit");
        assertThat(cacheWord(ask("GET", "b"))).startsWith("Miss");
    }

    private String control(String method, String path, String form) {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(cdn.control() + path))
                        .header("content-type", "application/x-www-form-urlencoded")
                        .method(method, BodyPublishers.ofString(form))
                        .build();
        HttpResponse<String> answer = send(request);
        return answer.statusCode() + " " + answer.body().strip();
    }

    @Test
    void isConfiguredByHttp() {
        open(world.pictures, "a b", "first");
        get("a b");
        assertThat(control("PUT", "/origins", "origin=" + mirror + "/&fallback=" + pictures + "&on=404&on=502"))
                .isEqualTo(
                        ("200 {\"origin\":\"%s\",\"fallback\":\"%s\",\"fallbackStatuses\":[404, 502],\"hits\":0,"
                                        + "\"misses\":1,\"fallbacks\":0,\"stale\":0,\"errors\":0,\"invalidations\":0,"
                                        + "\"cached\":1}")
                                .formatted(mirror, pictures));
        assertThat(control("POST", "/invalidations", "path=/x&path=%2Fa%2520b")).contains("\"cached\":0");
        assertThat(control("PUT", "/origins", "origin=" + mirror)).contains("\"fallback\":null");
        assertThat(control("GET", "/state", "")).contains("\"origin\":\"" + mirror + "\"");
        assertThat(cdn.origins()).isEqualTo(Origins.of(mirror));
    }

    @Test
    void refusesWhatMakesNoSense() {
        assertThat(control("PUT", "/origins", "")).isEqualTo("400 No origin=URL was given.");
        assertThat(control("PUT", "/origins", "origin=s3://x")).startsWith("400 An origin is a URL");
        assertThat(control("PUT", "/origins", "origin=" + mirror + "&on=404")).startsWith("400 on=STATUS");
        assertThat(control("PUT", "/origins", "origin=" + mirror + "&fallback=" + pictures)).startsWith("400 A fall");
        assertThat(control("PUT", "/origins", "origin=" + mirror + "&fallback=" + pictures + "&on=200"))
                .startsWith("400 A fallback may be asked on [400, 403, 404,");
        assertThat(control("POST", "/invalidations", "path=a")).startsWith("400 Paths");
        assertThat(control("DELETE", "/origins", "")).startsWith("404");
        assertThat(cdn.origins()).as("unchanged").isEqualTo(Origins.of(pictures));
        assertThatThrownBy(() -> Origins.of(URI.create("http:/x"))).isInstanceOf(IllegalArgumentException.class);
    }
}
