package bn.net.lessons;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What can be asserted of a training, as a run that says yes or no to it.
interface Experiment {
    Outcome run(int seed);

    /// All of them, in order.
    static List<Experiment> all() {
        return List.of(new Check(), new Rate(), new Why(), new Regular(), new Dropped());
    }

    /// The outcome of one run.
    ///
    /// @param claims whether each holds
    /// @param shares in how many of a hundred runs each held when they were counted
    /// @param numbers what was measured
    record Outcome(Map<String, Boolean> claims, Map<String, Integer> shares, Map<String, Double> numbers) {
        Outcome() {
            this(new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>());
        }

        /// A claim, and in how many of the seeds 0 to 99 it holds.
        Outcome claim(int share, String sentence, boolean holds) {
            claims.put(sentence, holds);
            shares.put(sentence, share);
            return this;
        }

        Outcome number(String name, double number) {
            numbers.put(name, number);
            return this;
        }
    }
}
