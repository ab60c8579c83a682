package decant.cli.options;

import decant.model.AccessList;
import decant.reconcile.AclPolicy;
import picocli.CommandLine.Option;

/** Who may read what at the target. */
public final class AclOptions {
    /** What the target's access lists become. */
    public enum Choice {
        PRESERVE("preserve"),
        PRIVATE("private"),
        BUCKET_OWNER_FULL_CONTROL("bucket-owner-full-control"),
        PUBLIC_READ("public-read");

        private final String word;

        Choice(String word) {
            this.word = word;
        }

        @Override
        public String toString() {
            return word;
        }
    }

    @Option(
            names = "--acl",
            paramLabel = "preserve|private|bucket-owner-full-control|public-read",
            description =
                    "Access lists at the target: as at the source, or the same for every object. Default:"
                            + " preserve. public-read opens private objects too.")
    private Choice choice = Choice.PRESERVE;

    /** What was chosen. */
    public Choice choice() {
        return choice;
    }

    /** The policy that was chosen. */
    public AclPolicy policy() {
        return switch (choice) {
            case PRESERVE -> new AclPolicy.Preserve("");
            case PRIVATE -> new AclPolicy.Everything(AccessList.PRIVATE);
            case BUCKET_OWNER_FULL_CONTROL -> new AclPolicy.Canned(choice.toString());
            case PUBLIC_READ -> new AclPolicy.Everything(AccessList.PUBLIC_READ);
        };
    }
}
