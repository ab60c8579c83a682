package decant.s3.server;

import decant.s3.application.Account;
import decant.testing.RadosGateway;

/** The accounts of a RADOS Gateway, as applications have them. */
public final class RgwAccounts {
    private RgwAccounts() {}

    /** One of the gateway's accounts. */
    public static Account of(RadosGateway gateway, RadosGateway.Account account) {
        return new Account(gateway.endpoint(), gateway.region(), account.accessKey(), account.secretKey());
    }
}
