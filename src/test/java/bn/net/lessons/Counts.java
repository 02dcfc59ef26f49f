package bn.net.lessons;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// Counts in how many runs each claim holds, and prints the numbers measured: `Counts 100 Vanish Place`.
final class Counts {
    private Counts() {}

    public static void main(String[] args) {
        int seeds = Integer.parseInt(args[0]);
        List<String> wanted = Arrays.asList(args).subList(1, args.length);
        for (Experiment experiment : Experiment.all()) {
            String name = experiment.getClass().getSimpleName();
            if (wanted.isEmpty() || wanted.contains(name)) {
                long start = System.nanoTime();
                List<Experiment.Outcome> outcomes = of(experiment, seeds);
                System.out.println(
                        String.format(Locale.ROOT, "== %s: %.1f s", name, (System.nanoTime() - start) / 1e9));
                print(outcomes);
            }
        }
    }

    /// The outcomes of the seeds from 0 on.
    static List<Experiment.Outcome> of(Experiment experiment, int seeds) {
        return IntStream.range(0, seeds).parallel().mapToObj(experiment::run).toList();
    }

    private static void print(List<Experiment.Outcome> outcomes) {
        for (String claim : outcomes.getFirst().claims().keySet()) {
            System.out.println(
                    String.format(Locale.ROOT, "   %3d of %d  %s", holds(outcomes, claim), outcomes.size(), claim));
        }
        for (String name : outcomes.getFirst().numbers().keySet()) {
            double[] sorted = outcomes.stream()
                    .mapToDouble(outcome -> outcome.numbers().getOrDefault(name, Double.NaN))
                    .sorted()
                    .toArray();
            System.out.println(String.format(
                    Locale.ROOT,
                    "       %s: seed 0 %.4g, median %.4g [%.3g..%.3g]",
                    name,
                    outcomes.getFirst().numbers().get(name),
                    sorted[sorted.length / 2],
                    sorted[sorted.length / 20],
                    sorted[sorted.length - 1 - sorted.length / 20]));
        }
    }

    static int holds(List<Experiment.Outcome> outcomes, String claim) {
        return (int) outcomes.stream()
                .filter(outcome -> outcome.claims().getOrDefault(claim, false))
                .count();
    }
}
