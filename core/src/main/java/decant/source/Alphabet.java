package decant.source;

/**
 * What is known of the bytes at one position of the keys: which were seen, how likely is any other.
 *
 * <p>Seen bytes weigh the same, however often they were seen: listings see one corner of a bucket after the other, so
 * counts would mirror where the workers happen to be. The unseen share one weight that fades as pages go by without a
 * new byte (d*d/n for d different bytes in n pages, the escape estimate of PPM text compression), but not below a
 * bound. Three quarters of it go to bytes of the classes already seen (digits, small letters, capitals): where there is
 * a 3 there may be a 7.
 *
 * <p>A position has two alphabets: one for the beginnings of characters, one for the bytes that continue a character of
 * several bytes. That keeps every pivot well-formed UTF-8. Not safe for use by several threads.
 */
final class Alphabet {
    private static final int SYMBOLS = 256;
    private static final double CLASSMATES_SHARE = 0.75;

    private final boolean continuation;
    private final double leastUnseen;
    private final boolean[] seen = new boolean[SYMBOLS];

    /** Weight of all symbols below an index. */
    private final double[] below = new double[SYMBOLS + 1];

    private int distinct;
    private int pages;
    private int pagesWhenBuilt = -1;
    private int distinctWhenBuilt;

    /**
     * @param continuation whether it is of the bytes that continue a character
     * @param leastUnseen weight of all unseen bytes together at least; that of a seen one is 1
     */
    Alphabet(boolean continuation, double leastUnseen) {
        this.continuation = continuation;
        this.leastUnseen = leastUnseen;
    }

    void see(int symbol) {
        if (!seen[symbol]) {
            seen[symbol] = true;
            distinct++;
        }
    }

    /** Ends a page in which this position was met. */
    void endPage() {
        pages++;
    }

    /** Share of the symbols {@code low..high} among all that can stand here. */
    double share(int low, int high) {
        if (low > high) {
            return 0;
        }
        build();
        return (below[high + 1] - below[low]) / below[SYMBOLS];
    }

    /** The symbol among {@code low..high} at which their summed weight reaches the fraction. */
    int symbolAt(int low, int high, double fraction) {
        build();
        double wanted = below[low] + fraction * (below[high + 1] - below[low]);
        int symbol = low;
        while (symbol < high && below[symbol + 1] <= wanted) {
            symbol++;
        }
        return symbol;
    }

    private void build() {
        if (distinct == distinctWhenBuilt && pagesWhenBuilt >= 0 && pages < 2 * pagesWhenBuilt + 2) {
            return;
        }
        pagesWhenBuilt = pages;
        distinctWhenBuilt = distinct;
        double unseen = distinct == 0 ? 1 : Math.max(leastUnseen, (double) distinct * distinct / Math.max(1, pages));
        int classmates = 0;
        int others = 0;
        for (int symbol = 0; symbol < SYMBOLS; symbol++) {
            if (!seen[symbol] && canStand(symbol)) {
                if (isClassmate(symbol)) {
                    classmates++;
                } else {
                    others++;
                }
            }
        }
        double classmatesShare = classmates == 0 ? 0 : others == 0 ? 1 : CLASSMATES_SHARE;
        double classmateWeight = classmates == 0 ? 0 : unseen * classmatesShare / classmates;
        double otherWeight = others == 0 ? 0 : unseen * (1 - classmatesShare) / others;
        for (int symbol = 0; symbol < SYMBOLS; symbol++) {
            double weight;
            if (seen[symbol]) {
                weight = 1;
            } else if (!canStand(symbol)) {
                weight = 0;
            } else {
                weight = isClassmate(symbol) ? classmateWeight : otherWeight;
            }
            below[symbol + 1] = below[symbol] + weight;
        }
    }

    private boolean canStand(int symbol) {
        if (continuation) {
            return symbol >= 0x80 && symbol <= 0xBF;
        }
        return (symbol >= 0x20 && symbol <= 0x7E) || (symbol >= 0xC2 && symbol <= 0xF4);
    }

    private boolean isClassmate(int symbol) {
        return isClassSeen(symbol, '0', '9') || isClassSeen(symbol, 'a', 'z') || isClassSeen(symbol, 'A', 'Z');
    }

    private boolean isClassSeen(int symbol, int low, int high) {
        if (symbol < low || symbol > high) {
            return false;
        }
        for (int other = low; other <= high; other++) {
            if (seen[other]) {
                return true;
            }
        }
        return false;
    }
}
