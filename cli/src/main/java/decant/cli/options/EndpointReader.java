package decant.cli.options;

import java.net.URI;
import java.net.URISyntaxException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the address of a server, or says how one is written: {@code localhost:9000} alone is none. */
final class EndpointReader implements ITypeConverter<URI> {
    @Override
    public URI convert(String text) {
        try {
            URI endpoint = new URI(text);
            String scheme = String.valueOf(endpoint.getScheme());
            if (endpoint.getHost() != null && (scheme.equalsIgnoreCase("http") || scheme.equalsIgnoreCase("https"))) {
                return endpoint;
            }
        } catch (URISyntaxException _) {
            // Said below.
        }
        throw new TypeConversionException(
                "\"" + text + "\" is no endpoint; write it with http:// or https://, such as http://localhost:9000.");
    }
}
