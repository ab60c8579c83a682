package decant.simulator.http;

import decant.simulator.bucket.S3Error;

/** S3's error document. */
public final class Errors {
    private Errors() {}

    /** The answer that says this error. */
    public static Response response(S3Error error, String requestId) {
        return Response.xml(error.status(), document(error, requestId));
    }

    /** The error as a document, which may also stand in a 200. */
    public static String document(S3Error error, String requestId) {
        XmlWriter xml = new XmlWriter("Error").text("Code", error.code()).text("Message", error.getMessage());
        error.details().forEach(xml::text);
        return xml.text("RequestId", requestId).text("HostId", "simulator").finish();
    }
}
