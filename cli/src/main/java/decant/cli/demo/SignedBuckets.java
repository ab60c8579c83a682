package decant.cli.demo;

import decant.cli.buckets.Buckets;
import decant.cli.buckets.Gates;
import decant.cli.buckets.OpenBucket;
import decant.cli.buckets.OpenPair;
import decant.cli.buckets.Purpose;
import decant.s3.S3Settings;
import decant.s3.TransferOptions;
import decant.store.StoreException;
import java.util.function.UnaryOperator;

/** Opens buckets with credentials that no profile has. */
record SignedBuckets(Buckets buckets, UnaryOperator<S3Settings> signed) implements Buckets {
    @Override
    public OpenBucket open(S3Settings settings, Gates gates) throws StoreException {
        return buckets.open(signed.apply(settings), gates);
    }

    @Override
    public OpenPair open(S3Settings source, S3Settings target, Purpose purpose, TransferOptions transfer, Gates gates)
            throws StoreException {
        return buckets.open(signed.apply(source), signed.apply(target), purpose, transfer, gates);
    }
}
