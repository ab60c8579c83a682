package decant.cli.gateway;

import java.util.List;

/**
 * What a request asks for, as far as its first line and headers tell.
 *
 * @param bucket in the path
 * @param what in S3's words, such as {@code CopyObject}; requests about a bucket as a whole are {@code bucket} but for
 *     listings
 */
record Asked(String bucket, String what) {
    static final String LIST = "ListObjectsV2";
    static final String LOOK = "HeadObject";
    static final String READ = "GetObject";
    static final String COPY = "CopyObject";
    static final String REMOVE = "DeleteObject";
    static final String READ_ACL = "GetObjectAcl";
    static final String WRITE_ACL = "PutObjectAcl";
    static final String READ_TAGS = "GetObjectTagging";
    static final String WRITE_TAGS = "PutObjectTagging";
    static final String OTHER = "other";

    /** Reads the head of a request whose bucket stands in the path. */
    static Asked of(List<String> head) {
        String[] line = head.getFirst().split(" ", 3);
        String method = line[0];
        String[] target = line[1].split("\\?", 2);
        String query = target.length == 2 ? target[1] : "";
        String[] path = target[0].substring(1).split("/", 2);
        boolean object = path.length == 2 && !path[1].isEmpty();
        boolean copy =
                head.stream()
                        .anyMatch(header -> header.toLowerCase(java.util.Locale.ROOT).startsWith("x-amz-copy-source:"));
        return new Asked(path[0], object ? ofObject(method, query, copy) : ofBucket(method, query));
    }

    private static String ofBucket(String method, String query) {
        return method.equals("GET") && query.contains("list-type=2") ? LIST : "bucket";
    }

    private static String ofObject(String method, String query, boolean copy) {
        return switch (method + " " + query.replaceFirst("=.*", "")) {
            case "HEAD " -> LOOK;
            case "GET ", "GET partNumber" -> READ;
            case "DELETE " -> REMOVE;
            case "GET acl" -> READ_ACL;
            case "PUT acl" -> WRITE_ACL;
            case "GET tagging" -> READ_TAGS;
            case "PUT tagging" -> WRITE_TAGS;
            case "PUT " -> copy ? COPY : OTHER;
            default -> OTHER;
        };
    }

    /** Whether it changes nothing. */
    boolean isReading() {
        return switch (what) {
            case LIST, LOOK, READ, READ_ACL, READ_TAGS, "bucket" -> true;
            default -> false;
        };
    }
}
