package decant.cli.demo;

import decant.cli.gateway.Doorkeeper;
import decant.cli.gateway.GatewayTopic;
import decant.model.ReservedKeys;
import decant.s3.application.Account;
import decant.s3.application.SdkBucket;
import decant.s3.server.RgwAccounts;
import decant.simulator.functions.Thumbnails;
import decant.testing.RadosGateway;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Two buckets of a RADOS Gateway, which sends its own events; it tells of no access lists and no tags. */
final class GatewayRegions implements Regions {
    private final RadosGateway gateway;
    private final Account alice;
    private final SdkBucket source;
    private final SdkBucket target;
    private final List<Doorkeeper> keepers = new ArrayList<>();
    private final Map<Side, GatewayThumbnails> thumbnails = new EnumMap<>(Side.class);

    GatewayRegions(RadosGateway gateway) {
        this.gateway = gateway;
        this.alice = RgwAccounts.of(gateway, gateway.alice());
        this.source = SdkBucket.create(alice, "pictures-here");
        this.target = SdkBucket.create(alice, "pictures-there");
    }

    @Override
    public String words() {
        return "Two buckets of a RADOS Gateway " + gateway.version() + ";";
    }

    @Override
    public Bucket bucket(Side side) {
        return new Bucket(
                seen(side).name(),
                gateway.region(),
                alice.endpoint(),
                new decant.simulator.bucket.Account("alice", "alice", "", alice.accessKey(), alice.secretKey()));
    }

    private SdkBucket seen(Side side) {
        return side == Side.SOURCE ? source : target;
    }

    @Override
    public boolean tellOfAccess() {
        return false;
    }

    /** The gateway shares two cores with everybody who asks it. */
    @Override
    public String maxLag() {
        return "10s";
    }

    /** The gateway keeps a thread for every open connection, 512 in all. */
    @Override
    public List<String> options() {
        return List.of("--max-concurrency", "48");
    }

    @Override
    public void invoke(DemoFunctions functions) {
        try {
            for (Side side : Side.values()) {
                GatewayThumbnails made = new GatewayThumbnails(bucket(side), functions);
                thumbnails.put(side, made);
                tell(side, made.port());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void sendEvents(Ports ports, long seed) {
        try {
            for (Side side : Side.values()) {
                URI page = Ports.page(side == Side.SOURCE ? ports.source() : ports.target());
                Doorkeeper keeper = Doorkeeper.before(page.getPort());
                keepers.add(keeper);
                tell(side, Objects.requireNonNull(thumbnails.get(side)).port(), keeper.port());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void tell(Side side, Integer... ports) {
        try {
            GatewayTopic.tell(alice, seen(side).name(), ports);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void beginChaos(Scale scale, long seed) {
        throw new UnsupportedOperationException("A gateway fails by itself only.");
    }

    @Override
    public void endChaos() {}

    @Override
    public long pictures(Side side) {
        return seen(side).list().keySet().stream()
                .map(Object::toString)
                .filter(key -> !Thumbnails.isThumbnail(key) && !key.startsWith(ReservedKeys.FOLDER))
                .count();
    }

    @Override
    public void close() {
        keepers.forEach(Doorkeeper::close);
        thumbnails.values().forEach(GatewayThumbnails::close);
    }
}
