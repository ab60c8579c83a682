package decant.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import decant.backfill.RemovalLimit;
import decant.flow.Caps;
import decant.live.Heartbeat;
import decant.model.ObjectKey;
import decant.s3.Addressing;
import decant.s3.Transfer;
import decant.s3.copy.TargetEncryption;
import decant.s3.plan.AclChoice;
import decant.s3.plan.NonPublic;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SettingsTest {
    private static Settings read(String... variables) {
        return Settings.read(environment(variables));
    }

    private static Map<String, String> environment(String... variables) {
        Map<String, String> environment = new TreeMap<>();
        environment.put("PATH", "/usr/bin");
        environment.put("DECANT_SOURCE", "s3://source");
        environment.put("DECANT_TARGET", "s3://target/folder");
        for (int i = 0; i < variables.length; i += 2) {
            environment.put(variables[i], variables[i + 1]);
        }
        return environment;
    }

    @Test
    void twoBucketsAreEnough() {
        Settings settings = read();

        assertThat(settings.source().uri()).hasToString("s3://source/");
        assertThat(settings.target().uri()).hasToString("s3://target/folder/");
        assertThat(settings.source().region()).isNull();
        assertThat(settings.source().endpoint()).isNull();
        assertThat(settings.acl()).isEqualTo(AclChoice.PRESERVE);
        assertThat(settings.nonPublic()).isNull();
        assertThat(settings.keepsPartEtags()).isTrue();
        assertThat(settings.copiesUndecided()).isTrue();
        assertThat(settings.transfer()).isEqualTo(Transfer.AUTO);
        assertThat(settings.encryption()).isEqualTo(TargetEncryption.DEFAULT);
        assertThat(settings.removals()).isEqualTo(new RemovalLimit(1000, 0.1));
        assertThat(settings.caps()).isEqualTo(new Caps(Caps.UNLIMITED, Caps.UNLIMITED, 32));
        assertThat(settings.filter().includes(ObjectKey.of("a"))).isTrue();
        assertThat(settings.filter().includes(ObjectKey.of(".decant/pending/a"))).isFalse();
        assertThat(settings.filter().includes(Heartbeat.keyBetween("s3://source/", "s3://target/folder/"))).isTrue();
        assertThat(settings.filter().includes(Heartbeat.keyBetween("s3://source/", "s3://target/"))).isFalse();
        assertThat(settings.lateLanding()).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void everythingCanBeSaid() {
        Settings settings =
                read(
                        "DECANT_SOURCE_REGION",
                        "eu-west-1",
                        "DECANT_TARGET_ENDPOINT_URL",
                        "http://localhost:9000",
                        "DECANT_TARGET_ADDRESSING",
                        "path",
                        "DECANT_TARGET_EXPECTED_OWNER",
                        "123456789012",
                        "DECANT_ACL",
                        "bucket-owner-full-control",
                        "DECANT_NON_PUBLIC",
                        "withhold",
                        "DECANT_ETAG",
                        "cheap",
                        "DECANT_UNDECIDED",
                        "leave",
                        "DECANT_TRANSFER",
                        "relay",
                        "DECANT_SSE",
                        "aws:kms",
                        "DECANT_SSE_KMS_KEY_ID",
                        "alias/photos",
                        "DECANT_BUCKET_KEY",
                        "on",
                        "DECANT_FILTER",
                        "[\"--exclude\", \"*\", \"--include\", \"*.jpg\"]",
                        "DECANT_MAX_REMOVALS",
                        "500",
                        "DECANT_ENVIRONMENTS",
                        "10",
                        "DECANT_CONCURRENCY",
                        "8",
                        "DECANT_MAX_REQUESTS_PER_SECOND",
                        "100",
                        "DECANT_COPY_MEGABYTES_PER_SECOND",
                        "20");

        assertThat(settings.source().region()).isEqualTo("eu-west-1");
        assertThat(settings.target().endpoint()).isEqualTo(URI.create("http://localhost:9000"));
        assertThat(settings.target().addressing()).isEqualTo(Addressing.PATH);
        assertThat(settings.target().expectedOwner()).isEqualTo("123456789012");
        assertThat(settings.acl()).isEqualTo(AclChoice.BUCKET_OWNER_FULL_CONTROL);
        assertThat(settings.nonPublic()).isEqualTo(NonPublic.WITHHOLD);
        assertThat(settings.keepsPartEtags()).isFalse();
        assertThat(settings.copiesUndecided()).isFalse();
        assertThat(settings.transfer()).isEqualTo(Transfer.RELAY);
        assertThat(settings.encryption()).isEqualTo(new TargetEncryption("aws:kms", "alias/photos", true));
        assertThat(settings.filter().includes(ObjectKey.of("a.jpg"))).isTrue();
        assertThat(settings.filter().includes(ObjectKey.of("a.png"))).isFalse();
        assertThat(settings.removals()).isEqualTo(new RemovalLimit(50, 0.1));
        assertThat(settings.caps()).isEqualTo(new Caps(100, Caps.UNLIMITED, 8));
        assertThat(settings.copyBytesPerSecond()).isEqualTo(20_000_000);
    }

    @Test
    void removalsAreShared() {
        assertThat(read("DECANT_MAX_REMOVALS", "0").removals()).isEqualTo(RemovalLimit.NONE);
        assertThat(read("DECANT_MAX_REMOVALS", "0%").removals()).isEqualTo(RemovalLimit.NONE);
        assertThat(read("DECANT_MAX_REMOVALS", "5%", "DECANT_ENVIRONMENTS", "5").removals())
                .isEqualTo(new RemovalLimit(Long.MAX_VALUE / 5, 0.01));
        assertThat(read("DECANT_MAX_REMOVALS", "3,50%", "DECANT_ENVIRONMENTS", "10").removals())
                .isEqualTo(new RemovalLimit(1, 0.05));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "DECANT_SOURCE | ` ` | is missing",
                "DECANT_SOURCE | source | not of the form s3://bucket/prefix",
                "DECANT_SOURCE | s3://target | lies inside the source",
                "DECANT_TARGET | arn:aws:s3:::target | is an ARN",
                "DECANT_TARGET_ENDPOINT_URL | nowhere | is no endpoint",
                "DECANT_TARGET_ENDPOINT_URL | http://a b | is no address",
                "DECANT_SOURCE_ADDRESSING | host | is one of auto, path, virtual",
                "DECANT_SOURCE_EXPECTED_OWNER | me | is no account id",
                "DECANT_ACL | public | is one of preserve, private, bucket-owner-full-control, public-read",
                "DECANT_NON_PUBLIC | abort | is one of withhold",
                "DECANT_ETAG | keep | is one of preserve, cheap",
                "DECANT_UNDECIDED | maybe | is one of copy, leave",
                "DECANT_TRANSFER | pigeon | is one of auto, server-side, relay",
                "DECANT_SSE | rot13 | is AES256, aws:kms or aws:kms:dsse",
                "DECANT_SSE_KMS_KEY_ID | alias/photos | set DECANT_SSE to",
                "DECANT_BUCKET_KEY | on | goes with aws:kms",
                "DECANT_BUCKET_KEY | yes | is one of on, off",
                "DECANT_FILTER | --exclude * | is no JSON array",
                "DECANT_FILTER | [\"--exclude\"] | has no glob",
                "DECANT_FILTER | [\"--only\",\"a\"] | knows --include and --exclude",
                "DECANT_FILTER | [\"--include\",1] | is no text",
                "DECANT_MAX_REMOVALS | many | is a number of keys or a share",
                "DECANT_MAX_REMOVALS | 101% | at most 100%",
                "DECANT_ENVIRONMENTS | 0 | is a whole number of 1 or more",
                "DECANT_CONCURRENCY | lots | is a whole number of 1 or more",
                "DECANT_MAX_REQUESTS_PER_SECOND | 0 | is a whole number of 1 or more",
                "DECANT_LATE_LANDING_SECONDS | -1 | is a whole number of 0 or more",
                "DECANT_VISIBILITY_SECONDS | 6m | is a whole number of 0 or more",
                "DECANT_COPY_MEGABYTES_PER_SECOND | 0 | is a whole number of 1 or more",
                "DECANT_SOURCES | s3://source | is no setting of this function",
            })
    void aBadValueIsOneSentence(String variable, String value, String saying) {
        assertThatThrownBy(() -> read(variable, value))
                .isInstanceOf(BadSetting.class)
                .hasMessageContaining(saying)
                .hasMessageEndingWith(".");
    }
}
