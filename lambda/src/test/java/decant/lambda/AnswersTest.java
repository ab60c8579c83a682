package decant.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import decant.model.ObjectKey;
import decant.store.Operation;
import org.junit.jupiter.api.Test;

final class AnswersTest {
    private static final ObjectKey KEY = ObjectKey.of("a");

    private final Answers answers = new Answers();

    @Test
    void areToldOnceOfEachKeyAndInOrder() {
        answers.at("source").answered(Operation.LOOK, KEY, 200, "REQUEST1");
        answers.at("target").answered(Operation.READ_ACL, KEY, 404, null);
        answers.at("target").answered(Operation.LIST, null, 200, "REQUEST2");

        assertThat(answers.take(KEY)).containsExactly("source look 200 REQUEST1", "target read-acl 404");
        assertThat(answers.take(KEY)).isEmpty();
    }

    @Test
    void areBoundedAndForgotten() {
        for (int i = 0; i < 100; i++) {
            answers.at("target").answered(Operation.COPY, KEY, 200, "REQUEST" + i);
        }
        assertThat(answers.take(KEY)).hasSize(30).first().isEqualTo("target copy 200 REQUEST0");

        answers.at("target").answered(Operation.COPY, KEY, 200, null);
        answers.forget();
        assertThat(answers.take(KEY)).isEmpty();
    }
}
