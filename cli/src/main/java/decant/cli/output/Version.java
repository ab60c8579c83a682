package decant.cli.output;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** Which Decant this is, as its jar says. */
public final class Version implements IVersionProvider {
    /** Its number, or {@code development} where no jar says one. */
    public static final String NUMBER =
            Optional.ofNullable(Version.class.getPackage().getImplementationVersion()).orElse("development");

    @Override
    public String[] getVersion() {
        return new String[] {"decant " + NUMBER + " (Java " + Runtime.version() + ")"};
    }
}
