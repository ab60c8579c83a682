package decant.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What an audit says nothing about, in sentences. */
final class NotLookedAt {
    private NotLookedAt() {}

    static List<String> sentences(AuditOptions options, long byReceipt) {
        List<String> sentences = new ArrayList<>();
        if (byReceipt > 0) {
            sentences.add(
                    "The contents of "
                            + byReceipt
                            + " keys have neither ETags nor checksums in common: what the copier wrote down of them"
                            + " was taken for true.");
        }
        if (!options.isDeep()) {
            sentences.add("Metadata, tags, access lists and checksums were not looked at; --deep looks at them.");
        } else if (options.deepShare() < 1) {
            sentences.add(
                    String.format(
                            Locale.ROOT,
                            "Metadata, tags, access lists and checksums were looked at in a sample of about %.2f %% of"
                                    + " the keys.",
                            options.deepShare() * 100));
        }
        if (options.isDeep() && !options.tags()) {
            sentences.add("Tags were not compared: one of the stores has none.");
        }
        if (options.isDeep() && options.expectedAcl() == null) {
            sentences.add("Access lists were not compared: the target holds none, or the policy does not carry them.");
        }
        if (!options.storageClass()) {
            sentences.add("Storage classes were not compared.");
        }
        sentences.add(
                "Annotations, encryption, Object Lock state and older versions are not carried and not compared.");
        return sentences;
    }
}
