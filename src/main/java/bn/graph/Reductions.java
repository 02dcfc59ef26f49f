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

/// The sums over rows of a run, kept once they are computed. A feature goes through all levels of them before the next
/// begins, while its rows are in the cache.
final class Reductions {
    private final Environment environment;
    private final Map<Reduction, double[]> known = new ConcurrentHashMap<>();
    private final Map<OtherReduction, double[]> others = new ConcurrentHashMap<>();

    /// @param environment in which their formulas are evaluated
    Reductions(Environment environment) {
        this.environment = environment;
    }

    /// A sum for each feature.
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

    /// Makes the sums that some formulas need, and does more with a feature when its sums are made.
    ///
    /// @param more what to do with a feature, made of the place where its numbers are found
    void prepare(List<Expr> exprs, Function<Environment, IntConsumer> more) {
        make(levels(exprs, ""), more);
    }

    private List<List<Reduction>> levels(List<Expr> exprs, String reader) {
        return ReductionSchedule.of(exprs, reader, environment::computed, known::containsKey);
    }

    private void make(List<List<Reduction>> levels, Function<Environment, IntConsumer> more) {
        Map<Reduction, double[]> making = new HashMap<>();
        levels.forEach(level -> level.forEach(reduction ->
                making.put(reduction, new double[environment.shape().features()])));
        Environment source = new InProgress(environment, making);
        ReductionPlan plan = ReductionPlan.of(levels, source);
        IntConsumer last = more.apply(source);
        IntStream features = IntStream.range(0, environment.shape().features());
        (environment.isLarge() ? features.parallel() : features).forEach(feature -> {
            plan.run(
                    source,
                    feature,
                    environment.shape().rows(),
                    (reduction, sum) -> Objects.requireNonNull(making.get(reduction))[feature] = sum);
            last.accept(feature);
        });
        known.putAll(making);
    }

    /// A sum over other axes: one for each place along those that are left.
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

    /// A sum over other axes, and in whose formula it stands (a given on an edge may make a difference there).
    private record OtherReduction(Expr.SumOver sum, String reader) {}

    /// The environment while sums are being computed: those of earlier levels are known for the feature at hand.
    private static final class InProgress extends Environment {
        private final Map<Reduction, double[]> making;

        InProgress(Environment environment, Map<Reduction, double[]> making) {
            super(environment);
            this.making = making;
        }

        @Override
        double sum(Reduction reduction, int feature) {
            double[] sums = making.get(reduction);
            return sums != null ? sums[feature] : super.sum(reduction, feature);
        }
    }
}
