package decant.simulator.api;

import decant.model.Grant;
import decant.model.Grantee;
import decant.model.Permission;
import decant.simulator.bucket.AclRequest;
import decant.simulator.bucket.S3Error;
import decant.simulator.http.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the headers of a request say about access: a canned list, or grants, never both. */
final class AclHeaders {
    /** Sorted, so that equal requests give equal lists. */
    private static final SortedMap<String, Permission> GRANT_HEADERS =
            new TreeMap<>(
                    Map.of(
                            "x-amz-grant-full-control", Permission.FULL_CONTROL,
                            "x-amz-grant-read", Permission.READ,
                            "x-amz-grant-read-acp", Permission.READ_ACP,
                            "x-amz-grant-write", Permission.WRITE,
                            "x-amz-grant-write-acp", Permission.WRITE_ACP));

    private static final Pattern GRANTEE = Pattern.compile("\\s*(\\w+)\\s*=\\s*\"?([^\",]+)\"?\\s*");

    private AclHeaders() {}

    /**
     * Reads the headers.
     *
     * @param knownIds whether there is an account of a canonical id
     */
    static AclRequest read(Request request, Predicate<String> knownIds) {
        List<Grant> grants = new ArrayList<>();
        GRANT_HEADERS.forEach((name, permission) ->
                request.header(name).ifPresent(value -> addGrants(value, permission, knownIds, grants)));
        String canned = request.header("x-amz-acl").orElse("");
        if (canned.isEmpty()) {
            return grants.isEmpty() ? new AclRequest.Nothing() : new AclRequest.Grants(grants);
        }
        if (!grants.isEmpty()) {
            throw S3Error.invalidRequest("Specifying both Canned ACLs and Header Grants is not allowed");
        }
        return new AclRequest.Canned(canned);
    }

    private static void addGrants(
            String header, Permission permission, Predicate<String> knownIds, List<Grant> grants) {
        for (String text : header.split(",", -1)) {
            Matcher grantee = GRANTEE.matcher(text);
            if (!grantee.matches()) {
                throw S3Error.invalidArgument("Argument format not recognized");
            }
            grants.add(new Grant(grantee(grantee.group(1), grantee.group(2), knownIds), permission));
        }
    }

    /** A grantee by kind, as headers name it, and value. */
    static Grantee grantee(String kind, String value, Predicate<String> knownIds) {
        return switch (kind) {
            case "id" -> {
                if (!knownIds.test(value)) {
                    throw S3Error.invalidArgument("Invalid id");
                }
                yield new Grantee.Account(value);
            }
            case "uri" -> {
                if (!value.startsWith("http://acs.amazonaws.com/groups/")) {
                    throw S3Error.invalidArgument("Invalid group uri");
                }
                yield new Grantee.Group(value);
            }
            // Grantees by e-mail address ended in October 2025.
            case "emailAddress" -> throw new S3Error(405, "MethodNotAllowed", "E-mail grantees are not supported.");
            default -> throw S3Error.invalidArgument("Argument format not recognized");
        };
    }
}
