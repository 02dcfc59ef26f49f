package bn.grading.search;

import bn.formula.Expr;
import bn.formula.Value;
import bn.grading.catalogue.Exercise;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// mean(x²) − mean(x)² in float32, as it comes out in the usual orders of summing.
final class OnePass {
    private final Exercise exercise;
    private List<double[]> variances = List.of();

    /// Answers, by their steps, and mistakes, by their lines, that no possible variance fits.
    private final Set<List<Object>> misfits = new HashSet<>();

    OnePass(Exercise exercise) {
        this.exercise = exercise;
    }

    /// The variances by feature: summed row after row in float32, as NumPy does along the first axis; and
    /// with sums that are only rounded to float32.
    List<double[]> variances() {
        if (variances.isEmpty()) {
            variances = computed();
        }
        return variances;
    }

    /// The variances that fit an answer, looked for in the first form of the mistake alone where there are none: in
    /// other forms it makes the same numbers, up to round-off.
    ///
    /// @param lines of the mistake, without those of its form
    Optional<double[]> unlessMisfit(String step, Map<String, Expr> lines, Supplier<Optional<double[]>> solved) {
        List<Object> key = List.of(step, lines);
        Optional<double[]> found = misfits.contains(key) ? Optional.empty() : solved.get();
        if (found.isEmpty()) {
            misfits.add(key);
        }
        return found;
    }

    private List<double[]> computed() {
        Value.PerRow x = (Value.PerRow) exercise.input("x");
        return Stream.<Sum>of(OnePass::rowAfterRow, OnePass::rounded)
                .map(sum -> IntStream.range(0, exercise.shape().features())
                        .mapToDouble(feature -> variance(x.run().of(feature, 0, x.rows()), sum))
                        .toArray())
                .toList();
    }

    /// Whether variances are among them.
    boolean has(double... variances) {
        return variances().stream().anyMatch(one -> Arrays.equals(one, variances));
    }

    @FunctionalInterface
    private interface Sum {
        float of(double... numbers);
    }

    private static float variance(double[] column, Sum sum) {
        double[] numbers = Arrays.stream(column).map(number -> (float) number).toArray();
        double[] squares =
                Arrays.stream(numbers).map(number -> (float) (number * number)).toArray();
        float rows = numbers.length;
        float mean = sum.of(numbers) / rows;
        return sum.of(squares) / rows - mean * mean;
    }

    private static float rowAfterRow(double... numbers) {
        float sum = 0;
        for (double number : numbers) {
            sum += (float) number;
        }
        return sum;
    }

    private static float rounded(double... numbers) {
        return (float) Arrays.stream(numbers).sum();
    }
}
