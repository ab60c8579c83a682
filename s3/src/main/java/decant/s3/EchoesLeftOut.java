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
 * Takes out of a listing what only repeats where it was to begin. RADOS Gateway repeats that as it is [seen with
 * 16.2.15]: XML that holds a control character cannot be read, and the SDK decodes what was never encoded, so that a
 * percent sign there ends the listing. Nobody needs it.
 */
final class EchoesLeftOut implements ExecutionInterceptor {
    private static final Pattern ECHO =
            Pattern.compile("<(StartAfter|ContinuationToken)>[^<]*</(StartAfter|ContinuationToken)>");

    @Override
    public Optional<InputStream> modifyHttpResponseContent(
            Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
        if (!(context.request() instanceof ListObjectsV2Request) || !context.httpResponse().isSuccessful()) {
            return context.responseBody();
        }
        return context.responseBody().map(EchoesLeftOut::without);
    }

    private static InputStream without(InputStream body) {
        try (body) {
            // Byte for byte, whatever it is encoded in: what is looked for is plain ASCII.
            String page = new String(body.readAllBytes(), StandardCharsets.ISO_8859_1);
            return new ByteArrayInputStream(ECHO.matcher(page).replaceAll("").getBytes(StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
