package decant.s3.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueueUrlTest {
    @ParameterizedTest
    @CsvSource({
        "https://sqs.eu-west-1.amazonaws.com/123456789012/name, eu-west-1",
        "https://sqs.cn-north-1.amazonaws.com.cn/123456789012/name, cn-north-1",
        "sqs://sqs.eu-west-1.amazonaws.com/123456789012/name, eu-west-1",
        "http://127.0.0.1:9324/000000000000/name,"
    })
    void namesItsRegionWhereItsHostDoes(String url, String region) {
        assertThat(QueueUrl.parse(url).region()).isEqualTo(region);
    }

    @Test
    void knowsItsServer() {
        assertThat(QueueUrl.parse("http://127.0.0.1:9324/000000000000/name").endpoint())
                .hasToString("http://127.0.0.1:9324/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"name", "arn:aws:sqs:eu-west-1:1:name", "https://sqs.eu-west-1.amazonaws.com", "ftp://a/b"})
    void refusesWhatIsNone(String text) {
        assertThatThrownBy(() -> QueueUrl.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no queue's URL");
    }

    @Test
    void refusesFifoQueues() {
        assertThatThrownBy(() -> QueueUrl.parse("https://sqs.eu-west-1.amazonaws.com/1/name.fifo"))
                .hasMessageContaining("FIFO");
    }
}
