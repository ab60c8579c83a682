package decant.model;

/** One line of an access list. */
public record Grant(Grantee grantee, Permission permission) {
    /** Whether this is a right of everybody, or of everybody with an account. */
    public boolean isPublic() {
        return grantee.equals(Grantee.EVERYBODY) || grantee.equals(Grantee.ANY_ACCOUNT);
    }
}
