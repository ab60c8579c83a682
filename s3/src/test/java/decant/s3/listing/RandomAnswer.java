package decant.s3.listing;

import static java.nio.charset.StandardCharsets.UTF_8;

import decant.model.ObjectKey;
import decant.store.contract.RandomKeys;
import decant.store.contract.RandomKeys.Distribution;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * An answer by seed: keys of some distribution below some prefix, written down in one of the many ways in which stores
 * write. Whether the answer says how keys are encoded, and where, is part of that.
 */
final class RandomAnswer {
    private static final String[] PREFIXES = {"", "", "p/", "a b+c%/", "\u6C34/"};
    private static final String[] CLASSES = {"STANDARD", "STANDARD_IA", "GLACIER", "DEEP_ARCHIVE", "MADE_UP", ""};
    private static final String[] QUOTES = {"&quot;", "&quot;", "&#34;", "&#x22;", "\"", ""};
    private static final String[] LAYOUTS = {"", "", "\n", "\n  ", "\r\n\t", " "};
    private static final String[] DECLARATIONS = {
        "",
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>",
        "<?xml version='1.0' encoding='utf-8' standalone='yes' ?>\n",
        "\uFEFF<?xml version=\"1.0\"?>\r\n"
    };
    private static final String[] ROOT_ATTRIBUTES = {
        "",
        " xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"",
        " xmlns='http://doc.s3.amazonaws.com/2006-03-01' a='>'"
    };
    private static final String UNRESERVED = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~";

    private final Random random;
    private final boolean urlEncoded;
    private final HexFormat hex;
    private final String space;
    private final String layout;
    private final String quote;
    private final int timeForm;
    private final boolean ordered;

    private final String prefix;
    private final byte[] body;

    RandomAnswer(long seed) {
        this.random = new Random(seed);
        this.urlEncoded = random.nextInt(8) > 0;
        this.hex = random.nextBoolean() ? HexFormat.of() : HexFormat.of().withUpperCase();
        this.space = random.nextBoolean() ? "+" : "%20";
        this.layout = any(LAYOUTS);
        this.quote = any(QUOTES);
        this.timeForm = random.nextInt(4);
        this.ordered = random.nextBoolean();
        this.prefix = any(PREFIXES);
        this.body = write(keys(seed)).getBytes(UTF_8);
    }

    String prefix() {
        return prefix;
    }

    byte[] body() {
        return body;
    }

    private List<String> keys(long seed) {
        Distribution distribution = any(Distribution.values());
        int room = ObjectKey.MAX_BYTES - prefix.getBytes(UTF_8).length;
        return new RandomKeys(seed)
                .sorted(distribution, random.nextInt(12)).stream()
                        .filter(key -> key.length() <= room)
                        .map(ObjectKey::toString)
                        .filter(key -> urlEncoded || key.codePoints().allMatch(Characters::isAllowed))
                        .map(key -> prefix + key)
                        .toList();
    }

    private String write(List<String> keys) {
        List<String> entries = new ArrayList<>();
        for (String key : keys) {
            entries.add(element("Contents", layout + String.join(layout, fields(key)) + layout));
        }
        List<String> headers = headers(keys.size());
        int before = ordered ? headers.size() : random.nextInt(headers.size() + 1);
        List<String> children = new ArrayList<>(headers.subList(0, before));
        children.addAll(entries);
        children.addAll(headers.subList(before, headers.size()));
        return any(DECLARATIONS)
                + "<ListBucketResult"
                + any(ROOT_ATTRIBUTES)
                + ">"
                + layout
                + String.join(layout, children)
                + layout
                + "</ListBucketResult>"
                + layout;
    }

    private List<String> headers(int count) {
        List<String> headers = new ArrayList<>();
        headers.add(element("Name", "bucket"));
        headers.add(element("Prefix", urlEncoded ? encode(prefix) : escape(prefix)));
        headers.add(element("MaxKeys", "1000"));
        headers.add(element("IsTruncated", String.valueOf(count > 0 && random.nextBoolean())));
        if (random.nextBoolean()) {
            headers.add(element("KeyCount", String.valueOf(count)));
        }
        if (urlEncoded) {
            headers.add(element("EncodingType", "url"));
        } else if (random.nextBoolean()) {
            headers.add(element("EncodingType", ""));
        }
        if (random.nextInt(4) == 0) {
            headers.add(element("NextContinuationToken", escape("1/&<token>")));
        }
        if (random.nextInt(4) == 0) {
            headers.add(element("CommonPrefixes", ""));
        }
        return shuffled(headers);
    }

    private List<String> fields(String key) {
        List<String> fields = new ArrayList<>();
        fields.add(element("Key", urlEncoded ? encode(key) : escape(key)));
        fields.add(element("LastModified", time()));
        fields.add(element("ETag", quote + etag() + quote));
        fields.add(element("Size", String.valueOf(random.nextLong(Long.MAX_VALUE) >>> random.nextInt(63))));
        if (random.nextInt(4) > 0) {
            fields.add(element("StorageClass", any(CLASSES)));
        }
        if (random.nextInt(4) == 0) {
            String name = escape("A. & B. <\u00E9>");
            fields.add(element("Owner", element("ID", "0123") + layout + element("DisplayName", name)));
        }
        if (random.nextInt(4) == 0) {
            fields.add(element("ChecksumAlgorithm", "CRC32"));
            fields.add(element("ChecksumAlgorithm", "SHA256"));
            fields.add(element("ChecksumType", "COMPOSITE"));
        }
        if (random.nextInt(8) == 0) {
            fields.add(element("RestoreStatus", element("IsRestoreInProgress", "true")));
        }
        return shuffled(fields);
    }

    private String etag() {
        String digits = HexFormat.of().toHexDigits(random.nextLong()) + HexFormat.of().toHexDigits(random.nextLong());
        return switch (random.nextInt(8)) {
            case 0 -> digits + "-" + (1 + random.nextInt(10_000));
            case 1 -> digits.substring(random.nextInt(32));
            case 2 -> digits + "-0" + random.nextInt(10);
            case 3 -> digits.toUpperCase(Locale.ROOT);
            default -> digits;
        };
    }

    private String time() {
        long seconds = random.nextLong(-62_135_596_800L, 253_402_300_800L);
        Instant instant = Instant.ofEpochSecond(seconds, random.nextInt(1_000_000_000));
        String pattern =
                switch (timeForm) {
                    case 0 -> "uuuu-MM-dd'T'HH:mm:ss'Z'";
                    case 1 -> "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'";
                    case 2 -> "uuuu-MM-dd'T'HH:mm:ss.SSSSSSSSS'Z'";
                    default -> "uuuu-MM-dd'T'HH:mm:ss.SSS'+00:00'";
                };
        return DateTimeFormatter.ofPattern(pattern).format(LocalDateTime.ofInstant(instant, ZoneOffset.UTC));
    }

    private String element(String name, String content) {
        return content.isEmpty() && random.nextBoolean()
                ? "<" + name + "/>"
                : "<" + name + ">" + content + "</" + name + ">";
    }

    private String encode(String key) {
        StringBuilder encoded = new StringBuilder();
        for (byte b : key.getBytes(UTF_8)) {
            if (b == ' ') {
                encoded.append(space);
            } else if (b >= 0 && UNRESERVED.indexOf(b) >= 0 && random.nextInt(50) > 0) {
                encoded.append((char) b);
            } else if (b == '/' && ordered) {
                encoded.append('/');
            } else {
                hex.toHexDigits(encoded.append('%'), b);
            }
        }
        return encoded.toString();
    }

    private String escape(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints()
                .forEach(c -> {
                    switch (c) {
                        case '&' -> escaped.append("&amp;");
                        case '<' -> escaped.append("&lt;");
                        case '>' -> escaped.append("&gt;");
                        case '\'' -> escaped.append("&apos;");
                        case '\r' -> escaped.append("&#13;");
                        default -> {
                            if (random.nextInt(20) == 0) {
                                escaped.append("&#")
                                        .append(random.nextBoolean() ? String.valueOf(c) : "x" + Integer.toHexString(c))
                                        .append(';');
                            } else {
                                escaped.appendCodePoint(c);
                            }
                        }
                    }
                });
        return escaped.toString();
    }

    private List<String> shuffled(List<String> items) {
        if (!ordered) {
            Collections.shuffle(items, random);
        }
        return items;
    }

    @SafeVarargs
    private <T> T any(T... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
