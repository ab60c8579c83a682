package decant.s3.xml;

import decant.model.AccessList;
import decant.model.Grant;
import decant.model.Grantee;
import decant.model.Permission;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/**
 * An access list as S3 writes it: {@code AccessControlPolicy} with the owner and the grants [S3 API reference,
 * GetObjectAcl].
 *
 * @param ownerId canonical id of the object's owner
 * @param acl grants in which that owner is {@link Grantee.Owner}
 */
public record AclBody(String ownerId, AccessList acl) {
    private static final String NAMESPACE = "http://s3.amazonaws.com/doc/2006-03-01/";
    private static final String INSTANCE = "http://www.w3.org/2001/XMLSchema-instance";

    /**
     * Reads an access list.
     *
     * @throws XMLStreamException if this is none, or names a grantee or a permission that is not known: a list that is
     *     only half understood must not be compared or copied
     */
    public static AclBody read(byte[] body, int length) throws XMLStreamException {
        Reading reading = new Reading();
        String root = XmlLeaves.walk(body, length, reading);
        if (!root.equals("AccessControlPolicy") || reading.owner == null) {
            throw new XMLStreamException("no access list with an owner, but <" + root + ">");
        }
        if (reading.trouble != null) {
            throw new XMLStreamException(reading.trouble);
        }
        String owner = reading.owner;
        Set<Grant> grants = new HashSet<>();
        for (Grant grant : reading.grants) {
            boolean own = grant.grantee().equals(new Grantee.Account(owner));
            grants.add(own ? new Grant(new Grantee.Owner(), grant.permission()) : grant);
        }
        return new AclBody(owner, new AccessList(grants));
    }

    /** The document for an access list of an object that belongs to this owner. */
    public static String write(AccessList acl, String ownerId) {
        StringBuilder xml = new StringBuilder(512);
        xml.append("<AccessControlPolicy xmlns=\"").append(NAMESPACE).append("\"><Owner><ID>");
        xml.append(XmlText.escape(ownerId)).append("</ID></Owner><AccessControlList>");
        for (Grant grant : acl.grants()) {
            xml.append("<Grant><Grantee xmlns:xsi=\"").append(INSTANCE).append("\" xsi:type=\"");
            switch (grant.grantee()) {
                case Grantee.Owner() -> xml.append(account(ownerId));
                case Grantee.Account(String id) -> xml.append(account(id));
                case Grantee.Group(String uri) ->
                        xml.append("Group\"><URI>").append(XmlText.escape(uri)).append("</URI>");
            }
            xml.append("</Grantee><Permission>").append(grant.permission()).append("</Permission></Grant>");
        }
        return xml.append("</AccessControlList></AccessControlPolicy>").toString();
    }

    private static String account(String id) {
        return "CanonicalUser\"><ID>" + XmlText.escape(id) + "</ID>";
    }

    private static final class Reading implements XmlLeaves.Visitor {
        private static final String GRANT = "AccessControlList/Grant";
        private static final Map<String, Permission> PERMISSIONS =
                Map.of(
                        "READ", Permission.READ,
                        "WRITE", Permission.WRITE,
                        "READ_ACP", Permission.READ_ACP,
                        "WRITE_ACP", Permission.WRITE_ACP,
                        "FULL_CONTROL", Permission.FULL_CONTROL);

        private final Set<Grant> grants = new HashSet<>();
        private @Nullable String owner;
        private @Nullable Grantee grantee;
        private @Nullable Permission permission;
        private @Nullable String trouble;

        @Override
        public void leaf(String path, String text) {
            switch (path) {
                case "Owner/ID" -> owner = text;
                case GRANT + "/Grantee/ID" -> grantee = new Grantee.Account(text);
                case GRANT + "/Grantee/URI" -> grantee = new Grantee.Group(text);
                case GRANT + "/Permission" -> permission = PERMISSIONS.get(text.toUpperCase(Locale.ROOT));
                default -> {
                    // Display names and e-mail addresses are not compared.
                }
            }
        }

        @Override
        public void end(String path) {
            if (!path.equals(GRANT)) {
                return;
            }
            if (grantee == null || permission == null) {
                trouble = "a grant without a known grantee and permission";
            } else {
                grants.add(new Grant(grantee, permission));
            }
            grantee = null;
            permission = null;
        }
    }
}
