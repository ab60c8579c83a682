package decant.s3.survey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import decant.s3.S3Credentials;
import decant.s3.S3Settings;
import decant.s3.S3Side;
import decant.s3.S3Uri;
import decant.store.StoreException;
import decant.store.StoreException.Kind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What stores answer to questions about a bucket, by a server that answers as it is told. */
final class BucketSurveyTest {
    private record Said(int status, String body) {}

    private final Map<String, Said> answers = new ConcurrentHashMap<>();
    private final ConcurrentSkipListSet<String> asked = new ConcurrentSkipListSet<>();
    private Said otherwise = new Said(404, error("NoSuchConfiguration"));
    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        answers.put("uploads", new Said(200, "<ListMultipartUploadsResult/>"));
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String question = exchange.getRequestURI().getRawQuery().replaceFirst("[=&].*", "");
            asked.add(exchange.getRequestMethod() + " " + question);
            Said said = answers.getOrDefault(question, otherwise);
            byte[] body = said.body().getBytes(UTF_8);
            exchange.sendResponseHeaders(said.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static String error(String code) {
        return "<Error><Code>" + code + "</Code></Error>";
    }

    private Survey survey() throws StoreException {
        URI endpoint = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        S3Settings settings =
                S3Settings.of(S3Uri.parse("s3://bucket/in/"))
                        .as(new S3Credentials.Keys("someone", "secret", null))
                        .at("eu-west-1", endpoint);
        try (S3Side side = S3Side.open(settings, Clock.systemUTC())) {
            return side.survey().ask();
        }
    }

    @Test
    void asksOnceForEachAndWritesNothing() throws Exception {
        Survey survey = survey();

        assertThat(asked).hasSize(Setting.values().length + 1).allMatch(request -> request.startsWith("GET "));
        assertThat(survey.region()).isEqualTo("eu-west-1");
        assertThat(survey.aws()).isFalse();
        assertThat(survey.settings().values()).containsOnly(new SettingAnswer.NotMade());
        assertThat(survey.uploads()).isEqualTo(new UploadsAnswer.Seen(0, false, Optional.empty()));
    }

    @Test
    void readsRulesApart() throws Exception {
        answers.put(
                "lifecycle",
                new Said(
                        200,
                        """
                        <LifecycleConfiguration xmlns="http://s3.amazonaws.com/doc/2006-03-01/">
                          <Rule><ID>a</ID><Filter><Prefix>logs/</Prefix></Filter><Status>Enabled</Status>
                            <Expiration><Days>30</Days></Expiration></Rule>
                          <Rule><ID>b</ID><Filter/><Status>Disabled</Status></Rule>
                        </LifecycleConfiguration>
                        """));
        answers.put(
                "versioning",
                new Said(200, "<VersioningConfiguration><Status>Enabled</Status>" + "</VersioningConfiguration>"));
        answers.put("policy", new Said(200, "{\"Version\": \"2012-10-17\"}"));

        Survey survey = survey();

        List<SettingPart> rules = survey.of(Setting.LIFECYCLE).parts("Rule");
        assertThat(rules).extracting(rule -> rule.first("ID")).containsExactly("a", "b");
        assertThat(rules.getFirst().first("Filter/Prefix")).isEqualTo("logs/");
        assertThat(rules.getFirst().has("Expiration")).isTrue();
        assertThat(rules.getLast().has("Expiration")).isFalse();
        assertThat(survey.of(Setting.VERSIONING).text("Status")).isEqualTo("Enabled");
        assertThat(survey.of(Setting.POLICY).text("Policy")).contains("2012-10-17");
    }

    @Test
    void takesNoListingForAnAnswer() throws Exception {
        otherwise = new Said(200, "<ListBucketResult><Name>bucket</Name></ListBucketResult>");
        answers.clear();

        Survey survey = survey();

        assertThat(survey.settings().values())
                .containsOnly(new SettingAnswer.NotKnown("the store answers something else.", false));
        assertThat(survey.uploads()).isEqualTo(new UploadsAnswer.NotKnown("the store answers something else."));
    }

    @Test
    void tellsARefusalFromASettingThatWasNotMade() throws Exception {
        answers.put("cors", new Said(403, error("AccessDenied")));
        answers.put("notification", new Said(501, error("NotImplemented")));
        answers.put("uploads", new Said(403, error("AccessDenied")));

        Survey survey = survey();

        assertThat(survey.of(Setting.CORS))
                .isEqualTo(new SettingAnswer.NotKnown("these credentials may not ask (AccessDenied).", true));
        assertThat(survey.of(Setting.NOTIFICATIONS))
                .isEqualTo(new SettingAnswer.NotKnown("the store does not answer (NotImplemented).", false));
        assertThat(survey.uploads())
                .isEqualTo(new UploadsAnswer.NotKnown("these credentials may not ask (AccessDenied)."));
    }

    @Test
    void countsUploads() throws Exception {
        answers.put(
                "uploads",
                new Said(
                        200,
                        """
                        <ListMultipartUploadsResult><Bucket>bucket</Bucket><IsTruncated>true</IsTruncated>
                        <Upload><Key>b</Key><Initiated>2026-11-02T00:00:00.000Z</Initiated></Upload>
                        <Upload><Key>a</Key><Initiated>2026-11-01T00:00:00.000Z</Initiated></Upload>
                        <Upload><Key>c</Key><Initiated>some day</Initiated></Upload>
                        </ListMultipartUploadsResult>
                        """));

        assertThat(survey().uploads())
                .isEqualTo(new UploadsAnswer.Seen(3, true, Optional.of(Instant.parse("2026-11-01T00:00:00Z"))));
    }

    @Test
    void aBucketThatIsGoneIsNoAnswer() {
        answers.put("policy", new Said(404, error("NoSuchBucket")));

        StoreException failure = catchThrowableOfType(StoreException.class, this::survey);

        assertThat(failure.kind()).isEqualTo(Kind.NO_SUCH_BUCKET);
    }
}
