package decant.s3.queue;

import decant.s3.Identity;
import decant.s3.S3Credentials;
import decant.store.StoreException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * A queue, by the calls that a follower needs. The SDK repeats a call that failed, as its standard mode does: each of
 * them can be made twice without harm. Safe for any number of threads.
 */
public final class SqsQueue implements AutoCloseable {
    /** The most that one call takes or gives [SQS API reference]. */
    static final int MAX_BATCH = 10;

    /** The longest that SQS lets a receiver wait [SQS API reference]. */
    static final Duration MAX_WAIT = Duration.ofSeconds(20);

    private static final int MAX_CONNECTIONS = 64;

    /** Account and name of the queue that a redrive policy names. */
    private static final Pattern DEAD_LETTERS =
            Pattern.compile("\"deadLetterTargetArn\"\\s*:\\s*\"arn:[^:\"]*:sqs:[^:\"]*:([^:\"]+):([^:\"]+)\"");

    private final QueueUrl url;
    private final SqsClient client;
    private final SdkHttpClient http;
    private final InstantSource clock;

    private SqsQueue(QueueUrl url, SqsClient client, SdkHttpClient http, InstantSource clock) {
        this.url = url;
        this.client = client;
        this.http = http;
        this.clock = clock;
    }

    /**
     * Opens a queue; nothing is asked yet.
     *
     * @param region for a queue whose URL names none
     */
    public static SqsQueue open(QueueUrl url, S3Credentials credentials, String region, InstantSource clock) {
        SdkHttpClient http =
                Apache5HttpClient.builder()
                        .maxConnections(MAX_CONNECTIONS)
                        .socketTimeout(MAX_WAIT.multipliedBy(2))
                        .build();
        SqsClient client =
                SqsClient.builder()
                        .region(Region.of(url.region() == null ? region : url.region()))
                        .endpointOverride(url.endpoint())
                        .credentialsProvider(Identity.provider(credentials))
                        .httpClient(http)
                        .overrideConfiguration(with -> with.retryStrategy(RetryMode.STANDARD))
                        .build();
        return new SqsQueue(url, client, http, clock);
    }

    /** Whether messages that nobody acknowledges end in a dead-letter queue. */
    public boolean hasDeadLetters() throws StoreException {
        return !redrivePolicy().isEmpty();
    }

    /** Where the queue itself sends them; {@code null} where it sends them nowhere. */
    public @Nullable QueueUrl deadLetters() throws StoreException {
        Matcher target = DEAD_LETTERS.matcher(redrivePolicy());
        return target.find()
                ? new QueueUrl(url.endpoint().resolve("/" + target.group(1) + "/" + target.group(2)), url.region())
                : null;
    }

    private String redrivePolicy() throws StoreException {
        return attributes(QueueAttributeName.REDRIVE_POLICY).getOrDefault(QueueAttributeName.REDRIVE_POLICY, "");
    }

    /** About how many messages wait to be received. */
    public long waiting() throws StoreException {
        Map<QueueAttributeName, String> attributes = attributes(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES);
        return Long.parseLong(attributes.getOrDefault(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES, "0"));
    }

    private Map<QueueAttributeName, String> attributes(QueueAttributeName name) throws StoreException {
        return call(
                () -> client.getQueueAttributes(ask -> ask.queueUrl(url.toString()).attributeNames(name)).attributes());
    }

    /**
     * Receives up to ten messages, waiting until there is one.
     *
     * @param lease for how long nobody else receives them
     */
    List<QueueMessage> receive(Duration wait, Duration lease) throws StoreException {
        List<Message> messages =
                call(() ->
                        client.receiveMessage(ask ->
                                        ask.queueUrl(url.toString())
                                                .maxNumberOfMessages(MAX_BATCH)
                                                .waitTimeSeconds((int) wait.toSeconds())
                                                .visibilityTimeout((int) lease.toSeconds())
                                                .messageSystemAttributeNames(
                                                        MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT))
                                .messages());
        return messages.stream().map(message -> read(message, lease)).toList();
    }

    private QueueMessage read(Message message, Duration lease) {
        String receives = message.attributes().getOrDefault(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT, "1");
        return new QueueMessage(
                message.messageId(),
                message.receiptHandle(),
                message.body(),
                Integer.parseInt(receives),
                clock.instant().plus(lease));
    }

    /** Forgets up to ten messages. One that cannot be is received again. */
    void delete(List<QueueMessage> messages) throws StoreException {
        List<DeleteMessageBatchRequestEntry> entries =
                IntStream.range(0, messages.size())
                        .mapToObj(i ->
                                DeleteMessageBatchRequestEntry.builder()
                                        .id(String.valueOf(i))
                                        .receiptHandle(messages.get(i).handle())
                                        .build())
                        .toList();
        call(() -> client.deleteMessageBatch(ask -> ask.queueUrl(url.toString()).entries(entries)));
    }

    /** From now on and for this long nobody else receives these up to ten messages; with zero anybody does at once. */
    void lease(List<QueueMessage> messages, Duration lease) throws StoreException {
        List<ChangeMessageVisibilityBatchRequestEntry> entries =
                IntStream.range(0, messages.size())
                        .mapToObj(i ->
                                ChangeMessageVisibilityBatchRequestEntry.builder()
                                        .id(String.valueOf(i))
                                        .receiptHandle(messages.get(i).handle())
                                        .visibilityTimeout((int) lease.toSeconds())
                                        .build())
                        .toList();
        call(() -> client.changeMessageVisibilityBatch(ask -> ask.queueUrl(url.toString()).entries(entries)));
    }

    /** Sends a text. */
    void send(String body) throws StoreException {
        call(() -> client.sendMessage(ask -> ask.queueUrl(url.toString()).messageBody(body)));
    }

    private interface Call<T> {
        T make();
    }

    private <T> T call(Call<T> call) throws StoreException {
        try {
            return call.make();
        } catch (SdkException e) {
            throw QueueFailures.of(url, e);
        }
    }

    @Override
    public String toString() {
        return url.toString();
    }

    @Override
    public void close() {
        client.close();
        http.close();
    }
}
