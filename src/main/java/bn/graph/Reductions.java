package bn.graph;

import bn.formula.Expr;
import bn.formula.Expr.SumRows;
import bn.graph.ReductionSchedule.Reduction;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/// The reductions of a run, kept once computed. All levels of one feature are computed before the next
/// feature, while its rows are in the cache.
final class Reductions {
    private final Environment environment;
    private final Map<Reduction, double[]> known = new ConcurrentHashMap<>();
    private final Map<OtherReduction, double[]> others = new ConcurrentHashMap<>();

    Reductions(Environment environment) {
        this.environment = environment;
    }

    /// The sums, one per feature.
    double[] of(Reduction reduction) {
        double[] sums = known.get(reduction);
        if (sums == null) {
            prepare(List.of(new SumRows(reduction.of())), reduction.reader());
            sums = Objects.requireNonNull(known.get(reduction));
        }
        return sums;
    }

    void prepare(List<Expr> exprs) {
        prepare(exprs, "");
    }

    private void prepare(List<Expr> exprs, String reader) {
        List<List<Reduction>> levels = levels(exprs, reader);
        if (!levels.isEmpty()) {
            make(levels, _ -> _ -> {});
        }
    }

    /// Computes the reductions that some formulas need, and runs `more` on each feature after its reductions.
    ///
    /// @param more makes the action on a feature from the environment that has its reductions
    void prepare(List<Expr> exprs, Function<Environment, IntConsumer> more) {
        make(levels(exprs, ""), more);
    }

    private List<List<Reduction>> levels(List<Expr> exprs, String reader) {
        return ReductionSchedule.of(exprs, reader, environment::computed, known::containsKey);
    }

    private void make(List<List<Reduction>> levels, Function<Environment, IntConsumer> more) {
        Map<Reduction, double[]> inProgress = new HashMap<>();
        levels.forEach(level -> level.forEach(reduction ->
                inProgress.put(reduction, new double[environment.shape().features()])));
        Environment source = new InProgress(environment, inProgress);
        ReductionPlan plan = ReductionPlan.of(levels, source);
        IntConsumer last = more.apply(source);
        IntStream features = IntStream.range(0, environment.shape().features());
        (environment.isLarge() ? features.parallel() : features).forEach(feature -> {
            plan.run(
                    source,
                    feature,
                    environment.shape().rows(),
                    (reduction, sum) -> Objects.requireNonNull(inProgress.get(reduction))[feature] = sum);
            last.accept(feature);
        });
        known.putAll(inProgress);
    }

    /// The sums over other axes, one for each index along the remaining ones.
    double[] other(Expr.SumOver sum, String reader) {
        OtherReduction reduction = new OtherReduction(sum, reader);
        double[] made = others.get(reduction);
        if (made != null) {
            return made;
        }
        prepare(List.of(sum.of()), reader);
        BlockProgram program = new BlockProgram(environment, List.of(sum.of()), List.of(reader), environment.isLarge());
        double[] sums = new double[sum.axes().places(environment.shape())];
        for (int feature = 0; feature < environment.shape().features(); feature++) {
            double[] numbers =
                    program.numbers(environment, feature, 0, environment.shape().rows());
            for (int row = 0; row < numbers.length; row++) {
                sums[sum.axes().place(environment.shape(), row, feature)] += numbers[row];
            }
        }
        others.put(reduction, sums);
        return sums;
    }

    /// A sum over other axes, and the step whose formula it is part of.
    private record OtherReduction(Expr.SumOver sum, String reader) {}

    /// The environment during the reductions: for the current feature, those of earlier levels are known.
    private static final class InProgress extends Environment {
        private final Map<Reduction, double[]> inProgress;

        InProgress(Environment environment, Map<Reduction, double[]> inProgress) {
            super(environment);
            this.inProgress = inProgress;
        }

        @Override
        double sum(Reduction reduction, int feature) {
            double[] sums = inProgress.get(reduction);
            return sums != null ? sums[feature] : super.sum(reduction, feature);
        }
    }
}
