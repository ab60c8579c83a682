package decant.cli.verb;

import decant.s3.S3Uri;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code s3://bucket/prefix}, or says what is wrong with it. */
final class UriReader implements ITypeConverter<S3Uri> {
    @Override
    public S3Uri convert(String text) {
        try {
            return S3Uri.parse(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(String.valueOf(e.getMessage()));
        }
    }
}
