package decant.cli.file;

import static decant.cli.file.Property.amount;
import static decant.cli.file.Property.flag;
import static decant.cli.file.Property.number;
import static decant.cli.file.Property.text;
import static decant.cli.file.Property.texts;
import static decant.cli.file.Property.word;
import static decant.cli.file.Shape.AMOUNT;
import static decant.cli.file.Shape.NUMBER;
import static decant.cli.file.Shape.TEXT;
import static decant.cli.file.Shape.WHOLE_NUMBER;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Every property that a file may hold, and the option it is: the one place where either is added to the other. A test
 * holds {@code docs/decant.schema.json} to it.
 */
public final class PropertyTable {
    /** The section of hard limits. */
    public static final String LIMITS = "limits";

    /** The section of money. */
    public static final String BUDGET = "budget";

    /** The sections in the order of the schema, each with what it is about. */
    public static final Map<String, String> SECTIONS = sectionsWithWords();

    /** The properties in the order of the schema. */
    public static final List<Property> ALL =
            Stream.of(
                            ofSide("source", "SOURCE"),
                            ofSide("target", "TARGET"),
                            ofLive(),
                            ofReverse(),
                            ofCopy(),
                            ofLimits(),
                            ofBudget(),
                            ofGates(),
                            ofDashboard(),
                            ofHooks(),
                            ofAlerts())
                    .flatMap(List::stream)
                    .toList();

    private PropertyTable() {}

    /** The names of the sections. */
    static List<String> sections() {
        return List.copyOf(SECTIONS.keySet());
    }

    /** The properties of a section. */
    public static List<Property> of(String section) {
        return ALL.stream().filter(property -> property.section().equals(section)).toList();
    }

    /** The properties of this name, in any section. */
    static List<Property> named(String name) {
        return ALL.stream().filter(property -> property.name().equals(name)).toList();
    }

    static Optional<Property> find(String section, String name) {
        return of(section).stream().filter(property -> property.name().equals(name)).findFirst();
    }

    private static Map<String, String> sectionsWithWords() {
        Map<String, String> sections = new LinkedHashMap<>();
        sections.put("source", "The bucket to move from, and who asks it.");
        sections.put("target", "The bucket to move to, and who asks it.");
        sections.put("live", "How changes at the source are followed.");
        sections.put("reverse", "How changes at the target are followed while the application moves, and after it.");
        sections.put("copy", "Which keys are carried, and how.");
        sections.put(LIMITS, "How much at once.");
        sections.put(BUDGET, "How much money.");
        sections.put("gates", "What has to hold before the migration goes on.");
        sections.put("dashboard", "A page that shows how it goes.");
        sections.put("hooks", "Programs of your own that are run on the way.");
        sections.put("alerts", "Who is told when somebody should look.");
        return Collections.unmodifiableMap(sections);
    }

    private static List<Property> ofSide(String side, String position) {
        String option = "--" + side + "-";
        return List.of(
                new Property(
                        side,
                        "bucket",
                        position,
                        TEXT,
                        "The bucket, or a prefix of it.",
                        List.of("s3://pictures", "s3://pictures/holidays/")),
                text(side, "profile", option + "profile", "Profile of the AWS configuration files.", "production"),
                text(side, "region", option + "region", "Region of the bucket.", "eu-west-1"),
                text(
                        side,
                        "endpoint-url",
                        option + "endpoint-url",
                        "Server to ask, where that is not AWS.",
                        "http://localhost:9000"),
                word(
                        side,
                        "addressing",
                        option + "addressing",
                        "Whether the bucket's name stands in the path or in the host.",
                        "auto",
                        "path",
                        "virtual"),
                flag(side, "no-sign-request", option + "no-sign-request", "Ask as nobody."),
                text(
                        side,
                        "expected-bucket-owner",
                        option + "expected-bucket-owner",
                        "Account id that must own the bucket, in quotes.",
                        "111122223333"));
    }

    private static List<Property> ofLive() {
        String live = "live";
        return List.of(
                text(
                        live,
                        "events",
                        "--follow",
                        "Where the source's events come from: a queue, or a port to which the store sends them.",
                        "https://sqs.us-east-1.amazonaws.com/111122223333/pictures",
                        "listen:9090"),
                text(
                        live,
                        "dead-letters",
                        "--dead-letters",
                        "Queue for messages that are not understood.",
                        "https://sqs.us-east-1.amazonaws.com/111122223333/pictures-dead"),
                text(live, "secret-file", "--secret-file", "File whose first line senders must give.", "events.secret"),
                text(live, "tls-certificate", "--tls-certificate", "Certificate to listen with, in PEM.", "events.pem"),
                text(live, "tls-key", "--tls-key", "The certificate's private key, in PEM.", "events.key"),
                text(live, "tls-client-ca", "--tls-client-ca", "Authorities of senders, in PEM.", "senders.pem"),
                word(live, "heartbeat", "--heartbeat", "Whether a canary object shows the lag.", "on", "off"),
                amount(live, "max-removals", "--max-removals", "Most removals within an hour, or a share.", "5%"),
                new Property(
                        live,
                        "metrics",
                        "--metrics",
                        AMOUNT,
                        "Port, or HOST:PORT, at which to serve figures for Prometheus.",
                        List.of("9091", "0.0.0.0:9091")));
    }

    private static List<Property> ofReverse() {
        String reverse = "reverse";
        return List.of(
                text(
                        reverse,
                        "events",
                        "--reverse-follow",
                        "Where the target's events come from: a queue, or a port to which the store sends them.",
                        "https://sqs.eu-west-1.amazonaws.com/111122223333/pictures-eu",
                        "listen:9092"),
                text(
                        reverse,
                        "dead-letters",
                        "--reverse-dead-letters",
                        "Queue for messages of the target's that are not understood.",
                        "https://sqs.eu-west-1.amazonaws.com/111122223333/pictures-eu-dead"),
                text(
                        reverse,
                        "secret-file",
                        "--reverse-secret-file",
                        "File whose first line its senders must give.",
                        "events.secret"),
                text(
                        reverse,
                        "tls-certificate",
                        "--reverse-tls-certificate",
                        "Certificate to listen with, in PEM.",
                        "events.pem"),
                text(reverse, "tls-key", "--reverse-tls-key", "The certificate's private key, in PEM.", "events.key"),
                text(reverse, "tls-client-ca", "--reverse-tls-client-ca", "Authorities of senders.", "senders.pem"));
    }

    private static List<Property> ofCopy() {
        String copy = "copy";
        return List.of(
                word(
                        copy,
                        "acl",
                        "--acl",
                        "Access lists at the target: as at the source, or the same for every object.",
                        "preserve",
                        "private",
                        "bucket-owner-full-control",
                        "public-read"),
                word(
                        copy,
                        "non-public",
                        "--non-public",
                        "What becomes of objects that are not public, where the target holds no access lists.",
                        "withhold",
                        "abort"),
                word(copy, "transfer", "--transfer", "Who carries the bytes.", "auto", "server-side", "relay"),
                word(copy, "etag", "--etag", "Whether copies keep the parts of the original.", "preserve", "cheap"),
                word(
                        copy,
                        "undecided",
                        "--undecided",
                        "What becomes of objects of which nobody can tell whether they are equal.",
                        "copy",
                        "leave"),
                text(copy, "sse", "--sse", "How copies are encrypted.", "AES256", "aws:kms", "aws:kms:dsse"),
                text(
                        copy,
                        "sse-kms-key-id",
                        "--sse-kms-key-id",
                        "The key of KMS that encrypts them.",
                        "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab"),
                flag(copy, "bucket-key", "--bucket-key", "Let a key of the bucket's stand between, with aws:kms."),
                texts(
                        copy,
                        "include",
                        "--include",
                        "Keys that take part. Of all items that fit a key, in both lists, the last in the file"
                                + " decides.",
                        "pictures/*"),
                texts(copy, "exclude", "--exclude", "Keys that do not exist, on either side.", "*.tmp", "thumbnails/*"),
                new Property(
                        copy,
                        "late-landing",
                        "--late-landing",
                        WHOLE_NUMBER,
                        "Seconds after which a request without an answer can still take effect.",
                        List.of("300")),
                flag(copy, "delete-surplus", "--delete-surplus", "Remove keys that only the target has."),
                amount(copy, "max-delete", "--max-delete", "Most keys that one pass removes, or a share.", "1%"));
    }

    private static List<Property> ofLimits() {
        String limits = LIMITS;
        return List.of(
                number(limits, "max-requests-per-second", "Requests that may begin each second at one side.", "3000"),
                number(limits, "max-copies-per-second", "Copies that may begin each second.", "500"),
                number(limits, "max-concurrency", "Requests in flight at one side.", "256"),
                number(limits, "max-bytes-per-second", "Bytes that may pass through this machine.", "50000000"),
                text(
                        limits,
                        "flag-file",
                        "--flag-file",
                        "While this file is there, passes rest where they are.",
                        "/var/run/decant.rest"),
                text(
                        limits,
                        "hold-url",
                        "--hold-url",
                        "Passes go on while this is answered with 200.",
                        "http://localhost:8080/may-decant-go"),
                text(
                        limits,
                        "pressure-url",
                        "--pressure-url",
                        "Says a number, above which passes make fewer changes.",
                        "http://localhost:8080/share-of-concurrency-in-use"),
                new Property(limits, "max-pressure", "--max-pressure", NUMBER, "That number.", List.of("0.8")),
                text(
                        limits,
                        "quiet-hours",
                        "--quiet-hours",
                        "Hours of each day in which passes rest.",
                        "08:00-10:30,18:00-23:00"));
    }

    private static List<Property> ofBudget() {
        return List.of(
                new Property(
                        BUDGET,
                        "dollars",
                        "--budget-dollars",
                        NUMBER,
                        "Passes rest when requests and transfer have cost so much, in USD.",
                        List.of("250", "0.5")),
                text(
                        BUDGET,
                        "prices",
                        "--prices",
                        "A table of prices of your own, such as for a store that is not AWS.",
                        "prices.properties"));
    }

    private static List<Property> ofGates() {
        String gates = "gates";
        return List.of(
                text(gates, "max-lag", "--max-lag", "Lag from which on the target is not close enough.", "5s"),
                text(
                        gates,
                        "drain-quiet",
                        "--drain-quiet",
                        "For how long no event may be left before a cutover goes on.",
                        "75s"),
                word(gates, "verify", "--gate-verify", "How both sides are verified.", "listed", "deep"),
                text(
                        gates,
                        "hold-file",
                        "--hold-file",
                        "While this file is there, no further step is begun.",
                        "/var/run/decant.hold"));
    }

    private static List<Property> ofDashboard() {
        String dashboard = "dashboard";
        return List.of(
                new Property(
                        dashboard,
                        "address",
                        "--dashboard",
                        AMOUNT,
                        "Port, or HOST:PORT, at which the page is.",
                        List.of("8780", "0.0.0.0:8780")),
                text(
                        dashboard,
                        "token-file",
                        "--dashboard-token-file",
                        "File whose first line whoever acts on the page must give.",
                        "dashboard.token"));
    }

    private static List<Property> ofHooks() {
        String hooks = "hooks";
        return List.of(
                text(
                        hooks,
                        "on-transition",
                        "--hook-on-transition",
                        "Program to run before each change of phase.",
                        "./tell-the-team"),
                text(hooks, "cdn", "--hook-cdn", "Program that changes what visitors read.", "./cdn"),
                text(
                        hooks,
                        "switch-writers",
                        "--hook-switch-writers",
                        "Program that moves the application's writers.",
                        "./switch-writers"),
                text(
                        hooks,
                        "freeze",
                        "--hook-freeze",
                        "Program that closes the source to the application's writes.",
                        "./freeze"),
                text(hooks, "timeout", "--hook-timeout", "A hook that takes longer has failed.", "1m"));
    }

    private static List<Property> ofAlerts() {
        String alerts = "alerts";
        return List.of(
                text(
                        alerts,
                        "webhook",
                        "--alert-webhook",
                        "Page to which a JSON document is posted when somebody should look, and when that is over.",
                        "https://alerts.example.com/decant"),
                text(alerts, "command", "--alert-command", "Program that is run then.", "./page-somebody"),
                text(alerts, "timeout", "--alert-timeout", "Either of them that takes longer has failed.", "10s"),
                text(
                        alerts,
                        "blocked-after",
                        "--alert-blocked-after",
                        "So long a gate may stay closed when everything else is done.",
                        "15m"),
                text(alerts, "max-lag", "--alert-max-lag", "By so much the target may be behind.", "1m"),
                text(
                        alerts,
                        "max-exposure",
                        "--alert-max-exposure",
                        "For so long something that was made less public may stay open at the target.",
                        "1m"));
    }
}
