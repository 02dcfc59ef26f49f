package bn.report;

import bn.batch.Decimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/// Courses of numbers as small plots: a column a number, eight heights, between the least and the greatest
/// that the course and its goal reach.
final class CourseLines {
    private static final String UNICODE = "▁▂▃▄▅▆▇█";
    private static final String ASCII = "_.,-=+*#";

    private CourseLines() {}

    /// `running_mean[width]  ▁▃▅▆▇  3.2, goal 3.6`
    static List<String> of(List<Block.Course> courses, Look look) {
        int label = courses.stream()
                .mapToInt(course -> Columns.width(course.label()))
                .max()
                .orElse(0);
        List<String> ends = courses.stream().map(course -> end(course, look)).toList();
        int end = ends.stream().mapToInt(Columns::width).max().orElse(0);
        int room = Math.max(1, look.width() - 4 - label - 2 - 2 - end);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < courses.size(); i++) {
            Block.Course course = courses.get(i);
            lines.add(Columns.padded(look.glyphs().of(course.label()), label) + "  " + plot(course, look, room) + "  "
                    + ends.get(i));
        }
        return lines;
    }

    private static String end(Block.Course course, Look look) {
        return look.glyphs()
                .of(Decimal.rounded(course.course().getLast(), look.precision()) + " → "
                        + Decimal.rounded(course.goal(), look.precision()));
    }

    private static String plot(Block.Course course, Look look, int room) {
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

    /// As many as there is room for, evenly spaced, the first and the last among them.
    private static List<Double> thinned(List<Double> numbers, int room) {
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
