package decant.s3;

import decant.s3.copy.CopySource;
import decant.s3.copy.S3Copier;
import decant.s3.copy.SourceConditions;
import decant.store.Capabilities;
import decant.store.Link;
import java.time.InstantSource;

/** Joins two opened buckets. */
public final class S3Links {
    private S3Links() {}

    /** A link whose capabilities are taken for granted, without writing anything. */
    public static Link assuming(S3Side source, S3Side target, Capabilities capabilities, InstantSource clock) {
        S3Settings from = source.settings();
        CopySource copySource = new CopySource(from.uri().bucket(), from.uri().prefix(), from.expectedOwner());
        S3Copier copier = new S3Copier(copySource, target.channel(), SourceConditions.AS_AWS, () -> null, clock);
        return new Link(source.store(), target.store(), copier, capabilities);
    }
}
