package bn.exercise;

import bn.net.Generator;
import java.util.HashSet;
import java.util.Set;

/// A seed for each learner of a class, made of the seed of all and the learner's folder, so that somebody who joins at
/// the end of the list changes nobody's numbers. Each is one that can be typed.
public final class Seeds {
    private static final long COUNT = 1_000_000_000;

    private final long ofAll;
    private final Set<Long> given = new HashSet<>();

    public Seeds(long ofAll) {
        this.ofAll = ofAll;
    }

    /// A seed that nobody else has.
    public long of(String folder) {
        Generator mixed = new Generator(ofAll);
        for (int i = 0; i < folder.length(); i++) {
            mixed = new Generator(mixed.bits() ^ folder.charAt(i));
        }
        long seed = seed(mixed);
        while (!given.add(seed)) {
            seed = seed(mixed);
        }
        return seed;
    }

    private static long seed(Generator mixed) {
        return Long.remainderUnsigned(mixed.bits(), COUNT);
    }
}
