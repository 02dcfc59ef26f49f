package bn.learn;

import bn.learn.script.Expression;
import java.util.List;
import java.util.Optional;

/// What a script shows of its numbers; the words in it are in the texts.
public sealed interface Figure {
    /// As the texts call it.
    String name();

    /// Columns side by side.
    ///
    /// @param rows the labels of the rows; none where these are words
    /// @param columns each a [bn.report.block.ChartColumn], once it is computed
    record Table(String name, Optional<Expression> rows, List<Expression> columns) implements Figure {
        public Table {
            columns = List.copyOf(columns);
        }
    }

    /// Courses over the steps of a training.
    ///
    /// @param lines each a list of numbers or a [bn.report.block.PlotLine], once it is computed
    record Plot(String name, List<Expression> lines, boolean logarithmic) implements Figure {
        public Plot {
            lines = List.copyOf(lines);
        }
    }
}
