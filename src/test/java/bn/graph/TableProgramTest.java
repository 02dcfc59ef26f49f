package bn.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import bn.batch.Batch;
import bn.batch.Shape;
import bn.exact.Example;
import bn.formula.Expr;
import bn.formula.Value;
import bn.grading.catalogue.Mistake;
import bn.grading.catalogue.Mistakes;
import bn.stats.Convention;
import bn.stats.RunningUpdate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A compiled table gives the numbers of a trace, to the bit.
final class TableProgramTest {
    private static final List<String> FORWARD = names(Pass.FORWARD);
    private static final List<String> BACKWARD = names(Pass.BACKWARD);

    private static List<String> names(Pass pass) {
        return BatchNorm.TABLE.steps(pass).stream().map(Step::name).toList();
    }

    private static Map<String, Value> inputs(Example example) {
        Map<String, Value> inputs = new HashMap<>();
        inputs.put("x", Value.PerRow.of(Batch.numbered(example.shape(), example.columns())));
        inputs.put("dout", Value.PerRow.of(Batch.numbered(example.shape(), example.dout())));
        inputs.put("gamma", new Value.PerFeature(example.gamma()));
        inputs.put("beta", new Value.PerFeature(example.beta()));
        inputs.put("eps", new Value.One(example.eps()));
        return inputs;
    }

    private static void set(TableProgram.Run run, Example example) {
        run.set("x", flat(example.columns()));
        run.set("gamma", example.gamma());
        run.set("beta", example.beta());
        run.set("eps", example.eps());
    }

    private static void checkSame(Trace trace, TableProgram.Run run, String step) {
        double[] expected = switch (trace.value(step)) {
            case Value.One(double number) -> new double[] {number};
            case Value.PerFeature numbers -> numbers.toArray();
            case Value.PerRow rows ->
                IntStream.range(0, trace.shape().features())
                        .mapToObj(feature -> rows.numbers(feature, 0, rows.rows()))
                        .flatMapToDouble(Arrays::stream)
                        .toArray();
        };
        assertThat(run.get(step)).as(step).startsWith(expected);
    }

    private static double[] flat(double[][] columns) {
        return Arrays.stream(columns).flatMapToDouble(Arrays::stream).toArray();
    }

    static Stream<Example> examples() {
        Random random = new Random(1);
        int rows = 1500;
        double[][] columns = {
            random.doubles(rows).toArray(), random.doubles(rows, -9, 1000).toArray()
        };
        double[][] dout = {
            random.doubles(rows).toArray(), random.doubles(rows, -9, 1).toArray()
        };
        Example several = new Example(
                "several blocks", Shape.of(rows, 2), columns, new double[] {2, 3}, new double[] {1, -1}, 1e-5, dout);
        return Stream.concat(
                Stream.of(Example.TELLING, several), IntStream.range(0, 20).mapToObj(Example::random));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void eachStepHasTheBitsOfATrace(Example example) {
        Trace trace = Trace.of(BatchNorm.TABLE, example.shape(), inputs(example));
        TableProgram.Run run =
                TableProgram.of(BatchNorm.TABLE, List.of(FORWARD, BACKWARD)).on(example.shape());
        set(run, example);
        run.stage(0);
        run.set("dout", flat(example.dout()));
        run.stage(1);
        Stream.concat(FORWARD.stream(), BACKWARD.stream()).forEach(step -> checkSame(trace, run, step));
    }

    @Test
    void aRunForgetsTheBatchBefore() {
        TableProgram program = TableProgram.of(BatchNorm.TABLE, List.of(List.of("out"), BatchNorm.RESULTS));
        Shape shape = Example.TELLING.shape();
        TableProgram.Run run = program.on(shape);
        for (double eps : new double[] {0.5, Example.TELLING.eps()}) {
            set(run, Example.TELLING);
            run.set("eps", eps);
            run.stage(0);
            run.set("dout", flat(Example.TELLING.dout()));
            run.stage(1);
        }
        Trace trace = Trace.of(BatchNorm.TABLE, shape, inputs(Example.TELLING));
        BatchNorm.RESULTS.forEach(step -> checkSame(trace, run, step));
    }

    @Test
    void theTableOfEvaluationToo() {
        Example example = Example.TELLING;
        double[] mu = {1, -2, 50};
        double[] var = {4, 9, 0.25};
        Map<String, Value> inputs = inputs(example);
        inputs.put("mu", new Value.PerFeature(mu));
        inputs.put("var", new Value.PerFeature(var));
        Graph table = Mode.EVAL.table().graph();
        TableProgram.Run run = TableProgram.of(table, List.of(List.of("out"), BatchNorm.RESULTS))
                .on(example.shape());
        set(run, example);
        run.set("mu", mu);
        run.set("var", var);
        run.stage(0);
        run.set("dout", flat(example.dout()));
        run.stage(1);
        Trace trace = Trace.of(table, example.shape(), inputs);
        BatchNorm.RESULTS.forEach(step -> checkSame(trace, run, step));
    }

    /// The ways to write a mistake for which the table needs no further input.
    static Stream<Map<String, Expr>> mistakes() {
        return Mistakes.ALL.stream()
                .map(Mistake::rewrites)
                .flatMap(List::stream)
                .map(rewrite -> rewrite.lines())
                .filter(BatchNorm.TABLE::accepts)
                .filter(lines -> lines.values().stream().noneMatch(TableProgramTest::overOtherAxes));
    }

    private static boolean overOtherAxes(Expr formula) {
        return formula instanceof Expr.SumOver || formula.parts().stream().anyMatch(TableProgramTest::overOtherAxes);
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void aMistakenTableIsMistakenAlike(Map<String, Expr> lines) {
        Example example = Example.TELLING;
        Graph table = BatchNorm.TABLE.with(lines);
        Trace trace = Trace.of(table, example.shape(), inputs(example));
        TableProgram.Run run =
                TableProgram.of(table, List.of(FORWARD, BACKWARD)).on(example.shape());
        set(run, example);
        run.stage(0);
        run.set("dout", flat(example.dout()));
        run.stage(1);
        Stream.concat(FORWARD.stream(), BACKWARD.stream()).forEach(step -> checkSame(trace, run, step));
    }

    @Test
    void mostMistakesAreAmongThem() {
        assertThat(mistakes()).hasSizeGreaterThan(40);
    }

    static List<Convention> conventions() {
        return Convention.ALL;
    }

    @ParameterizedTest
    @MethodSource("conventions")
    void theUpdateOfRunningStatisticsToo(Convention convention) {
        Shape shape = Shape.of(7, 2);
        Graph graph = RunningUpdate.graph(convention);
        Map<String, double[]> numbers = Map.of(
                "old_mean",
                new double[] {0.1, 3},
                "old_var",
                new double[] {1, 0.3},
                "mu",
                new double[] {-2, 0.7},
                "var",
                new double[] {0.9, 5});
        Map<String, Value> inputs = new HashMap<>(Map.of("momentum", new Value.One(0.3)));
        TableProgram.Run run = TableProgram.of(graph, List.of(names(graph))).on(shape);
        run.set("momentum", 0.3);
        numbers.forEach((name, values) -> {
            inputs.put(name, new Value.PerFeature(values));
            run.set(name, values);
        });
        run.stage(0);
        Trace trace = Trace.of(graph, shape, inputs);
        names(graph).forEach(step -> checkSame(trace, run, step));
    }

    private static List<String> names(Graph graph) {
        return graph.steps().stream().map(Step::name).toList();
    }

    @Test
    void aTableWhoseFeaturesDependOnEachOtherIsRefused() {
        Graph table = BatchNorm.TABLE.with(Map.of("dx", Quantities.dx1.sumOver(Expr.Axes.FEATURES)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TableProgram.of(table, List.of(List.of("dx"))))
                .withMessageStartingWith("features depend on each other in ");
    }

    @Test
    void anInputIsSetAsWhatItIs() {
        TableProgram.Run run =
                TableProgram.of(BatchNorm.TABLE, List.of(FORWARD)).on(Shape.of(2, 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> run.set("x", 1))
                .withMessage("x is no input of 1 numbers");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> run.set("mu", 1))
                .withMessage("mu is no input of 1 numbers");
        assertThatIllegalArgumentException().isThrownBy(() -> run.get("dx")).withMessage("dx is not computed here");
    }
}
