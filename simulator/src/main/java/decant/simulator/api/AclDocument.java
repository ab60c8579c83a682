package decant.simulator.api;

import decant.model.Grant;
import decant.model.Grantee;
import decant.model.Permission;
import decant.simulator.bucket.Acl;
import decant.simulator.bucket.AclRequest;
import decant.simulator.bucket.S3Error;
import decant.simulator.http.XmlElement;
import decant.simulator.http.XmlWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/** An access list as a document. Names of people are not answered any more, since November 2025. */
final class AclDocument {
    private static final String ROOT = "AccessControlPolicy";

    private AclDocument() {}

    static String write(Acl acl) {
        XmlWriter xml = XmlWriter.s3(ROOT).begin("Owner").text("ID", acl.ownerId()).end().begin("AccessControlList");
        for (Grant grant : acl.grants()) {
            xml.begin("Grant");
            switch (grant.grantee()) {
                case Grantee.Account(String id) -> xml.beginTyped("Grantee", "CanonicalUser").text("ID", id).end();
                case Grantee.Group(String uri) -> xml.beginTyped("Grantee", "Group").text("URI", uri).end();
                case Grantee.Owner() -> throw new IllegalStateException("A stored list names its owner by id.");
            }
            xml.text("Permission", grant.permission().name()).end();
        }
        return xml.finish();
    }

    /** Reads a list that replaces another, whose owner it must name. */
    static AclRequest read(byte[] document, String ownerId, Predicate<String> knownIds) {
        XmlElement root = XmlElement.read(document, ROOT);
        boolean otherOwner =
                root.child("Owner")
                        .flatMap(owner -> owner.child("ID"))
                        .filter(id -> !id.text().equals(ownerId))
                        .isPresent();
        if (otherOwner) {
            throw S3Error.accessDenied();
        }
        List<Grant> grants = new ArrayList<>();
        XmlElement list = root.child("AccessControlList").orElseThrow(S3Error::malformedXml);
        for (XmlElement grant : list.all("Grant")) {
            XmlElement grantee = grant.child("Grantee").orElseThrow(S3Error::malformedXml);
            grants.add(new Grant(grantee(grantee, knownIds), permission(grant.required("Permission"))));
        }
        return new AclRequest.Grants(grants);
    }

    private static Grantee grantee(XmlElement grantee, Predicate<String> knownIds) {
        return switch (grantee.type()) {
            case "CanonicalUser" -> AclHeaders.grantee("id", grantee.required("ID"), knownIds);
            case "Group" -> AclHeaders.grantee("uri", grantee.required("URI"), knownIds);
            case "AmazonCustomerByEmail" -> AclHeaders.grantee("emailAddress", "", knownIds);
            default -> throw S3Error.malformedXml();
        };
    }

    private static Permission permission(String name) {
        return Arrays.stream(Permission.values())
                .filter(permission -> permission.name().equals(name))
                .findFirst()
                .orElseThrow(S3Error::malformedXml);
    }
}
