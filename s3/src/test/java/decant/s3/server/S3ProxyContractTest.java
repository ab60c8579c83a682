package decant.s3.server;

import decant.s3.S3Credentials;
import decant.store.Capabilities;
import decant.store.contract.Declared;
import decant.store.contract.Deviation;
import decant.store.contract.RemoteFixture;
import decant.store.contract.RemoteStoreContract;
import java.util.Set;

/** S3Proxy 4.1 over its store in memory, through the adapter. */
final class S3ProxyContractTest extends RemoteStoreContract {
    /**
     * Conditions on the source, on PUT and on removal; canned lists and no grants; no tags; keys as files have them.
     */
    static final Declared S3PROXY =
            new Declared(
                    new Capabilities(true, false, false, true, true, true, false, false, false, true),
                    Set.of(
                            Deviation.UTF16_ORDER,
                            Deviation.FILES_ARE_NO_FOLDERS,
                            Deviation.CONTROL_CHARACTER_ENDS_PAGE,
                            Deviation.STORAGE_CLASS_IGNORED,
                            Deviation.EXPIRES_LOST_BY_COPY,
                            Deviation.EXPIRES_LOST_IN_PARTS,
                            Deviation.NO_WEBSITE_REDIRECT,
                            Deviation.NO_ACCOUNT_GRANTS,
                            Deviation.CANNED_ACL_ON_COPY,
                            Deviation.PARTS_HONOUR_SOURCE,
                            Deviation.PARTS_HONOUR_TARGET_ABSENT,
                            Deviation.PARTS_HONOUR_TARGET_MATCH),
                    Set.of(
                            "uri",
                            "double slash",
                            "triple slash",
                            "leading slash",
                            "two leading slashes",
                            "slash alone",
                            "trailing slash",
                            "trailing double slash",
                            "dot",
                            "two dots",
                            "dot segment",
                            "dot dot segment",
                            "dot dot first",
                            "dot dot last",
                            "1,024 bytes in many segments"));

    @Override
    protected RemoteFixture open() throws Exception {
        return new ServerFixture(S3ProxyServer.shared(), "0".repeat(64), S3Credentials.NONE, S3PROXY);
    }
}
