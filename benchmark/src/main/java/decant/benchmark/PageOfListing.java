package decant.benchmark;

import static java.nio.charset.StandardCharsets.UTF_8;

import decant.simulator.synthetic.Distribution;
import decant.simulator.synthetic.KeySpace;

/** A page of a listing as S3 writes it: 1,000 keys, URL-encoded, some 245 KB. */
final class PageOfListing {
    private static final int KEYS = 1_000;

    private PageOfListing() {}

    static byte[] xml() {
        KeySpace space = Distribution.UNIFORM_HEX.of(KEYS, 1);
        byte[] key = new byte[KeySpace.MAX_KEY_BYTES];
        StringBuilder page = new StringBuilder(300_000);
        page.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
                .append("<ListBucketResult xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><Name>bucket</Name>")
                .append("<Prefix></Prefix><KeyCount>1000</KeyCount><MaxKeys>1000</MaxKeys>")
                .append("<EncodingType>url</EncodingType><IsTruncated>true</IsTruncated>")
                .append("<NextContinuationToken>token</NextContinuationToken>");
        for (int rank = 0; rank < KEYS; rank++) {
            String name = new String(key, 0, space.write(rank, key, 0), UTF_8);
            page.append("<Contents><Key>")
                    .append(name)
                    .append("</Key><LastModified>2024-05-06T07:08:09.000Z</LastModified><ETag>&quot;")
                    .append(name, 0, 32)
                    .append("&quot;</ETag><Size>")
                    .append(1_000 + rank)
                    .append("</Size><StorageClass>STANDARD</StorageClass></Contents>");
        }
        return page.append("</ListBucketResult>").toString().getBytes(UTF_8);
    }
}
