package decant.s3.server;

import decant.s3.application.Account;
import java.net.URI;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;
import org.jspecify.annotations.Nullable;

/**
 * S3Proxy in this process, keeping its objects in memory. It checks signatures and passes over every {@code x-amz-}
 * header it does not know.
 */
public final class S3ProxyServer {
    private static @Nullable Account shared;

    private S3ProxyServer() {}

    /** Somebody with an account on the one of this JVM, which ends with it. */
    public static synchronized Account shared() throws Exception {
        if (shared == null) {
            S3Proxy proxy =
                    S3Proxy.builder()
                            .blobStore(new TransientNio2BlobStore())
                            .awsAuthentication(AuthenticationType.AWS_V4, "someone", "secret")
                            .endpoint(URI.create("http://127.0.0.1:0"))
                            .ignoreUnknownHeaders(true)
                            .stopTimeout(0)
                            .build();
            proxy.start();
            URI endpoint = URI.create("http://127.0.0.1:" + proxy.getPort());
            shared = new Account(endpoint, "us-east-1", "someone", "secret");
        }
        return shared;
    }
}
