package decant.s3.plan;

import decant.s3.S3Settings;

/** A source and a target that share keys: what is copied would be read again, or removed at its source. */
public final class Overlap {
    private Overlap() {}

    /** Refuses as far as names tell; two names of one bucket, such as an access point's alias, are not recognised. */
    public static void refuse(S3Settings source, S3Settings target) throws Unplannable {
        boolean sameBucket = source.uri().bucket().equals(target.uri().bucket()) && source.isOnServerOf(target);
        if (!sameBucket) {
            return;
        }
        String sourcePrefix = source.uri().prefix();
        String targetPrefix = target.uri().prefix();
        if (sourcePrefix.equals(targetPrefix)) {
            throw new Unplannable("Source and target are the same: " + source.uri() + ".");
        }
        if (targetPrefix.startsWith(sourcePrefix)) {
            throw new Unplannable(
                    "The target "
                            + target.uri()
                            + " lies inside the source "
                            + source.uri()
                            + ", so that every copy would be another key to copy; choose prefixes beside each other.");
        }
        if (sourcePrefix.startsWith(targetPrefix)) {
            throw new Unplannable(
                    "The source "
                            + source.uri()
                            + " lies inside the target "
                            + target.uri()
                            + ", so that its own keys would count as surplus; choose prefixes beside each other.");
        }
    }
}
