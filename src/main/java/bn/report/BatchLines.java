package bn.report;

import bn.batch.Decimal;
import bn.batch.Shape;
import bn.formula.Value;
import bn.graph.Trace;
import bn.prose.Message;
import bn.prose.Words;
import bn.report.block.Block;
import bn.report.block.Datum;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The description of the batch and the parameters, common to several reports.
public final class BatchLines {
    /// The most numbers written out in a list.
    private static final int SHOWN = 6;

    /// Significant digits, as tables have them: a float32 is written as its owner knows it, 0.7 and not 0.69999998.
    private static final int DIGITS = 6;

    private BatchLines() {}

    /// A line for the batch, and one for γ, β and ε.
    public static List<Block> of(Trace trace, Words words) {
        Shape shape = trace.shape();
        return List.of(
                new Block.Paragraph(words.say(Message.BATCH_LINE, shape, shape.rows(), shape.features())),
                new Block.Paragraph(parameters(trace, words)));
    }

    /// The same as facts.
    public static List<Block> facts(Trace trace, List<String> features) {
        Shape shape = trace.shape();
        List<Block> facts = new ArrayList<>();
        facts.add(new Block.Fact("shape", new Datum.WholeNumbers(shape.axes())));
        facts.add(new Block.Fact("features", new Datum.Texts(features)));
        for (String name : List.of("eps", "gamma", "beta")) {
            facts.add(new Block.Fact(name, new Datum.NumberArray(trace.value(name), shape)));
        }
        return facts;
    }

    /// `γ = [1.5, -0.7, 2], β = 0, ε = 1e-05`: a single number if all are equal.
    private static String parameters(Trace trace, Words words) {
        return String.join(
                words.say(Message.COMMA),
                List.of("gamma", "beta", "eps").stream()
                        .map(name -> trace.graph().symbol(name) + " = " + brief(trace.value(name)))
                        .toList());
    }

    private static String brief(Value value) {
        return switch (value) {
            case Value.One(double number) -> written(number);
            case Value.PerFeature numbers -> brief(numbers.toArray());
            case Value.PerRow _ -> throw new IllegalArgumentException("a value with rows is not brief");
        };
    }

    private static String written(double number) {
        return Decimal.rounded(number, DIGITS);
    }

    private static String brief(double[] numbers) {
        if (Arrays.stream(numbers).allMatch(number -> number == numbers[0])) {
            return written(numbers[0]);
        }
        List<String> texts = new ArrayList<>();
        Arrays.stream(numbers).limit(SHOWN).mapToObj(BatchLines::written).forEach(texts::add);
        if (SHOWN < numbers.length) {
            texts.add("…");
        }
        return "[" + String.join(", ", texts) + "]";
    }
}
