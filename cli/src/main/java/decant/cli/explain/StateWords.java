package decant.cli.explain;

import decant.cli.output.Figures;
import decant.cli.output.Keys;
import decant.model.AccessList;
import decant.model.Aspect;
import decant.model.Content;
import decant.model.Grant;
import decant.model.Grantee;
import decant.model.ObjectHeaders;
import decant.model.ObjectState.Present;
import decant.model.Tags;
import decant.store.StoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Aspects of an object in words. What a terminal would obey is escaped. */
final class StateWords {
    private StateWords() {}

    /** What a side says of an aspect; {@code null} where it has no such object. */
    static @Nullable String of(Aspect aspect, SideLook side) {
        if (!(side.state() instanceof Present object)) {
            return null;
        }
        StoreException unread = side.unread().get(aspect);
        if (unread != null) {
            return "could not be read: " + Keys.shown(String.valueOf(unread.getMessage()));
        }
        return Keys.shown(
                switch (aspect) {
                    case CONTENT -> content(object);
                    case METADATA -> object.headers() == null ? "" : headers(object.headers());
                    case TAGS -> object.tags() == null ? "" : tags(object.tags());
                    case ACL -> object.acl() == null ? "" : acl(object.acl());
                    case STORAGE_CLASS -> object.content().storageClass().name();
                });
    }

    private static String content(Present object) {
        Content content = object.content();
        List<String> facts = new ArrayList<>();
        facts.add(Figures.bytes(content.size()));
        facts.add("ETag " + content.etag());
        facts.add("written " + content.lastModified());
        if (content.versionId() != null) {
            facts.add("version " + content.versionId());
        }
        object.checksums().forEach((algorithm, value) -> facts.add(algorithm + " " + value));
        return String.join(", ", facts);
    }

    private static String headers(ObjectHeaders headers) {
        List<String> lines = new ArrayList<>();
        headers.system().forEach((name, value) -> lines.add(name + ": " + value));
        headers.user().forEach((name, value) -> lines.add("x-amz-meta-" + name + ": " + value));
        return lines.isEmpty() ? "none" : String.join("; ", lines);
    }

    static String tags(Tags tags) {
        return tags.isEmpty()
                ? "none"
                : tags.entries().entrySet().stream()
                        .map(tag -> tag.getKey() + "=" + tag.getValue())
                        .collect(Collectors.joining(", "));
    }

    static String acl(AccessList acl) {
        return acl.grants().stream().map(StateWords::grant).collect(Collectors.joining(", "));
    }

    private static String grant(Grant grant) {
        return grantee(grant.grantee()) + " " + grant.permission().name();
    }

    private static String grantee(Grantee grantee) {
        return switch (grantee) {
            case Grantee.Owner() -> "owner";
            case Grantee.Account(String id) -> "account " + id;
            case Grantee.Group(String uri) when grantee.equals(Grantee.EVERYBODY) -> "everybody";
            case Grantee.Group(String uri) when grantee.equals(Grantee.ANY_ACCOUNT) -> "anybody with an account";
            case Grantee.Group(String uri) -> "group " + uri;
        };
    }
}
