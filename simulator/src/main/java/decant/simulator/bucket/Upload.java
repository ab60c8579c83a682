package decant.simulator.bucket;

import decant.model.ETag;
import decant.model.ObjectKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/** An upload in parts that is under way. Parts may arrive in any order and replace each other. */
public final class Upload {
    public static final int MAX_PARTS = 10_000;

    /** A part that has arrived. */
    public record Part(Body body, ETag etag, Instant lastModified, @Nullable BodyChecksum checksum) {}

    /** A part as the completion names it; the checksum is base64 where one is given. */
    public record NamedPart(int number, String etag, Map<ChecksumAlgorithm, String> checksums) {}

    private final String id;
    private final ObjectKey key;
    private final String initiatorId;
    private final Instant initiated;
    private final ObjectSettings settings;
    private final @Nullable ChecksumAlgorithm checksumAlgorithm;
    private final boolean compositeChecksum;
    private final NavigableMap<Integer, Part> parts = new ConcurrentSkipListMap<>();

    Upload(
            String id,
            ObjectKey key,
            String initiatorId,
            Instant initiated,
            ObjectSettings settings,
            @Nullable ChecksumAlgorithm checksumAlgorithm,
            boolean compositeChecksum) {
        this.id = id;
        this.key = key;
        this.initiatorId = initiatorId;
        this.initiated = initiated;
        this.settings = settings;
        this.checksumAlgorithm = checksumAlgorithm;
        this.compositeChecksum = compositeChecksum;
    }

    public String id() {
        return id;
    }

    public ObjectKey key() {
        return key;
    }

    public String initiatorId() {
        return initiatorId;
    }

    public Instant initiated() {
        return initiated;
    }

    public ObjectSettings settings() {
        return settings;
    }

    /** The algorithm asked for at the beginning, {@code null} for none. */
    public @Nullable ChecksumAlgorithm checksumAlgorithm() {
        return checksumAlgorithm;
    }

    /** The parts that have arrived, by number. */
    public NavigableMap<Integer, Part> parts() {
        return parts;
    }

    /** Keeps a part, in place of one that came before under its number. */
    public Part put(int number, Body body, Instant now) {
        if (number < 1 || number > MAX_PARTS) {
            throw S3Error.invalidArgument("Part number must be an integer between 1 and " + MAX_PARTS + ", inclusive");
        }
        ChecksumAlgorithm algorithm = checksumAlgorithm == null ? ChecksumAlgorithm.CRC64NVME : checksumAlgorithm;
        ETag etag = settings.atRest().etag(Hashes.etag(body), StoredObject.nonce(now) + number);
        Part part = new Part(body, etag, now, BodyChecksum.of(algorithm, body).orElse(null));
        parts.put(number, part);
        return part;
    }

    /**
     * The object that the named parts make.
     *
     * @param minPartBytes every part but the last is at least this large
     */
    StoredObject assemble(List<NamedPart> named, long minPartBytes) {
        if (named.isEmpty()) {
            throw S3Error.malformedXml();
        }
        List<Part> chosen = new ArrayList<>();
        int previous = 0;
        for (NamedPart name : named) {
            if (name.number() <= previous) {
                throw new S3Error(400, "InvalidPartOrder", "The list of parts was not in ascending order.");
            }
            previous = name.number();
            chosen.add(chosen(name));
        }
        for (Part part : chosen.subList(0, chosen.size() - 1)) {
            if (part.body().size() < minPartBytes) {
                throw new S3Error(
                        400, "EntityTooSmall", "Your proposed upload is smaller than the minimum allowed size");
            }
        }
        Body body = Body.join(chosen.stream().map(Part::body).toList());
        return new StoredObject(
                body,
                Hashes.etag(chosen.stream().map(Part::etag).toList()),
                initiated,
                settings.storageClass(),
                settings.headers(),
                settings.tags(),
                settings.acl(),
                checksum(body, chosen),
                chosen.stream().map(part -> part.body().size()).toList(),
                false,
                settings.atRest());
    }

    private Part chosen(NamedPart name) {
        Part part = parts.get(name.number());
        if (part == null || !matches(name, part)) {
            throw new S3Error(
                    400,
                    "InvalidPart",
                    "One or more of the specified parts could not be found. The part may not have been uploaded, or the"
                            + " specified entity tag may not match the part's entity tag.",
                    Map.of("UploadId", id, "PartNumber", Integer.toString(name.number()), "ETag", name.etag()));
        }
        return part;
    }

    private static boolean matches(NamedPart name, Part part) {
        BodyChecksum checksum = part.checksum();
        return ETag.of(name.etag()).equals(part.etag())
                && (checksum == null
                        || name.checksums()
                                .getOrDefault(checksum.algorithm(), checksum.value())
                                .equals(checksum.value()));
    }

    private @Nullable BodyChecksum checksum(Body body, List<Part> chosen) {
        if (checksumAlgorithm == null || !compositeChecksum) {
            ChecksumAlgorithm algorithm = checksumAlgorithm == null ? ChecksumAlgorithm.CRC64NVME : checksumAlgorithm;
            return BodyChecksum.of(algorithm, body).orElse(null);
        }
        List<BodyChecksum> checksums = new ArrayList<>();
        for (Part part : chosen) {
            if (part.checksum() == null) {
                return null;
            }
            checksums.add(part.checksum());
        }
        return BodyChecksum.composite(checksumAlgorithm, checksums);
    }
}
