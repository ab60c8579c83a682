package decant.cli.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import decant.s3.application.Account;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.TopicConfiguration;

/** The events of a bucket at a gateway, sent to a port of this machine. */
public final class GatewayTopic {
    private GatewayTopic() {}

    /**
     * Has a bucket's events sent, to every port, by a topic that keeps them until they were taken. One that is not
     * persistent would be answered before the application is: its receiver would stand in the way of every write.
     */
    public static void tell(Account account, String bucket, Integer... ports) throws IOException, InterruptedException {
        List<TopicConfiguration> everything = new ArrayList<>();
        for (int port : ports) {
            everything.add(
                    TopicConfiguration.builder()
                            .id("port-" + port)
                            .topicArn(create(account, port))
                            .eventsWithStrings("s3:ObjectCreated:*", "s3:ObjectRemoved:*")
                            .build());
        }
        try (S3Client client = account.client()) {
            client.putBucketNotificationConfiguration(
                    ask -> ask.bucket(bucket).notificationConfiguration(with -> with.topicConfigurations(everything)));
        }
    }

    private static String create(Account account, int port) throws IOException, InterruptedException {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("Action", "CreateTopic");
        form.put("Name", "topic-" + UUID.randomUUID());
        form.put("Attributes.entry.1.key", "push-endpoint");
        form.put("Attributes.entry.1.value", "http://127.0.0.1:" + port + "/");
        form.put("Attributes.entry.2.key", "persistent");
        form.put("Attributes.entry.2.value", "true");
        String body =
                form.entrySet().stream()
                        .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                        .collect(Collectors.joining("&"));
        String answer = sendSigned(account, body);
        Matcher arn = Pattern.compile("<TopicArn>([^<]+)</TopicArn>").matcher(answer);
        if (!arn.find()) {
            throw new IOException("No topic was created: " + answer);
        }
        return arn.group(1);
    }

    private static String sendSigned(Account account, String body) throws IOException, InterruptedException {
        ContentStreamProvider payload = ContentStreamProvider.fromUtf8String(body);
        SdkHttpRequest request =
                SdkHttpRequest.builder()
                        .method(SdkHttpMethod.POST)
                        .uri(account.endpoint())
                        .putHeader("Content-Type", "application/x-www-form-urlencoded")
                        .build();
        SignedRequest signed =
                AwsV4HttpSigner.create()
                        .sign(with ->
                                with.identity(account.credentials().resolveCredentials())
                                        .request(request)
                                        .payload(payload)
                                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "sns")
                                        .putProperty(AwsV4HttpSigner.REGION_NAME, account.region()));
        HttpRequest.Builder http =
                HttpRequest.newBuilder(URI.create(signed.request().getUri() + "/"))
                        .POST(HttpRequest.BodyPublishers.ofString(body));
        signed.request()
                .headers()
                .forEach((name, values) -> {
                    if (!name.equalsIgnoreCase("Host") && !name.equalsIgnoreCase("Content-Length")) {
                        values.forEach(value -> http.header(name, value));
                    }
                });
        try (HttpClient sender = HttpClient.newHttpClient()) {
            return sender.send(http.build(), HttpResponse.BodyHandlers.ofString()).body();
        }
    }
}
