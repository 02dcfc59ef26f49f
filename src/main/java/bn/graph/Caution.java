package bn.graph;

import bn.formula.Extent;
import bn.formula.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/// A property of the data on which batch normalization does something surprising. The run continues.
public sealed interface Caution {
    /// A step produced a non-finite number: the first such step, at its first such place.
    ///
    /// @param row the row, 0 for a value of feature extent
    record NonFinite(Step step, Extent extent, int row, int feature, double value) implements Caution {}

    /// Features in which all rows are equal: up to round-off, var and xhat are 0.
    record Constant(List<Integer> features) implements Caution {
        public Constant {
            features = List.copyOf(features);
        }
    }

    /// Features that vary so little that the squares of xmu, and so var, underflow to 0.
    record Underflow(List<Integer> features) implements Caution {
        public Underflow {
            features = List.copyOf(features);
        }
    }

    /// Features in which var is 0, in the backward pass: only the paths through xmu and mu contribute to dx,
    /// which is γ/√ε · (dout − mean of dout).
    record ConstantBack(List<Integer> features, double overRootEps) implements Caution {
        public ConstantBack {
            features = List.copyOf(features);
        }
    }

    /// Features with two rows in training mode, and a var that is large compared with ε: xhat is
    /// ±√(var/(var+ε)).
    record TwoRows(List<Integer> features) implements Caution {
        public TwoRows {
            features = List.copyOf(features);
        }
    }

    /// The same features in the backward pass: dx is γ · (dout − mean of dout) · ε/(var+ε)^1.5.
    record TwoRowsBack(List<Integer> features) implements Caution {
        public TwoRowsBack {
            features = List.copyOf(features);
        }
    }

    /// A single row in training mode: every value is its own mean.
    record OneRow() implements Caution {}

    /// Rows that are evaluated at once.
    int CHUNK = 1 << 14;

    /// The cautions for one pass of a run.
    static List<Caution> of(Trace trace, Pass pass) {
        List<Caution> cautions = new ArrayList<>();
        if (trace.graph().quantity("var") instanceof Step) {
            cautions.addAll(
                    switch (pass) {
                        case FORWARD -> degenerate(trace);
                        case BACKWARD -> degenerateBack(trace);
                    });
        }
        trace.graph().steps(pass).stream()
                .flatMap(step -> nonFinite(trace, step).stream())
                .findFirst()
                .ifPresent(cautions::add);
        return cautions;
    }

    private static List<Caution> degenerate(Trace trace) {
        if (trace.shape().rows() == 1) {
            int all = trace.shape().features();
            boolean holds =
                    features(trace, Claim.holding(Claim.CONSTANT, trace)).size() == all;
            return holds ? List.of(new OneRow()) : List.of();
        }
        IntPredicate isConstant = feature -> isConstant(trace, feature);
        List<Integer> constant = features(trace, isConstant.and(Claim.holding(Claim.CONSTANT, trace)));
        List<Integer> tiny = features(trace, isConstant.negate().and(Claim.holding(Claim.UNDERFLOW, trace)));
        List<Integer> signs = signs(trace);
        List<Caution> cautions = new ArrayList<>();
        if (!constant.isEmpty()) {
            cautions.add(new Constant(constant));
        }
        if (!tiny.isEmpty()) {
            cautions.add(new Underflow(tiny));
        }
        if (!signs.isEmpty()) {
            cautions.add(new TwoRows(signs));
        }
        return cautions;
    }

    private static List<Caution> degenerateBack(Trace trace) {
        if (trace.shape().rows() == 1) {
            return List.of();
        }
        IntPredicate isConstant = feature -> isConstant(trace, feature);
        List<Integer> without = features(
                trace,
                isConstant.or(Claim.holding(Claim.UNDERFLOW, trace)).and(Claim.holding(Claim.CONSTANT_BACK, trace)));
        IntPredicate isSoBack = Claim.holding(Claim.SIGNS_BACK, trace);
        List<Integer> signs = signs(trace).stream().filter(isSoBack::test).toList();
        List<Caution> cautions = new ArrayList<>();
        if (!without.isEmpty()) {
            cautions.add(new ConstantBack(without, 1 / Math.sqrt(eps(trace))));
        }
        if (!signs.isEmpty()) {
            cautions.add(new TwoRowsBack(signs));
        }
        return cautions;
    }

    /// The features in which, with two rows, xhat is ±1 to within 0.01 whatever x is.
    static List<Integer> signs(Trace trace) {
        if (trace.shape().rows() != 2) {
            return List.of();
        }
        Value own = trace.value(Claim.OWN_VAR);
        IntPredicate isSo = Claim.holding(Claim.SIGNS, trace);
        double eps = eps(trace);
        return features(trace, feature -> {
            double var = own.numbers(feature, 0, 1)[0];
            return var >= Claim.LARGE * eps && Double.isFinite(var) && isSo.test(feature);
        });
    }

    private static double eps(Trace trace) {
        return ((Value.One) trace.value("eps")).number();
    }

    private static List<Integer> features(Trace trace, IntPredicate which) {
        return IntStream.range(0, trace.shape().features())
                .filter(which)
                .boxed()
                .toList();
    }

    /// Whether all rows are equal. Round-off may make their mean inexact, so var need not be exactly 0.
    private static boolean isConstant(Trace trace, int feature) {
        Value.PerRow x = (Value.PerRow) trace.value("x");
        double first = x.at(0, feature);
        for (int from = 0; from < x.rows(); from += CHUNK) {
            for (double number : x.run().of(feature, from, Math.min(from + CHUNK, x.rows()))) {
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
                yield (rows.rows() > CHUNK ? features.parallel() : features)
                        .mapToObj(feature -> nonFinite(step, rows, feature))
                        .flatMap(Optional::stream)
                        .findFirst();
            }
        };
    }

    private static Optional<Caution> nonFinite(Step step, Value.PerRow rows, int feature) {
        for (int from = 0; from < rows.rows(); from += CHUNK) {
            double[] stretch = rows.run().of(feature, from, Math.min(from + CHUNK, rows.rows()));
            for (int i = 0; i < stretch.length; i++) {
                if (!Double.isFinite(stretch[i])) {
                    return Optional.of(new NonFinite(step, Extent.BATCH, from + i, feature, stretch[i]));
                }
            }
        }
        return Optional.empty();
    }
}
