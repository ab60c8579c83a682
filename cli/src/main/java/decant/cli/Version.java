package decant.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** Which Decant this is, as its jar says. */
final class Version implements IVersionProvider {
    static final String NUMBER =
            Optional.ofNullable(Version.class.getPackage().getImplementationVersion()).orElse("development");

    @Override
    public String[] getVersion() {
        return new String[] {"decant " + NUMBER + " (Java " + Runtime.version() + ")"};
    }
}
