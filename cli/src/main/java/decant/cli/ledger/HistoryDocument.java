package decant.cli.ledger;

import decant.cli.ledger.KeyHistory.Found;
import decant.cli.ledger.KeyHistory.UnderWay;
import decant.ledger.ParkedKey;
import decant.ledger.PendingKey;
import decant.ledger.Receipt;
import decant.model.ETag;
import decant.model.KeyRange;
import decant.model.ObjectKey;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a ledger says of a key, as a document: for the process that holds the file to tell those that do not. */
public final class HistoryDocument {
    private HistoryDocument() {}

    /** The document; what there is not is no member. */
    public static Map<String, Object> of(Found found) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("begun", found.begun());
        KeyRange open = found.openRange();
        if (open != null) {
            document.put("openRange", span(open));
        }
        PendingKey pending = found.pending();
        if (pending != null) {
            document.put(
                    "pending",
                    Map.of(
                            "cause", pending.cause(),
                            "tries", pending.tries(),
                            "notBefore", pending.notBefore().toString()));
        }
        ParkedKey parked = found.parked();
        if (parked != null) {
            document.put(
                    "parked",
                    Map.of(
                            "cause", parked.cause(),
                            "detail", parked.detail(),
                            "since", parked.since().toString()));
        }
        Receipt receipt = found.receipt();
        if (receipt != null) {
            document.put(
                    "receipt",
                    Map.of(
                            "source", receipt.source().toString(),
                            "target", receipt.target().toString(),
                            "size", receipt.size()));
        }
        Instant acting = found.actingSince();
        if (acting != null) {
            document.put("actingSince", acting.toString());
        }
        UnderWay underWay = found.underWay();
        if (underWay != null) {
            document.put("underWay", Map.of("span", span(underWay.span()), "since", underWay.since().toString()));
        }
        return document;
    }

    private static Map<String, Object> span(KeyRange range) {
        Map<String, Object> span = new LinkedHashMap<>();
        put(span, "after", range.after());
        put(span, "through", range.through());
        return span;
    }

    private static void put(Map<String, Object> document, String name, @Nullable ObjectKey key) {
        if (key != null) {
            document.put(name, key.toString());
        }
    }

    /**
     * What a document says of a key.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static Found read(ObjectKey key, Map<?, ?> document) {
        Map<?, ?> open = member(document, "openRange");
        Map<?, ?> pending = member(document, "pending");
        Map<?, ?> parked = member(document, "parked");
        Map<?, ?> receipt = member(document, "receipt");
        Map<?, ?> underWay = member(document, "underWay");
        return new Found(
                Boolean.TRUE.equals(document.get("begun")),
                open == null ? null : span(open),
                pending == null
                        ? null
                        : new PendingKey(
                                key,
                                text(pending, "cause"),
                                (int) number(pending, "tries"),
                                Instant.parse(text(pending, "notBefore"))),
                parked == null
                        ? null
                        : new ParkedKey(
                                key,
                                text(parked, "cause"),
                                text(parked, "detail"),
                                Instant.parse(text(parked, "since"))),
                receipt == null
                        ? null
                        : new Receipt(
                                ETag.of(text(receipt, "source")),
                                ETag.of(text(receipt, "target")),
                                number(receipt, "size")),
                document.containsKey("actingSince") ? Instant.parse(text(document, "actingSince")) : null,
                underWay == null
                        ? null
                        : new UnderWay(span(required(underWay, "span")), Instant.parse(text(underWay, "since"))));
    }

    private static KeyRange span(Map<?, ?> span) {
        return new KeyRange(key(span, "after"), key(span, "through"));
    }

    private static @Nullable ObjectKey key(Map<?, ?> document, String name) {
        return document.containsKey(name) ? ObjectKey.of(text(document, name)) : null;
    }

    private static @Nullable Map<?, ?> member(Map<?, ?> document, String name) {
        return document.containsKey(name) ? required(document, name) : null;
    }

    private static Map<?, ?> required(Map<?, ?> document, String name) {
        if (document.get(name) instanceof Map<?, ?> member) {
            return member;
        }
        throw new IllegalArgumentException("It has no member " + name + ".");
    }

    private static String text(Map<?, ?> document, String name) {
        if (document.get(name) instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException("It has no text " + name + ".");
    }

    private static long number(Map<?, ?> document, String name) {
        if (document.get(name) instanceof Number number) {
            return number.longValue();
        }
        throw new IllegalArgumentException("It has no number " + name + ".");
    }
}
