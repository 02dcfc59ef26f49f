package bn.walk;

import static org.assertj.core.api.Assertions.assertThat;

import bn.exact.ExactBatchNorm;
import bn.exact.Example;
import bn.exact.RoundingBound;
import bn.formula.Extent;
import bn.graph.BatchNorm;
import bn.graph.Cell;
import bn.graph.Mode;
import bn.graph.Step;
import bn.graph.Trace;
import bn.prose.Language;
import bn.prose.Words;
import bn.query.Scope;
import bn.report.WhyReport;
import bn.report.block.Block;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What `why` prints is true: every equation, of every cell of every step, is computed again from its text.
class WhyTest {
    static Stream<Arguments> runs() {
        return Stream.concat(
                Stream.of(3, 6, 17).map(digits -> Arguments.of(Example.TELLING, digits)),
                Stream.of(
                        Arguments.of(Example.random(3), 6),
                        Arguments.of(Example.random(11), 3),
                        Arguments.of(Example.random(20), 17)));
    }

    @ParameterizedTest(name = "{0}, {1} digits")
    @MethodSource("runs")
    void everyEquationIsTrueOfItsNumbers(Example example, int digits) {
        Trace trace = example.trace();
        ExactBatchNorm exact = example.exact();
        RoundingBound bound = RoundingBound.of(example);
        int checked = 0;
        for (Step step : BatchNorm.TABLE.steps()) {
            for (Cell cell : cells(trace, step)) {
                List<Block.RightSide> shown = relations(trace, example, cell, digits);
                List<Block.RightSide> full = relations(trace, example, cell, 17);
                checkNumbers(shown, full);
                checked += checkValue(shown, digits) ? 1 : 0;
                checkExact(exact, bound, cell, full.getLast().right());
            }
        }
        assertThat(checked).isGreaterThanOrEqualTo(14);
    }

    /// A number is said to be equal only where every digit of it is shown.
    private static void checkNumbers(List<Block.RightSide> shown, List<Block.RightSide> full) {
        assertThat(shown.getFirst().sign()).isEqualTo("=");
        if (shown.size() == 3 && !shown.get(1).right().contains("…")) {
            boolean every = shown.get(1).right().equals(full.get(1).right());
            assertThat(shown.get(1).sign()).as(shown.get(1).right()).isEqualTo(every ? "=" : "≈");
        }
    }

    /// `=` is true to the last digit shown; `≈` is not, and yet within what the rounding of the numbers
    /// allows.
    private static boolean checkValue(List<Block.RightSide> shown, int digits) {
        Block.RightSide value = shown.getLast();
        String numbers = shown.get(shown.size() - 2).right();
        if (shown.size() < 3 || numbers.contains("…")) {
            return false;
        }
        BigDecimal exact = ShownEquation.of(numbers, 0).low();
        boolean equal = ShownEquation.rounded(exact, digits).compareTo(new BigDecimal(value.right())) == 0;
        assertThat(value.sign()).as("%s to %s", numbers, value.right()).isEqualTo(equal ? "=" : "≈");
        // At full digits doubles are rounded at every operation, by an ulp of the largest number in the sum.
        ShownEquation.Interval allowed = ShownEquation.of(numbers, Math.min(digits, 14));
        assertThat(allowed.meets(ShownEquation.of(value.right(), Math.min(digits, 14))))
                .as("%s ≈ %s", numbers, value.right())
                .isTrue();
        return true;
    }

    private static void checkExact(ExactBatchNorm exact, RoundingBound bound, Cell cell, String value) {
        double error = new BigDecimal(Double.parseDouble(value))
                .subtract(exact.row(cell.name(), cell.row(), cell.feature()))
                .abs()
                .doubleValue();
        assertThat(error).as("%s", cell).isLessThanOrEqualTo(bound.of(cell.name(), cell.row(), cell.feature()));
    }

    private static List<Cell> cells(Trace trace, Step step) {
        int rows = trace.graph().extent(step.name()) == Extent.BATCH
                ? Math.min(3, trace.shape().rows())
                : 1;
        List<Cell> cells = new ArrayList<>();
        for (int feature = 0; feature < trace.shape().features(); feature++) {
            for (int row = 0; row < rows; row++) {
                cells.add(new Cell(step.name(), row, feature));
            }
        }
        return cells;
    }

    private static List<Block.RightSide> relations(Trace trace, Example example, Cell cell, int digits) {
        List<String> names = IntStream.range(0, example.shape().features())
                .mapToObj(String::valueOf)
                .toList();
        Scope scope = new Scope(trace, BatchNorm.TABLE, names);
        return new WhyReport(scope, Mode.TRAIN, Words.of(Language.EN), digits)
                .one(cell).blocks().stream()
                        .filter(Block.WorkedNumber.class::isInstance)
                        .map(Block.WorkedNumber.class::cast)
                        .findFirst()
                        .orElseThrow()
                        .lines();
    }
}
