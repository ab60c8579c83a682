package decant.s3.application;

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
 * Takes out of a listing where it began and where the next one begins. RADOS Gateway 16.2 writes keys there as they
 * are, control characters too, which no XML parser reads; whoever goes on behind the last key needs neither.
 */
final class PositionsLeftOut implements ExecutionInterceptor {
    private static final Pattern POSITION =
            Pattern.compile("<(StartAfter|ContinuationToken|NextContinuationToken)>[^<]*</\\1>");

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
            String page = new String(body.readAllBytes(), StandardCharsets.ISO_8859_1);
            byte[] kept = POSITION.matcher(page).replaceAll("").getBytes(StandardCharsets.ISO_8859_1);
            return new ByteArrayInputStream(kept);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
