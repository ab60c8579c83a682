package decant.store;

import decant.model.AccessList;

/** What a copy says about access. */
public sealed interface AclToSend {
    /** Nothing is said: private where access lists are enabled, the only way where they are not. */
    AclToSend NOTHING = new Nothing();

    record Nothing() implements AclToSend {}

    /** A canned list by its name, such as {@code bucket-owner-full-control}. */
    record Canned(String name) implements AclToSend {}

    /** Exactly these grants. */
    record Exactly(AccessList acl) implements AclToSend {}
}
