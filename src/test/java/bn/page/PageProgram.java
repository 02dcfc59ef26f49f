package bn.page;

import bn.graph.Cell;
import bn.graph.Mode;
import bn.stats.Convention;
import java.util.List;
import java.util.stream.IntStream;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.Value;

/// The program of a page, run outside of a browser: what computes, without what is seen.
final class PageProgram implements AutoCloseable {
    private static final Engine ENGINE = Engine.newBuilder("js")
            .option("engine.WarnInterpreterOnly", "false")
            .build();

    /// What a test asks for.
    private static final String QUESTIONS = """
            const first = firstState(data);
            const runOf = (mode, convention, mistake) => new Run(data, { ...first, mode, convention, mistake });
            const worded = (line) => line.sign + " " + plain(line.pieces);
            const wordsOf = ({ left, lines, given, operands }) => [
                left, ...lines.map(worded), ...(given ? ["given"] : []), ...operands.map((one) => one.left + " " + one.sign + " " + one.value)];
            const whyOf = (run, name, row, feature, digits) => wordsOf(new Why(run, digits).of({ name, row, feature }));
            """;

    private final Context context = Context.newBuilder("js").engine(ENGINE).build();

    PageProgram(PageInputs inputs) {
        FormulaList formulas = new FormulaList(inputs.inputs().shape());
        String data = new PageData(inputs, formulas).json();
        context.eval("js", Page.program(Page.ENGINE, formulas));
        context.eval("js", "const data = " + data + ";\n" + QUESTIONS);
    }

    /// One run of it.
    record Run(Value run, Value why) {
        boolean has(String name) {
            return run.invokeMember("has", name).asBoolean();
        }

        /// All numbers of a value, one feature after the other.
        double[] numbers(String name) {
            return run.getMember("values").getMember(name).getMember("numbers").as(double[].class);
        }

        /// What is said of a cell, each line by itself.
        List<String> why(Cell cell, int digits) {
            Value lines = why.execute(run, cell.name(), cell.row(), cell.feature(), digits);
            return IntStream.range(0, (int) lines.getArraySize())
                    .mapToObj(at -> lines.getArrayElement(at).asString())
                    .toList();
        }
    }

    /// The run of a mode, by the rules of a convention, with a mistake or "" for none.
    Run run(Mode mode, Convention convention, String mistake) {
        return new Run(
                context.eval("js", "runOf").execute(mode.word(), convention.name(), mistake),
                context.eval("js", "whyOf"));
    }

    /// Any expression of its language.
    Value eval(String expression) {
        return context.eval("js", expression);
    }

    @Override
    public void close() {
        context.close();
    }
}
