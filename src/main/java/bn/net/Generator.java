package bn.net;

/// The chance in an experiment: SplitMix64, so that the numbers of a seed are the same on every machine and
/// in every language. `net.py` among the resources says the same in Python.
///
/// Source: Steele, Lea and Flood (2014), "Fast splittable pseudorandom number generators", figure 16. Java's
/// `SplittableRandom(seed)` gives the same bits, but does not promise to.
public final class Generator {
    /// The odd number closest to 2⁶⁴ divided by the golden ratio.
    private static final long GOLDEN = 0x9e3779b97f4a7c15L;

    private static final double UNIT = 0x1p-53;

    private long state;
    private double spare = Double.NaN;

    public Generator(long seed) {
        this.state = seed;
    }

    /// The next 64 bits.
    public long bits() {
        state += GOLDEN;
        long z = state;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }

    /// A multiple of 2⁻⁵³ from 0 to below 1: the upper 53 of the next bits.
    public double uniform() {
        return (bits() >>> 11) * UNIT;
    }

    public double uniform(double from, double to) {
        return from + (to - from) * uniform();
    }

    /// A whole number from 0 to below `bound`: `⌊bound · uniform()⌋`.
    public int below(int bound) {
        return (int) (bound * uniform());
    }

    /// A number from N(0, 1), by Marsaglia's polar method: a point (u, v) drawn from the square until it lies
    /// in the unit circle gives two, `u·f` and then `v·f`, where f = √(−2 ln s / s) and s = u² + v².
    ///
    /// Source: Marsaglia and Bray (1964), "A convenient method for generating normal variables". The
    /// logarithm is that of `StrictMath`; another may differ in its last bit.
    public double normal() {
        if (!Double.isNaN(spare)) {
            double second = spare;
            spare = Double.NaN;
            return second;
        }
        double u;
        double v;
        double s;
        do {
            u = 2 * uniform() - 1;
            v = 2 * uniform() - 1;
            s = u * u + v * v;
        } while (s >= 1 || s == 0);
        double factor = Math.sqrt(-2 * StrictMath.log(s) / s);
        spare = v * factor;
        return u * factor;
    }

    /// `count` different numbers from 0 to below `bound`, in random order: the first exchanges of a shuffle.
    ///
    /// @throws IllegalArgumentException if there are not as many
    public int[] choice(int bound, int count) {
        if (count > bound) {
            throw new IllegalArgumentException(count + " of " + bound);
        }
        int[] all = new int[bound];
        for (int i = 0; i < bound; i++) {
            all[i] = i;
        }
        int[] chosen = new int[count];
        for (int i = 0; i < count; i++) {
            int other = i + below(bound - i);
            chosen[i] = all[other];
            all[other] = all[i];
        }
        return chosen;
    }

    /// The numbers from 0 to below `bound` in random order.
    public int[] permutation(int bound) {
        return choice(bound, bound);
    }
}
