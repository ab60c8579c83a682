package decant.s3.events;

import java.util.List;

/** Messages in every shape, about the bucket {@code photos}; as documented where they were not recorded. */
final class Messages {
    /** As S3 documents it: the key encoded as form fields are. */
    static final String S3_PUT =
            """
            {"Records":[{"eventVersion":"2.6","eventSource":"aws:s3","awsRegion":"us-west-2",
              "eventTime":"2026-11-22T12:00:00.123Z","eventName":"ObjectCreated:Put",
              "userIdentity":{"principalId":"AIDAJDPLRKLG7UEXAMPLE"},
              "requestParameters":{"sourceIPAddress":"127.0.0.1"},
              "responseElements":{"x-amz-request-id":"C3D13FE58DE4C810","x-amz-id-2":"abc"},
              "s3":{"s3SchemaVersion":"1.0","configurationId":"decant","bucket":{"name":"photos",
                "ownerIdentity":{"principalId":"A3NL1KOZZKExample"},"arn":"arn:aws:s3:::photos"},
                "object":{"key":"in/a+b%2B%C3%A9%25.png","size":1024,"eTag":"d41d8cd98f00b204e9800998ecf8427e",
                "sequencer":"0055AED6DCD90281E5"}}}]}\
            """;

    static final String S3_DELETE = record("aws:s3", "ObjectRemoved:Delete", "in/a", "");

    static final String MINIO =
            """
            {"EventName":"s3:ObjectCreated:Put","Key":"photos/in/a b.png","Records":[{"eventVersion":"2.0",
              "eventSource":"minio:s3","awsRegion":"","eventTime":"2026-11-22T12:00:00.000Z",
              "eventName":"s3:ObjectCreated:Put","s3":{"bucket":{"name":"photos"},
              "object":{"key":"in%2Fa+b.png","size":1,"eTag":"d41d8cd98f00b204e9800998ecf8427e","versionId":"1"}}}]}\
            """;

    static final String EVENT_BRIDGE =
            """
            {"version":"0","id":"17793124-05d4-b198-2fde-7ededc63b103","detail-type":"Object Created",
              "source":"aws.s3","account":"111122223333","time":"2026-11-22T12:00:00Z","region":"ca-central-1",
              "resources":["arn:aws:s3:::photos"],"detail":{"version":"0","bucket":{"name":"photos"},
              "object":{"key":"in/a+b%20c","size":5,"etag":"b1946ac92492d2347c6235b4d2611184",
              "version-id":"IYV3p45BT0ac8hjHg1houSdS1a.Mro8e","sequencer":"617f08299329d189"},
              "request-id":"N4N7GDK58NMKJ12R","requester":"123456789012","reason":"PutObject"}}\
            """;

    static final String TEST_EVENT =
            """
            {"Service":"Amazon S3","Event":"s3:TestEvent","Time":"2026-11-22T12:00:00.000Z","Bucket":"photos",
              "RequestId":"5582815E1AEA5ADF","HostId":"8cLeGAmw098X5cv4Zkwcmo8vvZa3eH3eKxsPzbB9wrR"}\
            """;

    private Messages() {}

    static String record(String source, String eventName, String key, String more) {
        return """
        {"Records":[{"eventVersion":"2.1","eventSource":"%s","eventTime":"2026-11-22T12:00:00.123Z","eventName":"%s",
          "s3":{"bucket":{"name":"photos"},"object":{"key":"%s"%s}}}]}\
        """
                .formatted(source, eventName, key, more);
    }

    static String sns(String message) {
        return """
        {"Type":"Notification","MessageId":"1","TopicArn":"arn:aws:sns:us-west-2:1:t",
          "Subject":"Amazon S3 Notification","Message":"%s",
          "Timestamp":"2026-11-22T12:00:00.000Z","SignatureVersion":"1"}\
        """
                .formatted(message.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n"));
    }

    static List<String> all() {
        return List.of(S3_PUT, S3_DELETE, MINIO, EVENT_BRIDGE, TEST_EVENT, sns(S3_PUT), sns(EVENT_BRIDGE));
    }
}
