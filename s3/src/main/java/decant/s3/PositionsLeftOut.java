package decant.s3;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;

/**
 * Takes out of a listing where it began and, if it names a key behind which the next one can begin, where that is to
 * begin. RADOS Gateway writes both as they are [seen with 16.2.15]: XML that holds a control character cannot be read,
 * and the SDK decodes what was never encoded, so that a percent sign there ends the listing.
 */
final class PositionsLeftOut implements ExecutionInterceptor {
    private static final Pattern BEGUN = Pattern.compile("<(StartAfter|ContinuationToken)>[^<]*</\\1>");
    private static final Pattern NEXT = Pattern.compile("<NextContinuationToken>[^<]*</NextContinuationToken>");
    private static final String KEY = "<Contents>";

    @Override
    public Optional<InputStream> modifyHttpResponseContent(
            Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
        if (!(context.request() instanceof ListObjectsV2Request) || !context.httpResponse().isSuccessful()) {
            return context.responseBody();
        }
        return context.responseBody().map(PositionsLeftOut::without);
    }

    private static InputStream without(InputStream body) {
        try (body) {
            // Byte for byte, whatever it is encoded in: what is looked for is plain ASCII.
            String page = new String(body.readAllBytes(), StandardCharsets.ISO_8859_1);
            String kept = BEGUN.matcher(page).replaceAll("");
            if (kept.contains(KEY)) {
                kept = NEXT.matcher(kept).replaceAll("");
            }
            return new ByteArrayInputStream(kept.getBytes(StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
