package bn.page;

import bn.formula.Expr;
import bn.formula.JavaScript;
import bn.graph.Cell;
import bn.graph.Mode;
import bn.stats.Convention;
import java.util.List;
import java.util.stream.IntStream;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.Source;
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
            const runWith = (mode, convention, mistake, momentum) =>
                new Run(data, { ...withConvention({ ...first, mode, mistake }, convention), momentum: Float64Array.of(momentum) });
            const worded = (line) => line.sign + " " + plain(line.pieces);
            const wordsOf = ({ left, lines, given, operands }) => [
                left, ...lines.map(worded), ...(given ? ["given"] : []), ...operands.map((one) => one.left + " " + one.sign + " " + one.value)];
            const one = runOf(data.mode, data.convention, "");
            const whyOf = (run, name, row, feature, digits) => wordsOf(new Why(run, digits).of({ name, row, feature }));
            """;

    private static final Source PROGRAM = Source.create(
            "js", "\"use strict\";\n" + Page.joined(Page.ENGINE) + "const data = JSON.parse(json);\n" + QUESTIONS);

    private final Context context = Context.newBuilder("js").engine(ENGINE).build();

    PageProgram(PageInputs inputs) {
        FormulaList formulas = new FormulaList(inputs.inputs().shape());
        String data = new PageData(inputs, formulas).json();
        context.getBindings("js").putMember("json", data);
        context.eval("js", formulas.program());
        context.eval(PROGRAM);
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

    /// The same with another momentum than the convention's.
    Run run(Mode mode, Convention convention, String mistake, double momentum) {
        return new Run(
                context.eval("js", "runWith").execute(mode.word(), convention.name(), mistake, momentum),
                context.eval("js", "whyOf"));
    }

    /// A number as the page writes it.
    String written(double number, int digits) {
        return context.eval("js", "decimalText").execute(number, digits).asString();
    }

    /// Computes one more value by a formula, as the steps of a run are computed.
    void compute(String name, Expr formula) {
        context.eval(
                "js",
                "one.values." + name + " = ((v, num, count) => " + JavaScript.of(formula)
                        + ")(one.values, (n) => new Value(one.shape, ONE, [n]), (of) => new Value(one.shape, ONE, [one.shape.count(of)]))");
    }

    /// The numbers of such a value, one feature after the other.
    double[] computed(String name) {
        return context.eval("js", "one.values." + name + ".numbers").as(double[].class);
    }

    @Override
    public void close() {
        context.close();
    }
}
