package decant.simulator.bucket;

import decant.simulator.synthetic.Mix;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The bytes of an object: held, made up when read, or joined from others. Parts and copies share them, so that copying
 * costs no memory. Immutable.
 */
public sealed interface Body {
    /** Size in bytes. */
    long size();

    /** Reads a span that lies within this body. */
    InputStream open(long first, long count);

    /** Feeds every byte to a hash. */
    void feed(BodyHash hash);

    /** The span as a body of its own, sharing the bytes. */
    Body slice(long first, long count);

    static Body of(byte[] bytes) {
        return new Held(bytes, 0, bytes.length);
    }

    /** Bodies one after the other; neighbours that were cut from one made-up body become whole again. */
    static Body join(List<Body> bodies) {
        List<Body> pieces = new ArrayList<>();
        for (Body body : bodies) {
            for (Body piece : body instanceof Joined(List<Body> joined, long _) ? joined : List.of(body)) {
                Body last = pieces.isEmpty() ? null : pieces.getLast();
                if (last instanceof Made(long seed, long offset, long size)
                        && piece instanceof Made(long nextSeed, long nextOffset, long nextSize)
                        && seed == nextSeed
                        && offset + size == nextOffset) {
                    pieces.set(pieces.size() - 1, new Made(seed, offset, size + nextSize));
                } else {
                    pieces.add(piece);
                }
            }
        }
        return pieces.size() == 1
                ? pieces.getFirst()
                : new Joined(List.copyOf(pieces), pieces.stream().mapToLong(Body::size).sum());
    }

    /** Bytes in memory. */
    final class Held implements Body {
        private final byte[] bytes;
        private final int offset;
        private final int length;

        private Held(byte[] bytes, int offset, int length) {
            this.bytes = bytes;
            this.offset = offset;
            this.length = length;
        }

        @Override
        public long size() {
            return length;
        }

        @Override
        public InputStream open(long first, long count) {
            return new ByteArrayInputStream(bytes, (int) (offset + first), (int) count);
        }

        @Override
        public void feed(BodyHash hash) {
            hash.update(bytes, offset, length);
        }

        @Override
        public Body slice(long first, long count) {
            return new Held(bytes, (int) (offset + first), (int) count);
        }
    }

    /**
     * Bytes made from a seed when they are read, for objects of gigabytes and for synthetic buckets. Their digest is
     * made up too, from what they are made of: equal bytes have equal digests, but it is not their MD5.
     */
    record Made(long seed, long offset, long size) implements Body {
        private static final int BUFFER_BYTES = 1 << 16;

        @Override
        public InputStream open(long first, long count) {
            return new MadeBytes(seed, offset + first, count);
        }

        @Override
        public void feed(BodyHash hash) {
            byte[] buffer = new byte[BUFFER_BYTES];
            MadeBytes bytes = new MadeBytes(seed, offset, size);
            for (int count = bytes.read(buffer, 0, BUFFER_BYTES); count > 0; ) {
                hash.update(buffer, 0, count);
                count = bytes.read(buffer, 0, BUFFER_BYTES);
            }
        }

        @Override
        public Body slice(long first, long count) {
            return new Made(seed, offset + first, count);
        }

        /** First half of what stands for the MD5 of the whole. */
        public static long digestHigh(long seed, long offset, long size) {
            return Mix.mix(seed ^ Long.rotateLeft(offset, 24), size);
        }

        /** Second half of what stands for the MD5 of the whole. */
        public static long digestLow(long digestHigh) {
            return Mix.mix(digestHigh);
        }
    }

    /** Several bodies one after the other. */
    record Joined(List<Body> pieces, long size) implements Body {
        @Override
        public InputStream open(long first, long count) {
            List<InputStream> streams = new ArrayList<>();
            forEachPiece(first, count, (piece, from, length) -> streams.add(piece.open(from, length)));
            return new SequenceInputStream(Collections.enumeration(streams));
        }

        @Override
        public void feed(BodyHash hash) {
            pieces.forEach(piece -> piece.feed(hash));
        }

        @Override
        public Body slice(long first, long count) {
            List<Body> slices = new ArrayList<>();
            forEachPiece(first, count, (piece, from, length) -> slices.add(piece.slice(from, length)));
            return slices.isEmpty() ? Body.of(new byte[0]) : join(slices);
        }

        private void forEachPiece(long first, long count, SpanVisitor visitor) {
            long begin = 0;
            for (Body piece : pieces) {
                long spanBegin = Math.max(first, begin);
                long spanEnd = Math.min(first + count, begin + piece.size());
                if (spanBegin < spanEnd) {
                    visitor.visit(piece, spanBegin - begin, spanEnd - spanBegin);
                }
                begin += piece.size();
            }
        }

        private interface SpanVisitor {
            void visit(Body piece, long first, long count);
        }
    }
}
