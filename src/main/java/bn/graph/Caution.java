package bn.graph;

import bn.formula.Extent;
import bn.formula.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/// Something about the numbers of a run that whoever reads them should know. The run goes on all the same.
public sealed interface Caution {
    /// A step left the finite numbers: the first one that did, at its first such place.
    ///
    /// @param row the row, 0 for a value of feature extent
    record NonFinite(Step step, Extent extent, int row, int feature, double value) implements Caution {}

    /// Features in which every row is the same: but for rounding, var and xhat are 0.
    record Constant(List<Integer> features) implements Caution {
        public Constant {
            features = List.copyOf(features);
        }
    }

    /// Features that vary by so little that the squares of the distances are 0 in a double, and so is var.
    record Underflow(List<Integer> features) implements Caution {
        public Underflow {
            features = List.copyOf(features);
        }
    }

    /// Features in which var is 0, on the way back: of dx nothing is left but what goes straight through xmu and mu,
    /// γ/√ε · (dout − mean of dout).
    record ConstantBack(List<Integer> features, double overRootEps) implements Caution {
        public ConstantBack {
            features = List.copyOf(features);
        }
    }

    /// Features that have two rows in train mode, and a var that ε is small against: xhat is ±√(var/(var+ε)).
    record TwoRows(List<Integer> features) implements Caution {
        public TwoRows {
            features = List.copyOf(features);
        }
    }

    /// The same on the way back: dx is γ · (dout − mean of dout) · ε/(var+ε)^1.5.
    record TwoRowsBack(List<Integer> features) implements Caution {
        public TwoRowsBack {
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

    /// Of two rows, the features in which xhat is ±1 to a hundredth whatever x is.
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

    /// Whether all rows are equal. Their mean may be off by a rounding, and then var is not quite 0.
    private static boolean isConstant(Trace trace, int feature) {
        Value.PerRow x = (Value.PerRow) trace.value("x");
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
