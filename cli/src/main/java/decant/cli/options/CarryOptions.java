package decant.cli.options;

import decant.reconcile.Policy;
import decant.s3.Transfer;
import decant.s3.copy.TargetEncryption;
import java.time.Duration;
import picocli.CommandLine.Mixin;

/** How objects get across: what copies keep, who carries the bytes, how they are encrypted, how long they may take. */
public final class CarryOptions {
    @Mixin private final CopyOptions copies = new CopyOptions();
    @Mixin private final WayOptions way = new WayOptions();
    @Mixin private final EncryptionOptions sse = new EncryptionOptions();
    @Mixin private final LandingOptions landing = new LandingOptions();

    /** What of it decides what ends up at the target, for the record of a run. */
    public String words() {
        return copies.words() + sse.words();
    }

    /** Who carries the bytes. */
    public Transfer transfer() {
        return way.transfer();
    }

    /** How copies are encrypted. */
    public TargetEncryption encryption() {
        return sse.encryption();
    }

    /** The longest time after which a request without an answer can still take effect. */
    public Duration lateLanding() {
        return landing.lateLanding();
    }

    /** Whether copies keep the parts of the original. */
    public boolean keepsPartEtags() {
        return copies.keepsPartEtags();
    }

    /** A policy under these options. */
    public Policy narrowed(Policy policy) {
        return policy.copyingUndecided(copies.copiesUndecided())
                .withEtags(policy.etagsAreDigests(), copies.keepsPartEtags())
                .withLateLanding(landing.lateLanding());
    }
}
