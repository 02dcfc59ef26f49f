package bn.grading;

import bn.formula.Value;
import bn.grading.catalogue.Exercise;
import bn.grading.judging.Answer;
import bn.graph.Given;
import bn.graph.Graph;
import bn.graph.Trace;
import bn.rounding.FloatFormat;
import bn.rounding.PossiblePrecisions;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// How answers were computed and written.
enum Written {
    FLOAT64(FloatFormat.DOUBLE, ""),
    FLOAT32(FloatFormat.SINGLE, ""),
    FLOAT16(FloatFormat.HALF, ""),
    /// As `%g` prints float64.
    SIX_DIGITS(FloatFormat.DOUBLE, "%.6g"),
    /// As PyTorch prints float32.
    FOUR_DECIMALS(FloatFormat.SINGLE, "%.4f");

    private final FloatFormat format;
    private final String print;

    Written(FloatFormat format, String print) {
        this.format = format;
        this.print = print;
    }

    /// What a table makes of some steps.
    List<Answer> answers(Exercise exercise, Graph table, List<String> steps) {
        List<Given> numbers = format == FloatFormat.DOUBLE
                ? List.of()
                : NarrowRun.of(exercise, table, format).entrySet().stream()
                        .<Given>map(one -> given(one))
                        .toList();
        Trace trace = exercise.run(table, numbers);
        return steps.stream()
                .filter(exercise::asks)
                .map(step -> of(Answer.of(trace, step, exercise.table().extent(step))))
                .toList();
    }

    private static Given given(Map.Entry<String, Value> value) {
        return new Given.OfValue(value.getKey(), value.getValue());
    }

    /// An answer as it is read when it was written like this.
    Answer of(Answer answer) {
        double[] numbers = Arrays.stream(answer.numbers()).map(this::written).toArray();
        FloatFormat stored = print.isEmpty() ? format : FloatFormat.DOUBLE;
        return new Answer(answer.step(), answer.axes(), numbers, PossiblePrecisions.of(stored, numbers));
    }

    private double written(double number) {
        double rounded = format.round(number);
        return print.isEmpty() || !Double.isFinite(rounded)
                ? rounded
                : Double.parseDouble(String.format(Locale.ROOT, print, rounded));
    }
}
