package bn.report.block;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A column of a chart.
public sealed interface ChartColumn {
    /// A heading that adjacent columns share; empty for none.
    String group();

    /// The heading of this column alone.
    String heading();

    /// One for each row.
    List<Double> numbers();

    /// Numbers to read.
    ///
    /// @param best which of them is marked; all that are written like it are, too
    record Numbers(String group, String heading, List<Double> numbers, Best best) implements ChartColumn {
        public Numbers {
            numbers = List.copyOf(numbers);
        }
    }

    /// Numbers with a bar each. The bars of adjacent columns with the same group have the same scale.
    ///
    /// @param logarithmic whether a step of length is a factor: the smallest positive number has the shortest
    /// bar then, the largest a full one. Otherwise a bar is as long as its number is large.
    record Bars(String group, String heading, List<Double> numbers, boolean logarithmic) implements ChartColumn {
        public Bars {
            numbers = List.copyOf(numbers);
        }
    }

    /// Which number of a column is the best. One that is infinite or NaN never is.
    enum Best {
        /// None.
        NONE,
        /// The smallest.
        LEAST,
        /// The largest.
        GREATEST;

        private Optional<Double> of(List<Double> numbers) {
            Stream<Double> finite = numbers.stream().filter(Double::isFinite);
            return switch (this) {
                case NONE -> Optional.empty();
                case LEAST -> finite.min(Double::compare);
                case GREATEST -> finite.max(Double::compare);
            };
        }
    }

    /// The number to be marked.
    default Optional<Double> marked() {
        return switch (this) {
            case Numbers(String _, String _, List<Double> numbers, Best best) -> best.of(numbers);
            case Bars _ -> Optional.empty();
        };
    }

    /// The same numbers under other headings.
    default ChartColumn headed(String newGroup, String newHeading) {
        return switch (this) {
            case Numbers(String _, String _, List<Double> numbers, Best best) ->
                new Numbers(newGroup, newHeading, numbers, best);
            case Bars(String _, String _, List<Double> numbers, boolean logarithmic) ->
                new Bars(newGroup, newHeading, numbers, logarithmic);
        };
    }

    /// The heading in a table with one line of headings.
    default String title() {
        return Stream.of(group(), heading()).filter(text -> !text.isEmpty()).collect(Collectors.joining(" / "));
    }
}
