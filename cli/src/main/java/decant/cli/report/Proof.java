package decant.cli.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import decant.cli.output.Json;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * What the last certificate says.
 *
 * @param text the certificate exactly as it was written down
 */
record Proof(String text, Map<String, Object> document) {
    static Proof of(String text) {
        return new Proof(text, Json.read(text));
    }

    /** Without keys that were written while both sides were compared: those were looked at again, one by one. */
    String verdict() {
        Object judged = document.get("verdictWithoutWritten");
        return ReportFacts.text(judged == null ? document.get("verdict") : judged);
    }

    /** Keys that were not found equal, but were written while both sides were compared. */
    long writtenMeanwhile() {
        return ReportFacts.number(document.get("writtenMeanwhile"));
    }

    long number(String member) {
        return ReportFacts.number(document.get(member));
    }

    Instant time(String member) {
        return Instant.parse(ReportFacts.text(document.get(member)));
    }

    /** Sentences under a name. */
    List<String> sentences(String member) {
        return document.get(member) instanceof List<?> list ? list.stream().map(String::valueOf).toList() : List.of();
    }

    int ranges() {
        return document.get("ranges") instanceof List<?> list ? list.size() : 0;
    }

    /** By kind. */
    Map<String, Object> findings() {
        return ReportFacts.members(document.get("findings"));
    }

    /** By which anybody can tell whether a copy of the certificate is the same. */
    String sha256() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }
}
