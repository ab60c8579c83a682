package decant.model;

/** Somebody an access list names. E-mail grantees ended in October 2025 and are not modelled. */
public sealed interface Grantee {
    /** Everybody, without signing. */
    Grantee EVERYBODY = new Group("http://acs.amazonaws.com/groups/global/AllUsers");

    /** Everybody who has an AWS account. */
    Grantee ANY_ACCOUNT = new Group("http://acs.amazonaws.com/groups/global/AuthenticatedUsers");

    /** The owner of the object, whoever that is on the side at hand; so access lists of two accounts compare. */
    record Owner() implements Grantee {}

    /** An account by its canonical user id, which is the same in every region. */
    record Account(String canonicalId) implements Grantee {}

    /** A group by its URI. */
    record Group(String uri) implements Grantee {}
}
