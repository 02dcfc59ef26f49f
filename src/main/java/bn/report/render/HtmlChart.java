package bn.report.render;

import bn.batch.Decimal;
import bn.report.block.Block;
import bn.report.block.ChartColumn;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Numbers with a drawing beside each, in the rows of a table: the drawing shows what the number says, and is none for
/// those who cannot see it.
final class HtmlChart {
    /// The width of a bar, in parts.
    private static final int PARTS = 100;

    /// The size of a course, in its own units.
    private static final int COURSE_WIDTH = 120;

    private static final int COURSE_HEIGHT = 24;

    private final Markup html;
    private final int digits;

    HtmlChart(Markup html, int digits) {
        this.html = html;
        this.digits = digits;
    }

    void write(Block.Bars bars) throws IOException {
        BarScale scale =
                BarScale.of(bars.lines().stream().map(Block.Bar::length).toList(), false);
        begin("chart");
        html.open("tbody").line();
        for (Block.Bar line : bars.lines()) {
            html.open("tr").element("th", line.label(), "scope", "row").open("td", "class", "barred");
            bar(scale.cells(line.length(), PARTS));
            html.text(Decimal.rounded(line.length(), digits)).close("td").close("tr");
            html.line();
        }
        end();
    }

    void write(Block.SeriesList courses) throws IOException {
        begin("chart");
        html.open("thead").open("tr").element("td", "").element("td", "");
        heading(courses.last(), "scope", "col");
        heading(courses.goal(), "scope", "col");
        html.close("tr").close("thead").line().open("tbody").line();
        for (Block.Series line : courses.lines()) {
            html.open("tr").element("th", line.label(), "scope", "row").open("td");
            course(line);
            html.close("td");
            html.element("td", Decimal.rounded(line.course().getLast(), digits));
            html.element("td", Decimal.rounded(line.goal(), digits));
            html.close("tr").line();
        }
        end();
    }

    void write(Block.Chart chart) throws IOException {
        begin(ChartNumber.areNumbers(chart.labels()) ? "chart numbered" : "chart");
        headings(chart);
        List<List<String>> numbers = chart.columns().stream()
                .map(column -> ChartNumber.of(chart, column, Glyphs.UNICODE))
                .toList();
        html.open("tbody").line();
        for (int row = 0; row < chart.labels().size(); row++) {
            html.open("tr").element("th", chart.labels().get(row), "scope", "row");
            for (int column = 0; column < chart.columns().size(); column++) {
                cell(chart, numbers.get(column), column, row);
            }
            html.close("tr").line();
        }
        end();
    }

    /// Columns of a group stand below its heading.
    private void headings(Block.Chart chart) throws IOException {
        List<ChartColumn> columns = chart.columns();
        String lines = columns.stream().allMatch(column -> column.group().isEmpty()) ? "1" : "2";
        html.open("thead").open("tr");
        heading(chart.corner(), "scope", "col", "rowspan", lines);
        for (int from = 0, to; from < columns.size(); from = to) {
            String group = columns.get(from).group();
            to = from + 1;
            while (to < columns.size()
                    && !group.isEmpty()
                    && columns.get(to).group().equals(group)) {
                to++;
            }
            if (group.isEmpty()) {
                heading(columns.get(from).heading(), "scope", "col", "rowspan", lines);
            } else {
                heading(group, "scope", "colgroup", "colspan", String.valueOf(to - from));
            }
        }
        html.close("tr").line();
        if (lines.equals("2")) {
            html.open("tr");
            for (ChartColumn column : columns) {
                if (!column.group().isEmpty()) {
                    heading(column.heading(), "scope", "col");
                }
            }
            html.close("tr").line();
        }
        html.close("thead").line();
    }

    private void heading(String text, String... attributes) throws IOException {
        // An empty heading is none: its cell keeps the size, and loses the scope, which stands first.
        if (text.isEmpty()) {
            html.element("td", "", Arrays.copyOfRange(attributes, 2, attributes.length));
        } else {
            html.element("th", text, attributes);
        }
    }

    private void cell(Block.Chart chart, List<String> numbers, int place, int row) throws IOException {
        ChartColumn column = chart.columns().get(place);
        String number = numbers.get(row);
        Optional<String> best =
                column.marked().map(marked -> numbers.get(column.numbers().indexOf(marked)));
        if (column instanceof ChartColumn.Bars bars) {
            html.open("td", "class", "barred");
            bar(BarScale.of(chart, bars, place).cells(column.numbers().get(row), PARTS));
        } else {
            html.open("td");
        }
        if (best.filter(number::equals).isPresent()) {
            html.open("strong").text(number).element("span", TextColumn.MARK, "class", "mark");
            html.close("strong");
        } else {
            html.text(number);
        }
        html.close("td");
    }

    private void begin(String kind) throws IOException {
        html.open("div", "class", "scroll").open("table", "class", kind).line();
    }

    private void end() throws IOException {
        html.close("tbody").close("table").close("div").line();
    }

    private void bar(long parts) throws IOException {
        html.open(
                "svg",
                "class",
                "bar",
                "viewBox",
                "0 0 " + PARTS + " 8",
                "preserveAspectRatio",
                "none",
                "aria-hidden",
                "true");
        box(0, 0, (int) parts, 8);
        // Between it and its number is what the room is made of that puts one at the left and the other at the right.
        html.close("svg").text(" ");
    }

    /// A bar for each number, from the smallest to the largest of the course and its goal, and a line at the goal.
    private void course(Block.Series line) throws IOException {
        List<Double> shown = SeriesLines.thinned(line.course(), COURSE_WIDTH / 2);
        PlotScale scale = PlotScale.of(
                Stream.concat(shown.stream(), Stream.of(line.goal())).toList(), false, COURSE_HEIGHT);
        html.open(
                "svg",
                "class",
                "course",
                "viewBox",
                "0 0 " + COURSE_WIDTH + " " + (COURSE_HEIGHT + 2),
                "preserveAspectRatio",
                "none",
                "aria-hidden",
                "true");
        int step = COURSE_WIDTH / shown.size();
        for (int i = 0; i < shown.size(); i++) {
            if (Double.isFinite(shown.get(i))) {
                int top = scale.line(shown.get(i));
                box(i * step, top, Math.max(1, step - 1), COURSE_HEIGHT + 2 - top);
            }
        }
        if (Double.isFinite(line.goal())) {
            html.open("path", "class", "goal", "d", "M0 " + (scale.line(line.goal()) + 0.5) + "H" + COURSE_WIDTH)
                    .close("path");
        }
        html.close("svg");
    }

    private void box(int x, int y, int width, int height) throws IOException {
        html.open(
                        "rect",
                        "x",
                        String.valueOf(x),
                        "y",
                        String.valueOf(y),
                        "width",
                        String.valueOf(width),
                        "height",
                        String.valueOf(height))
                .close("rect");
    }
}
