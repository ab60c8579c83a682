package decant.cli.killed;

import decant.s3.application.Account;
import decant.s3.application.SdkBucket;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

/** The files of a migration: what it is to do, its hooks, its credentials. */
record OperatorsDesk(Path folder) {
    /**
     * Where events come from, as the file has it.
     *
     * @param there the source's
     * @param back the target's
     */
    record Events(String there, String back) {}

    /**
     * Lays them out.
     *
     * @param lateLandingSeconds after which nothing lands any more that a killed process had asked for
     */
    static OperatorsDesk in(
            Path folder, Account account, String source, String target, Events events, int lateLandingSeconds)
            throws IOException {
        OperatorsDesk desk = new OperatorsDesk(folder);
        Files.writeString(
                folder.resolve("credentials"),
                "[alice]%naws_access_key_id = %s%naws_secret_access_key = %s%n"
                        .formatted(account.accessKey(), account.secretKey()));
        Files.writeString(folder.resolve("config"), "");
        desk.hook("cdn", "");
        desk.hook("freeze", "");
        // It returns when the application writes nowhere else any more.
        desk.hook(
                "writers",
                """
                echo $DECANT_ACT > %1$s.new && mv %1$s.new %1$s
                while [ "$(cat %2$s)" != $DECANT_ACT ]; do sleep 0.05; done
                """
                        .formatted(desk.where(), desk.moved()));
        Files.writeString(
                desk.file(),
                """
                source: { bucket: "s3://%1$s", profile: alice, region: %8$s, endpoint-url: "%3$s" }
                target: { bucket: "s3://%2$s", profile: alice, region: %8$s, endpoint-url: "%3$s" }
                live: { events: "%4$s", max-removals: "100%%" }
                reverse: { events: "%5$s" }
                copy: { late-landing: %6$d, delete-surplus: true }
                limits: { max-concurrency: 32 }
                hooks: { cdn: %7$s/cdn, switch-writers: %7$s/writers, freeze: %7$s/freeze }
                """
                        .formatted(
                                source,
                                target,
                                account.endpoint(),
                                events.there(),
                                events.back(),
                                lateLandingSeconds,
                                folder,
                                account.region()));
        return desk;
    }

    /** A port that nobody listens at. */
    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void hook(String name, String does) throws IOException {
        Path hook = folder.resolve(name);
        Files.writeString(hook, "#!/bin/sh\n" + does);
        Files.setPosixFilePermissions(hook, PosixFilePermissions.fromString("rwx------"));
    }

    Path file() {
        return folder.resolve("decant.yaml");
    }

    Path state() {
        return folder.resolve("state");
    }

    private Path where() {
        return folder.resolve("where");
    }

    private Path moved() {
        return folder.resolve("moved");
    }

    Application.Place place(SdkBucket source, SdkBucket target, boolean eventsOfAccess) {
        return new Application.Place(source, target, where(), moved(), eventsOfAccess);
    }

    /** For the program's processes. */
    Map<String, String> environment() {
        return Map.of(
                "AWS_SHARED_CREDENTIALS_FILE", folder.resolve("credentials").toString(),
                "AWS_CONFIG_FILE", folder.resolve("config").toString(),
                "AWS_EC2_METADATA_DISABLED", "true",
                "XDG_STATE_HOME", folder.toString());
    }
}
