package bn.report.block;

import java.util.List;
import java.util.Optional;

/// The course of a number in a plot.
///
/// @param numbers in order, from that after the first step. The line ends before the first that has no place: NaN, an
/// infinite one, and on a logarithmic scale one that is not positive.
/// @param spread of the number over several runs
public record PlotLine(String label, List<Double> numbers, Optional<Band> spread) {
    public PlotLine {
        numbers = List.copyOf(numbers);
    }

    /// The same under another label.
    public PlotLine labelled(String newLabel) {
        return new PlotLine(newLabel, numbers, spread);
    }

    /// Where most runs are: from `low` to `high` at each number of the line.
    public record Band(List<Double> low, List<Double> high) {
        public Band {
            low = List.copyOf(low);
            high = List.copyOf(high);
            if (low.size() != high.size()) {
                throw new IllegalArgumentException(low.size() + " low numbers and " + high.size() + " high ones");
            }
        }
    }
}
