package bn.learn;

import bn.formula.Extent;
import bn.graph.BatchNorm;
import bn.graph.Graph;
import bn.graph.Mode;
import bn.graph.Pass;
import bn.graph.Step;
import bn.graph.TableProgram;
import bn.learn.script.Attributes;
import bn.net.Matrix;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// The steps of batch normalization for one batch, as a script sees them: `steps.xhat` is a matrix, `steps.mu` a list.
///
/// @param table whose steps these are
/// @param run the table, run on the batch
/// @param backward whether there is a gradient that went back
record StepValues(Graph table, TableProgram.Run run, boolean backward) implements Attributes {
    /// The table that a script means.
    ///
    /// @param evaluation whether it is given the statistics
    static Graph table(boolean evaluation) {
        return evaluation ? Mode.EVAL.table().graph() : BatchNorm.TABLE;
    }

    /// A program for all steps of a table: the forward pass, then the backward pass.
    static TableProgram program(Graph table) {
        return TableProgram.of(table, List.of(names(table, Pass.FORWARD), names(table, Pass.BACKWARD)));
    }

    private static List<String> names(Graph table, Pass pass) {
        return table.steps(pass).stream().map(Step::name).toList();
    }

    @Override
    public Optional<Object> attribute(String name) {
        return table.step(name)
                .filter(step -> step.name().equals(name))
                .filter(step -> backward || step.pass() == Pass.FORWARD)
                .map(step -> value(step.name()));
    }

    private Object value(String step) {
        double[] numbers = run.get(step);
        if (table.extent(step) != Extent.BATCH) {
            return numbers;
        }
        int rows = run.shape().rows();
        return Matrix.of(IntStream.range(0, run.shape().features())
                .mapToObj(feature -> Arrays.copyOfRange(numbers, feature * rows, (feature + 1) * rows))
                .toArray(double[][]::new));
    }
}
