package bn.graph;

import bn.formula.Extent;
import bn.formula.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Something about the numbers of a run that whoever reads them should know. The run goes on all the same.
public sealed interface Caution {
    /// A step left the finite numbers: the first one that did, at its first such place.
    ///
    /// @param row the row, 0 for a value of feature extent
    record NonFinite(Step step, Extent extent, int row, int feature, double value) implements Caution {}

    /// Features in which every row is the same: but for rounding, var and xhat are 0.
    record Constant(List<Integer> features) implements Caution {
        /// Keeps the features.
        public Constant {
            features = List.copyOf(features);
        }
    }

    /// Features that vary by so little that the squares of the distances are 0 in a double, and so is var.
    record Underflow(List<Integer> features) implements Caution {
        /// Keeps the features.
        public Underflow {
            features = List.copyOf(features);
        }
    }

    /// A single row in train mode: every value is its own mean.
    record OneRow() implements Caution {}

    /// Rows that are looked at together.
    int STRETCH = 1 << 14;

    /// What is to be said of one pass of a run.
    static List<Caution> of(Trace trace, Pass pass) {
        List<Caution> cautions = new ArrayList<>();
        if (pass == Pass.FORWARD) {
            List<Integer> computed = IntStream.range(0, trace.shape().features())
                    .filter(feature -> isAsWritten(trace, feature))
                    .boxed()
                    .toList();
            cautions.addAll(degenerate(trace, computed));
        }
        trace.graph().steps(pass).stream()
                .flatMap(step -> nonFinite(trace, step).stream())
                .findFirst()
                .ifPresent(cautions::add);
        return cautions;
    }

    /// Whether the batch alone decides what becomes of a feature: not where a statistic is given, a line is
    /// another, or a number was put in on the way.
    private static boolean isAsWritten(Trace trace, int feature) {
        return BatchNorm.TABLE.steps(Pass.FORWARD).stream().allMatch(step -> trace.isAsWritten(step, feature));
    }

    private static List<Caution> degenerate(Trace trace, List<Integer> computed) {
        if (computed.isEmpty()) {
            return List.of();
        }
        if (trace.shape().rows() == 1) {
            return computed.size() == trace.shape().features() ? List.of(new OneRow()) : List.of();
        }
        Value.PerRow x = (Value.PerRow) trace.value("x");
        Value.PerFeature var = (Value.PerFeature) trace.value("var");
        List<Integer> constant = new ArrayList<>();
        List<Integer> tiny = new ArrayList<>();
        for (int feature : computed) {
            if (Double.isFinite(var.at(feature)) && isConstant(x, feature)) {
                constant.add(feature);
            } else if (var.at(feature) == 0) {
                tiny.add(feature);
            }
        }
        List<Caution> cautions = new ArrayList<>();
        if (!constant.isEmpty()) {
            cautions.add(new Constant(constant));
        }
        if (!tiny.isEmpty()) {
            cautions.add(new Underflow(tiny));
        }
        return cautions;
    }

    /// Whether all rows are equal. Their mean may be off by a rounding, and then var is not quite 0.
    private static boolean isConstant(Value.PerRow x, int feature) {
        double first = x.at(0, feature);
        for (int from = 0; from < x.rows(); from += STRETCH) {
            for (double number : x.run().of(feature, from, Math.min(from + STRETCH, x.rows()))) {
                if (number != first) {
                    return false;
                }
            }
        }
        return true;
    }

    private static Optional<Caution> nonFinite(Trace trace, Step step) {
        return switch (trace.value(step.name())) {
            case Value.One _ -> Optional.empty();
            case Value.PerFeature numbers ->
                IntStream.range(0, numbers.features())
                        .filter(feature -> !Double.isFinite(numbers.at(feature)))
                        .mapToObj(feature ->
                                (Caution) new NonFinite(step, Extent.FEATURE, 0, feature, numbers.at(feature)))
                        .findFirst();
            case Value.PerRow rows -> {
                IntStream features = IntStream.range(0, trace.shape().features());
                yield (rows.rows() > STRETCH ? features.parallel() : features)
                        .mapToObj(feature -> nonFinite(step, rows, feature))
                        .flatMap(Optional::stream)
                        .findFirst();
            }
        };
    }

    private static Optional<Caution> nonFinite(Step step, Value.PerRow rows, int feature) {
        for (int from = 0; from < rows.rows(); from += STRETCH) {
            double[] stretch = rows.run().of(feature, from, Math.min(from + STRETCH, rows.rows()));
            for (int i = 0; i < stretch.length; i++) {
                if (!Double.isFinite(stretch[i])) {
                    return Optional.of(new NonFinite(step, Extent.BATCH, from + i, feature, stretch[i]));
                }
            }
        }
        return Optional.empty();
    }
}
