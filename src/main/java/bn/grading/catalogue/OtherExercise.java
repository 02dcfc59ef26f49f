package bn.grading.catalogue;

import bn.batch.Decimal;
import bn.formula.Expr;
import bn.formula.Extent;
import bn.formula.Value;
import bn.graph.BatchNorm;
import bn.graph.Step;
import bn.stats.Convention;
import bn.stats.RunningUpdate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/// An exercise for which the answers would be right: the same formulas, but a number that was not the
/// learner's, such as another ε, or a gradient of another loss.
public sealed interface OtherExercise extends Cause {
    /// What it has in place of the exercise's own inputs, by name.
    Map<String, Value> inputs(Exercise exercise);

    /// What it has in place of the exercise's own formulas, by step.
    default Map<String, Expr> lines(Exercise exercise) {
        return Map.of();
    }

    /// What was put in, for programs: `eps = 0.001`.
    List<String> written();

    /// How improbable it is, in bits: 0 for one of a short list, more for a number out of many.
    double bits();

    /// How many wrong answers must agree on it: a single one that is a multiple of the right one says little.
    default int answers() {
        return 1;
    }

    @Override
    default MistakeKind kind() {
        return MistakeKind.INPUT;
    }

    /// Another ε.
    record Eps(double eps, double bits) implements OtherExercise {
        @Override
        public String id() {
            return "eps-is-another";
        }

        @Override
        public List<String> written() {
            return List.of("eps = " + Decimal.shortest(eps));
        }

        @Override
        public Map<String, Value> inputs(Exercise exercise) {
            return Map.of("eps", new Value.One(eps));
        }
    }

    /// Another momentum in the update of the running statistics.
    record Momentum(double momentum, double bits) implements OtherExercise {
        @Override
        public String id() {
            return "momentum-is-another";
        }

        @Override
        public List<String> written() {
            return List.of("momentum = " + Decimal.shortest(momentum));
        }

        @Override
        public Map<String, Value> inputs(Exercise exercise) {
            return Map.of("momentum", new Value.One(momentum));
        }
    }

    /// The update of another convention, with its own momentum.
    record OfConvention(Convention convention) implements OtherExercise {
        @Override
        public String id() {
            return "convention-is-another";
        }

        @Override
        public double bits() {
            return 0;
        }

        @Override
        public List<String> written() {
            return List.of("convention = " + convention.name());
        }

        @Override
        public Map<String, Value> inputs(Exercise exercise) {
            return Map.of("momentum", new Value.One(convention.momentumOf(exercise.batches() + 1)));
        }

        @Override
        public Map<String, Expr> lines(Exercise exercise) {
            Map<String, Expr> others = new LinkedHashMap<>();
            for (Step step : RunningUpdate.graph(convention).steps()) {
                if (exercise.table().quantity(step.name()) instanceof Step own
                        && !own.formula().equals(step.formula())) {
                    others.put(step.name(), step.formula());
                }
            }
            return others;
        }
    }

    /// A dout that is one number everywhere: the gradient of a sum or a mean of out.
    record ConstantDout(double number, double bits) implements OtherExercise {
        @Override
        public String id() {
            return "dout-is-constant";
        }

        @Override
        public List<String> written() {
            return List.of("dout = " + Decimal.shortest(number));
        }

        @Override
        public Map<String, Value> inputs(Exercise exercise) {
            int rows = exercise.shape().rows();
            return Map.of(
                    "dout",
                    new Value.PerRow(
                            rows,
                            (_, from, to) -> IntStream.range(from, to)
                                    .mapToDouble(_ -> number)
                                    .toArray()));
        }
    }

    /// A dout that is a multiple of the exercise's.
    record ScaledDout(double factor, double bits) implements OtherExercise {
        @Override
        public String id() {
            return "dout-is-scaled";
        }

        @Override
        public int answers() {
            return 2;
        }

        @Override
        public List<String> written() {
            return List.of("dout = " + Decimal.shortest(factor) + " · dout");
        }

        @Override
        public Map<String, Value> inputs(Exercise exercise) {
            return Map.of("dout", ((Value.PerRow) exercise.input("dout")).each(number -> factor * number));
        }
    }

    /// Other γ and β.
    record Parameters(Value.PerFeature gamma, Value.PerFeature beta, double bits) implements OtherExercise {
        /// γ = 1 and β = 0, as in a new layer.
        static Parameters ofNewLayer(Exercise exercise) {
            int features = exercise.shape().features();
            return new Parameters(Value.PerFeature.filled(1, features), Value.PerFeature.filled(0, features), 0);
        }

        static String listed(Value.PerFeature numbers) {
            return DoubleStream.of(numbers.toArray())
                    .mapToObj(Decimal::shortest)
                    .collect(Collectors.joining(", ", "[", "]"));
        }

        @Override
        public String id() {
            return "parameters-are-others";
        }

        @Override
        public List<String> written() {
            return List.of("gamma = " + listed(gamma), "beta = " + listed(beta));
        }

        @Override
        public Map<String, Value> inputs(Exercise exercise) {
            return Map.of("gamma", gamma, "beta", beta);
        }
    }

    /// Other statistics than the batch's, or than the saved ones.
    ///
    /// @param areConstant whether no gradient went through them, in training
    record Statistics(Value.PerFeature mean, Value.PerFeature var, boolean areConstant, double bits)
            implements OtherExercise {
        static final String MEAN = "other_mean";
        static final String VAR = "other_var";

        @Override
        public String id() {
            return "statistics-are-others";
        }

        /// Those of out, and what confirms them.
        @Override
        public int answers() {
            return 2;
        }

        @Override
        public List<String> written() {
            return List.of(MEAN + " = " + Parameters.listed(mean), VAR + " = " + Parameters.listed(var));
        }

        @Override
        public Map<String, Value> inputs(Exercise exercise) {
            return Map.of(MEAN, mean, VAR, var);
        }

        @Override
        public Map<String, Expr> lines(Exercise exercise) {
            Map<String, Expr> lines = Map.of("mu", Expr.ref(MEAN), "var", Expr.ref(VAR));
            return areConstant ? exercise.asked(OwnGradient.following(exercise.mode(), lines)) : lines;
        }
    }

    /// The rows in another order.
    ///
    /// @param rows for each row of the answers, the row of the exercise
    record RowOrder(List<Integer> rows) implements OtherExercise {
        public RowOrder {
            rows = List.copyOf(rows);
        }

        @Override
        public String id() {
            return "rows-in-another-order";
        }

        @Override
        public double bits() {
            return 0;
        }

        @Override
        public List<String> written() {
            return List.of("rows = " + rows);
        }

        @Override
        public Map<String, Value> inputs(Exercise exercise) {
            Map<String, Value> moved = new LinkedHashMap<>();
            BatchNorm.INPUTS.stream()
                    .filter(input -> input.extent() == Extent.BATCH && exercise.isGiven(input.name()))
                    .forEach(input -> moved.put(input.name(), moved((Value.PerRow) exercise.input(input.name()))));
            return moved;
        }

        private Value.PerRow moved(Value.PerRow value) {
            return new Value.PerRow(value.rows(), (feature, from, to) -> {
                double[] all = value.run().of(feature, 0, value.rows());
                return IntStream.range(from, to)
                        .mapToDouble(row -> all[rows.get(row)])
                        .toArray();
            });
        }
    }
}
