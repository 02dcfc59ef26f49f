package bn.report.render;

import bn.batch.Decimal;
import bn.report.block.Block;
import bn.report.block.Columns;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/// Series of numbers as small plots: one column per number, eight heights, from the smallest to the largest
/// of the course and its goal.
final class SeriesLines {
    private static final String UNICODE = "▁▂▃▄▅▆▇█";
    private static final String ASCII = "_.,-=+*#";

    private SeriesLines() {}

    /// The courses under the headings: `running_mean[width]  ▁▃▅▆▇  3.2  3.6`.
    static List<String> of(Block.SeriesList courses, Look look) {
        List<Block.Series> lines = courses.lines();
        List<String> labels =
                lines.stream().map(line -> look.glyphs().of(line.label())).toList();
        int label = labels.stream().mapToInt(Columns::width).max().orElse(0);
        TextColumn last = column(
                courses.last(),
                lines.stream().map(line -> line.course().getLast()).toList(),
                look);
        TextColumn goal =
                column(courses.goal(), lines.stream().map(Block.Series::goal).toList(), look);
        int room = Math.max(1, look.width() - 4 - label - 2 - 2 - last.width() - 2 - goal.width());
        List<String> plots =
                lines.stream().map(course -> plot(course, look, room)).toList();
        int plot = plots.stream().mapToInt(Columns::width).max().orElse(0);
        List<String> text = new ArrayList<>();
        text.add(" ".repeat(label + 2 + plot) + "  " + last.heading() + "  " + goal.heading());
        for (int i = 0; i < lines.size(); i++) {
            String line = Columns.padded(labels.get(i), label) + "  " + Columns.padded(plots.get(i), plot) + "  "
                    + last.line(i) + "  " + goal.line(i);
            text.add(line.stripTrailing());
        }
        return text;
    }

    private static TextColumn column(String heading, List<Double> numbers, Look look) {
        return TextColumn.of(
                look.glyphs().of(heading),
                numbers.stream()
                        .map(number -> Decimal.rounded(number, look.precision()))
                        .toList(),
                look.glyphs().of("…"));
    }

    private static String plot(Block.Series course, Look look, int room) {
        List<Double> shown = thinned(course.course(), room);
        double least = with(shown, course.goal()).min().orElse(0);
        double greatest = with(shown, course.goal()).max().orElse(0);
        String heights = switch (look.glyphs()) {
            case UNICODE -> UNICODE;
            case ASCII -> ASCII;
        };
        StringBuilder plot = new StringBuilder();
        for (double number : shown) {
            double part = greatest > least ? (number - least) / (greatest - least) : 0;
            plot.append(heights.charAt((int) Math.round(part * (heights.length() - 1))));
        }
        return plot.toString();
    }

    private static DoubleStream with(List<Double> numbers, double goal) {
        return DoubleStream.concat(numbers.stream().mapToDouble(Double::doubleValue), DoubleStream.of(goal));
    }

    /// As many as fit, evenly spaced, including the first and the last.
    static List<Double> thinned(List<Double> numbers, int room) {
        if (numbers.size() <= room) {
            return numbers;
        }
        List<Double> shown = new ArrayList<>();
        for (int i = 0; i < room; i++) {
            shown.add(numbers.get((int) Math.round((double) i * (numbers.size() - 1) / Math.max(1, room - 1))));
        }
        return shown;
    }
}
