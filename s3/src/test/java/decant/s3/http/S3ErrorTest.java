package decant.s3.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class S3ErrorTest {
    /** Whose condition was not decided has to ask again; whose condition did not hold knows enough. */
    @Test
    void aConflictIsNoRefusal() {
        S3Error conflict = new S3Error(409, "ConditionalRequestConflict", "", null);
        S3Error refusal = new S3Error(412, "PreconditionFailed", "", null);

        assertThat(conflict.isAmbiguous()).isTrue();
        assertThat(conflict.isInMotion()).isTrue();
        assertThat(refusal.isAmbiguous()).isTrue();
        assertThat(refusal.isInMotion()).isFalse();
    }
}
