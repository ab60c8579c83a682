package decant.cli;

import decant.audit.IndependentLister;
import decant.cli.buckets.Buckets;
import decant.cli.buckets.Gates;
import decant.cli.buckets.OpenBucket;
import decant.cli.buckets.OpenPair;
import decant.cli.buckets.Purpose;
import decant.flow.Lane;
import decant.model.ObjectKey;
import decant.s3.S3Settings;
import decant.s3.TransferChoice;
import decant.s3.TransferOptions;
import decant.s3.inspect.BucketFacts;
import decant.s3.inspect.Known;
import decant.s3.survey.Setting;
import decant.s3.survey.SettingAnswer;
import decant.s3.survey.Survey;
import decant.s3.survey.UploadsAnswer;
import decant.store.Capabilities;
import decant.store.InterceptedStore;
import decant.store.Interceptor;
import decant.store.Link;
import decant.store.Operation;
import decant.store.StoreException;
import decant.store.StoreException.Kind;
import decant.store.memory.MemoryBucket;
import decant.store.memory.MemoryOwnObjects;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Buckets in memory by their names, with something around every call. */
final class MemoryBuckets implements Buckets {
    private final Map<String, MemoryBucket> buckets = new ConcurrentHashMap<>();

    /** A bucket of which its settings say nothing special. */
    static final BucketFacts ORDINARY = new BucketFacts("owner", Known.YES, Known.NO, Known.NO, Known.NO, Known.YES);

    /** A bucket without any setting. */
    static final Survey NOTHING_SPECIAL =
            new Survey(
                    "us-east-1",
                    true,
                    Arrays.stream(Setting.values())
                            .collect(Collectors.toMap(setting -> setting, _ -> new SettingAnswer.NotMade())),
                    new UploadsAnswer.Seen(0, false, Optional.empty()));

    private final Map<String, Survey> surveys = new ConcurrentHashMap<>();
    private final Map<String, BucketFacts> facts = new ConcurrentHashMap<>();
    private final InstantSource clock;

    /** Knows the texts of Decant's own objects, in every bucket. */
    private final MemoryOwnObjects own;

    private volatile Interceptor around = Interceptor.PASS;

    MemoryBuckets(InstantSource clock) {
        this.clock = clock;
        this.own = new MemoryOwnObjects(new MemoryBucket("s3://none/", clock, Capabilities.AWS), true);
    }

    MemoryBucket create(String name) {
        MemoryBucket bucket = new MemoryBucket("s3://" + name + "/", clock, Capabilities.AWS);
        buckets.put(name, bucket);
        return bucket;
    }

    void around(Interceptor interceptor) {
        around = interceptor;
    }

    /** Whatever is around when a call is made, also of buckets that were opened before. */
    private Interceptor late() {
        return new Interceptor() {
            @Override
            public <T> T call(Operation operation, @Nullable ObjectKey key, Call<T> call) throws StoreException {
                return around.call(operation, key, call);
            }
        };
    }

    private MemoryBucket find(S3Settings settings) throws StoreException {
        MemoryBucket bucket = buckets.get(settings.uri().bucket());
        if (bucket == null) {
            throw new StoreException(
                    Kind.NO_SUCH_BUCKET,
                    Operation.INSPECT,
                    null,
                    "NoSuchBucket",
                    settings.uri() + ": could not inspect: NoSuchBucket (404); check the bucket's name.",
                    null);
        }
        return bucket;
    }

    /** From now on the settings of a bucket say this. */
    void facts(String name, BucketFacts says) {
        facts.put(name, says);
    }

    private BucketFacts factsOf(S3Settings settings) {
        return facts.getOrDefault(settings.uri().bucket(), ORDINARY);
    }

    @Override
    public OpenBucket open(S3Settings settings, Gates gates) throws StoreException {
        MemoryBucket bucket = find(settings);
        return new OpenBucket(new InterceptedStore(bucket, gates.atSource().around(late())), own.at(bucket), () -> {});
    }

    @Override
    public OpenPair open(S3Settings source, S3Settings target, Purpose purpose, TransferOptions transfer, Gates gates)
            throws StoreException {
        MemoryBucket from = find(source);
        MemoryBucket into = find(target);
        Link link = new Link(from, into, order -> into.copyFrom(from, order), Capabilities.AWS);
        return new OpenPair(
                link.intercept(gates.atSource().around(late()), gates.atTarget(purpose).around(late())),
                link.intercept(gates.atSource(Lane.LIVE).around(late()), gates.atTargetLive().around(late())),
                purpose == Purpose.WRITE ? Optional.of(new TransferChoice(false, "it can")) : Optional.empty(),
                factsOf(source),
                factsOf(target),
                "target-owner",
                lister(from),
                lister(into),
                own.at(from),
                own.at(into),
                new OpenPair.Surveys(() -> surveyOf(source), () -> surveyOf(target)),
                () -> {});
    }

    /** From now on a bucket turns out to be this. */
    void survey(String name, Survey says) {
        surveys.put(name, says);
    }

    private Survey surveyOf(S3Settings settings) {
        return surveys.getOrDefault(settings.uri().bucket(), NOTHING_SPECIAL);
    }

    /** By the port's own listing, one page after the other. */
    private static IndependentLister lister(MemoryBucket bucket) {
        return (range, entries) ->
                bucket.contents()
                        .forEach((key, object) -> {
                            if (range.contains(key)) {
                                entries.entry(
                                        key.toString(), object.content().size(), object.content().etag().toString());
                            }
                        });
    }
}
