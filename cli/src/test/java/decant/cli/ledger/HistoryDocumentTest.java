package decant.cli.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import decant.cli.output.Json;
import decant.ledger.ParkedKey;
import decant.ledger.PendingKey;
import decant.ledger.Receipt;
import decant.model.ETag;
import decant.model.KeyRange;
import decant.model.ObjectKey;
import java.io.StringWriter;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class HistoryDocumentTest {
    private static final ObjectKey KEY = ObjectKey.of("line\nbreak \"quoted\" \uD83D\uDE00.png");
    private static final ETag PLAIN = ETag.of("d41d8cd98f00b204e9800998ecf8427e");
    private static final ETag IN_PARTS = ETag.of("9e107d9d372bb6826bd81d3542a419d6-2");
    private static final Instant NOON = Instant.parse("2026-11-26T12:00:00.250Z");

    private static KeyHistory.Found written(KeyHistory.Found found) {
        StringWriter text = new StringWriter();
        Json.writeLine(HistoryDocument.of(found), text);
        return HistoryDocument.read(KEY, Json.read(text.toString()));
    }

    @Test
    void everythingThatIsKnownIsReadAsItWasWritten() {
        KeyHistory.Found found =
                new KeyHistory.Found(
                        true,
                        new KeyRange(KEY, null),
                        new PendingKey(KEY, "busy", 3, NOON),
                        new ParkedKey(KEY, "conflict", "It was written on both sides.", NOON),
                        new Receipt(IN_PARTS, PLAIN, 1L << 40),
                        NOON,
                        new KeyHistory.UnderWay(new KeyRange(null, KEY), NOON));

        assertThat(written(found)).isEqualTo(found);
    }

    @Test
    void whatThereIsNotIsNothing() {
        KeyHistory.Found nothing = new KeyHistory.Found(false, null, null, null, null, null, null);

        assertThat(written(nothing)).isEqualTo(nothing);
    }
}
