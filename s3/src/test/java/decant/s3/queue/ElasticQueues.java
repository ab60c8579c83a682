package decant.s3.queue;

import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** ElasticMQ on a free port of the loopback address. */
public final class ElasticQueues implements AutoCloseable {
    private final SQSRestServer server;
    private final URI endpoint;
    private final SqsClient client;

    public ElasticQueues() {
        server = SQSRestServerBuilder.withDynamicPort().withInterface("127.0.0.1").start();
        InetSocketAddress address = server.waitUntilStarted().localAddress();
        endpoint = URI.create("http://127.0.0.1:" + address.getPort());
        client =
                SqsClient.builder()
                        .region(Region.US_EAST_1)
                        .endpointOverride(endpoint)
                        .credentialsProvider(AnonymousCredentialsProvider.create())
                        .httpClient(Apache5HttpClient.create())
                        .build();
    }

    /** Makes a queue; its URL. */
    public String create(String name) {
        client.createQueue(ask -> ask.queueName(name));
        return endpoint + "/000000000000/" + name;
    }

    /** Makes a queue whose messages go to another one after so many receives; its URL. */
    public String create(String name, String deadLetters, int maxReceives) {
        String policy =
                "{\"deadLetterTargetArn\":\"arn:aws:sqs:elasticmq:000000000000:%s\",\"maxReceiveCount\":\"%d\"}"
                        .formatted(deadLetters, maxReceives);
        client.createQueue(ask -> ask.queueName(name).attributes(Map.of(QueueAttributeName.REDRIVE_POLICY, policy)));
        return endpoint + "/000000000000/" + name;
    }

    public void send(String url, String body) {
        client.sendMessage(ask -> ask.queueUrl(url).messageBody(body));
    }

    public void delete(String url) {
        client.deleteQueue(ask -> ask.queueUrl(url));
    }

    /** Messages that wait, and messages that somebody holds. */
    public long count(String url) {
        Map<QueueAttributeName, String> counts =
                client.getQueueAttributes(ask ->
                                ask.queueUrl(url)
                                        .attributeNames(
                                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE))
                        .attributes();
        return counts.values().stream().mapToLong(Long::parseLong).sum();
    }

    /** What can be received now. */
    public List<Message> receive(String url) {
        return client.receiveMessage(ask ->
                        ask.queueUrl(url)
                                .maxNumberOfMessages(10)
                                .messageSystemAttributeNames(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT))
                .messages();
    }

    @Override
    public void close() {
        client.close();
        // It takes ten seconds to end, and nobody has to wait for that.
        server.stopAndGetFuture();
    }
}
