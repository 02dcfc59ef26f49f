package bn.report.render;

import bn.report.block.Block;
import bn.report.block.PlotLine;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A plot as SVG: each line has a colour and a dash of its own, and what they are stands below with the first and the
/// last number.
final class HtmlPlot {
    private static final int COLUMNS = 280;

    /// The distance of two columns, and the height of what is a line of text elsewhere.
    private static final int STEP = 2;

    private static final int LINE = 24;

    private static final int LEFT = 72;
    private static final int TOP = 10;
    private static final int BELOW = 26;
    private static final int KINDS = 6;
    private static final int DIGITS = 3;

    private final Markup html;
    private final Block.Plot plot;
    private final List<ThinnedLine> lines;
    private final PlotScale scale;
    private final int right = LEFT + COLUMNS * STEP;
    private final int bottom;

    HtmlPlot(Markup html, Block.Plot plot) {
        this.html = html;
        this.plot = plot;
        lines = plot.lines().stream()
                .map(line -> ThinnedLine.of(line, plot.logarithmic(), plot.length(), COLUMNS))
                .toList();
        int height = plot.height() * LINE;
        scale = PlotScale.of(lines.stream().flatMap(ThinnedLine::all).toList(), plot.logarithmic(), height);
        bottom = TOP + height;
    }

    void write() throws IOException {
        html.open("figure").line();
        html.open(
                "svg",
                "class",
                "plot",
                "viewBox",
                "0 0 " + (right + LEFT / 4) + " " + (bottom + BELOW),
                "role",
                "img",
                "aria-label",
                plot.lines().stream().map(PlotLine::label).collect(Collectors.joining(", ")));
        html.line();
        axes();
        for (int i = 0; i < lines.size(); i++) {
            spread(i);
        }
        for (int i = 0; i < lines.size(); i++) {
            line(i);
        }
        html.close("svg").line();
        keys();
        html.close("figure").line();
    }

    private void axes() throws IOException {
        path("axis line", "M" + LEFT + " " + TOP + "V" + bottom + "H" + right);
        List<Integer> ticked = scale.ticked();
        List<String> ticks = scale.ticks(ticked, Glyphs.UNICODE);
        for (int i = 0; i < ticked.size(); i++) {
            int y = TOP + ticked.get(i);
            path("axis line", "M" + (LEFT - 5) + " " + y + "H" + LEFT);
            text(LEFT - 9, y + 5, "end", ticks.get(i));
        }
        int y = bottom + BELOW - 8;
        text(LEFT, y, "start", "0");
        text((LEFT + right) / 2, y, "middle", plot.along());
        text(right, y, "end", String.valueOf(Math.max(0, plot.length() - 1)));
    }

    private void spread(int place) throws IOException {
        ThinnedLine line = lines.get(place);
        int[] there = IntStream.range(0, COLUMNS)
                .filter(i -> !Double.isNaN(line.low().get(i))
                        && !Double.isNaN(line.high().get(i)))
                .toArray();
        if (there.length == 0) {
            return;
        }
        List<String> points = new ArrayList<>();
        for (int i : there) {
            points.add(point(i, line.high().get(i)));
        }
        for (int i = there.length - 1; i >= 0; i--) {
            points.add(point(there[i], line.low().get(there[i])));
        }
        html.open("polygon", "class", "spread " + kind(place), "points", String.join(" ", points))
                .close("polygon")
                .line();
    }

    /// A line that ends at once is a point.
    private void line(int place) throws IOException {
        List<Double> numbers = lines.get(place).numbers();
        int[] there = IntStream.range(0, COLUMNS)
                .filter(i -> !Double.isNaN(numbers.get(i)))
                .toArray();
        if (there.length == 1) {
            String x = String.valueOf(x(there[0]));
            String y = String.valueOf(y(numbers.get(there[0])));
            html.open("circle", "class", "line " + kind(place), "cx", x, "cy", y, "r", "3")
                    .close("circle")
                    .line();
        } else if (there.length > 1) {
            String points =
                    IntStream.of(there).mapToObj(i -> point(i, numbers.get(i))).collect(Collectors.joining(" "));
            html.open("polyline", "class", "line " + kind(place), "points", points)
                    .close("polyline")
                    .line();
        }
    }

    private void keys() throws IOException {
        html.open("ul", "class", "keys").line();
        for (int i = 0; i < lines.size(); i++) {
            html.open("li").open("svg", "class", "key", "viewBox", "0 0 40 8", "aria-hidden", "true");
            path("line " + kind(i), "M0 4H40");
            html.close("svg");
            PlotLine line = plot.lines().get(i);
            String ends = Stream.of(line.numbers())
                    .filter(numbers -> !numbers.isEmpty())
                    .map(numbers -> ": " + number(numbers.getFirst()) + " → " + number(numbers.getLast()))
                    .collect(Collectors.joining());
            html.text(line.label() + ends).close("li").line();
        }
        html.close("ul").line();
    }

    private static String number(double number) {
        return ChartNumber.of(number, DIGITS, Glyphs.UNICODE);
    }

    private static String kind(int place) {
        return "line-" + (1 + place % KINDS);
    }

    private String point(int column, double number) {
        return x(column) + "," + y(number);
    }

    private static int x(int column) {
        return LEFT + column * STEP;
    }

    private int y(double number) {
        return TOP + scale.line(number);
    }

    private void path(String kind, String d) throws IOException {
        html.open("path", "class", kind, "d", d).close("path");
    }

    private void text(int x, int y, String anchor, String text) throws IOException {
        html.element("text", text, "x", String.valueOf(x), "y", String.valueOf(y), "text-anchor", anchor)
                .line();
    }
}
