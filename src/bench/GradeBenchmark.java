import static bn.formula.Expr.num;
import static bn.formula.Expr.ref;

import bn.batch.Shape;
import bn.formula.Expr;
import bn.formula.Value;
import bn.grading.Grade;
import bn.grading.catalogue.Exercise;
import bn.grading.judging.Answer;
import bn.graph.Trace;
import bn.rounding.FloatFormat;
import bn.rounding.PossiblePrecisions;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;

/// One grading in a fresh Java: seconds of processor time of its thread in all, and of these in the search and in
/// what is made of its result.
///
/// java -cp target/bn.jar src/bench/GradeBenchmark.java ROWS FEATURES named|unnamed|unknown
public class GradeBenchmark {
    private static long searched;

    public static void main(String[] args) {
        Exercise exercise = exercise(Integer.parseInt(args[0]), Integer.parseInt(args[1]));
        Map<String, Expr> lines =
                switch (args[2]) {
                    case "named" -> Map.of("dxmu2", ref("xmu").times(ref("dsq")));
                    case "unnamed" -> Map.of("dxmu2", num(3).times(ref("xmu")).times(ref("dsq")));
                    default -> Map.of();
                };
        DoubleUnaryOperator error = args[2].equals("unknown") ? number -> number + 0.01 * Math.sin(100 * number) : number -> number;
        Trace run = exercise.run(exercise.table().with(lines), List.of());
        List<Answer> answers = Stream.of("out", "dbeta", "dgamma", "dx")
                .map(step -> answer(Answer.of(run, step, exercise.table().extent(step)), error))
                .toList();
        long start = now();
        Grade grade = Grade.of(exercise, answers, _ -> searched = searched == 0 ? now() : searched);
        long end = now();
        System.out.println(String.format(
                Locale.ROOT, "%.3f %.3f %s", (end - start) / 1e9, (end - searched) / 1e9, grade.diagnoses().size()));
    }

    /// The numbers as they come from a file, which does not say in which precision they were computed.
    private static Answer answer(Answer right, DoubleUnaryOperator error) {
        double[] numbers = right.numbers().clone();
        for (int i = 0; i < numbers.length && right.step().equals("dx"); i++) {
            numbers[i] = error.applyAsDouble(numbers[i]);
        }
        return new Answer(right.step(), right.axes(), numbers, PossiblePrecisions.of(FloatFormat.DOUBLE, numbers));
    }

    private static Exercise exercise(int rows, int features) {
        Random random = new Random(1);
        double[][] columns = new double[2 * features][];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = random.doubles(rows, -3, 5).toArray();
        }
        Value.PerFeature gamma = new Value.PerFeature(random.doubles(features, 0.5, 2).toArray());
        Value.PerFeature beta = new Value.PerFeature(random.doubles(features, -1, 1).toArray());
        return Exercise.training(
                Shape.of(rows, features),
                Map.of(
                        "x", new Value.PerRow(rows, (feature, from, to) -> java.util.Arrays.copyOfRange(columns[feature], from, to)),
                        "dout", new Value.PerRow(rows, (feature, from, to) -> java.util.Arrays.copyOfRange(columns[features + feature], from, to)),
                        "gamma", gamma,
                        "beta", beta,
                        "eps", new Value.One(1e-5)));
    }

    private static long now() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
