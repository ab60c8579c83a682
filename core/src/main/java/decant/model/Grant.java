package decant.model;

/** One line of an access list. */
public record Grant(Grantee grantee, Permission permission) {}
