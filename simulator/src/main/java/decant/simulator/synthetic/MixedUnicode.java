package decant.simulator.synthetic;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;

/**
 * Folders of two words from many scripts above hex counters. The words hold what breaks tools: spaces, plus and percent
 * signs, XML's own characters, accents in both normal forms, and characters whose order differs between UTF-8 and
 * UTF-16.
 */
final class MixedUnicode implements KeySpace {
    private static final List<String> WORDS =
            List.of(
                    "100% sure",
                    "R&D",
                    "a+b",
                    "a<b>c",
                    "album",
                    "archive",
                    "caf\u00E9",
                    "cafe\u0301",
                    "d\u00E9j\u00E0 vu",
                    "family",
                    "it's",
                    "na\u00EFve",
                    "photos 2019",
                    "q?x=1",
                    "quote\"d",
                    "stra\u00DFe",
                    "\u00C5rhus",
                    "\u00FCber",
                    "\u0142\u00F3d\u017A",
                    "\u0391\u03B8\u03AE\u03BD\u03B1",
                    "\u041C\u043E\u0441\u043A\u0432\u0430",
                    "\u0444\u043E\u0442\u043E",
                    "\u05E9\u05DC\u05D5\u05DD",
                    "\u0633\u0644\u0627\u0645",
                    "\u0939\u093F\u0928\u094D\u0926\u0940",
                    "\u0E44\u0E17\u0E22",
                    "\u3042\u3044\u3046",
                    "\u4E2D\u6587",
                    "\u6771\u4EAC",
                    "\uD55C\uAD6D\uC5B4",
                    "\uFF21\uFF22",
                    "\uFFFD",
                    "\uD83D\uDE00",
                    "\uD83C\uDDEA\uD83C\uDDFA");
    private static final byte[] END = " \u00FC+.jpg".getBytes(UTF_8);

    private final long size;
    private final byte[][] words;

    MixedUnicode(long size) {
        this.size = size;
        // Sorted with the slash that ends them: a word that begins another word must come where its folder comes.
        this.words =
                WORDS.stream()
                        .map(word -> (word + "/").getBytes(UTF_8))
                        .sorted(Arrays::compareUnsigned)
                        .toArray(byte[][]::new);
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public int write(long rank, byte[] into, int at) {
        int folders = words.length * words.length;
        // The last folder whose first key's rank, size * folder / folders, is not above this one.
        int folder = (int) (((rank + 1) * folders - 1) / size);
        byte[] outer = words[folder / words.length];
        byte[] inner = words[folder % words.length];
        System.arraycopy(outer, 0, into, at, outer.length);
        int end = at + outer.length;
        System.arraycopy(inner, 0, into, end, inner.length);
        end = Digits.hex8((int) (rank - begin(folder, folders)), into, end + inner.length);
        System.arraycopy(END, 0, into, end, END.length);
        return end + END.length;
    }

    /** Rank of the first key of a folder. */
    private long begin(int folder, int folders) {
        return size * folder / folders;
    }

    @Override
    public boolean isPlain() {
        return false;
    }
}
