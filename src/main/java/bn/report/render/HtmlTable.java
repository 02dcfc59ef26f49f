package bn.report.render;

import bn.batch.Decimal;
import bn.prose.Message;
import bn.prose.Words;
import bn.report.block.Grid;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// A grid of numbers as a table. The shade of a cell, where it has one, says how large its number is beside the others
/// of its feature; the number itself says so, too.
final class HtmlTable {
    /// The most rows and columns of a batch that is shown whole.
    private static final int WHOLE_ROWS = 64;

    private static final int WHOLE_COLUMNS = 64;

    /// How many there are at either end of a larger one.
    private static final int EDGE = 16;

    /// Rows that are computed, and aligned, together.
    private static final int ROWS_AT_ONCE = 1024;

    private static final int SHADES = 4;

    private final Grid grid;
    private final Words words;
    private final int digits;
    private final List<Range> rows;
    private final List<Range> columns;

    /// The columns that are shown, -1 for those that are left out.
    private final int[] order;

    /// Rows or columns that follow each other; between two ranges some are left out.
    private record Range(int from, int to) {
        IntStream all() {
            return IntStream.range(from, to);
        }
    }

    /// @param full whether nothing is left out
    HtmlTable(Grid grid, Words words, int digits, boolean full) {
        this.grid = grid;
        this.words = words;
        this.digits = digits;
        rows = ranges(grid.rows(), full ? Integer.MAX_VALUE : WHOLE_ROWS);
        columns = ranges(grid.columns().size(), full ? Integer.MAX_VALUE : WHOLE_COLUMNS);
        order = order(columns);
    }

    private static List<Range> ranges(int count, int whole) {
        return count <= whole
                ? List.of(new Range(0, count))
                : List.of(new Range(0, EDGE), new Range(count - EDGE, count));
    }

    /// Writes it.
    ///
    /// @param shaded whether cells have shades
    void write(Markup html, boolean shaded) throws IOException {
        html.open("div", "class", "scroll").open("table", "class", "numbers").line();
        boolean labelled = !grid.label().apply(0).isEmpty();
        if (grid.columns().stream().anyMatch(name -> !name.isEmpty())) {
            html.open("thead").open("tr");
            if (labelled) {
                html.element("td", "");
            }
            for (int column : order) {
                html.element("th", column < 0 ? "…" : grid.columns().get(column), "scope", "col");
            }
            html.close("tr").close("thead").line();
        }
        html.open("tbody").line();
        double[] greatest = shaded ? greatest() : new double[0];
        for (Range range : rows) {
            if (range.from() > 0) {
                leftOut(html, labelled);
            }
            for (int from = range.from(); from < range.to(); from += ROWS_AT_ONCE) {
                rows(html, from, Math.min(from + ROWS_AT_ONCE, range.to()), labelled, greatest);
            }
        }
        html.close("tbody").close("table").close("div").line();
        note(html, Message.PAGE_ROWS_LEFT_OUT, rows, grid.rows());
        note(html, Message.PAGE_COLUMNS_LEFT_OUT, columns, grid.columns().size());
    }

    private static int[] order(List<Range> columns) {
        return columns.stream()
                .map(Range::all)
                .reduce((left, right) -> IntStream.concat(IntStream.concat(left, IntStream.of(-1)), right))
                .orElse(IntStream.empty())
                .toArray();
    }

    private void leftOut(Markup html, boolean labelled) throws IOException {
        html.open("tr");
        if (labelled) {
            html.element("td", "⋮");
        }
        for (int i = 0; i < order.length; i++) {
            html.element("td", "⋮", "class", "left-out");
        }
        html.close("tr").line();
    }

    private void note(Markup html, Message message, List<Range> shown, int all) throws IOException {
        int there = shown.stream().mapToInt(range -> range.to() - range.from()).sum();
        if (there < all) {
            html.element("p", words.say(message, all - there, all), "class", "note")
                    .line();
        }
    }

    private void rows(Markup html, int from, int to, boolean labelled, double[] greatest) throws IOException {
        List<double[]> numbers = new ArrayList<>();
        List<List<String>> texts = new ArrayList<>();
        for (int column : order) {
            double[] range = column < 0 ? new double[0] : grid.cells().of(column, from, to);
            numbers.add(range);
            List<String> cells = Arrays.stream(range)
                    .mapToObj(number -> Decimal.rounded(number, digits))
                    .toList();
            texts.add(TextColumn.of("", cells, "…").cells());
        }
        for (int row = from; row < to; row++) {
            html.open("tr");
            if (labelled) {
                html.element("th", grid.label().apply(row), "scope", "row");
            }
            for (int place = 0; place < order.length; place++) {
                if (order[place] < 0) {
                    html.element("td", "…", "class", "left-out");
                    continue;
                }
                double number = numbers.get(place)[row - from];
                String shade = greatest.length == 0 ? "" : shade(number, greatest[order[place]]);
                String text = texts.get(place).get(row - from);
                if (shade.isEmpty()) {
                    html.element("td", text);
                } else {
                    html.element("td", text, "class", shade);
                }
            }
            html.close("tr").line();
        }
    }

    /// What the numbers of each column are measured by: the largest of the column, or of all columns where each has
    /// but one number.
    private double[] greatest() {
        double[] greatest = new double[grid.columns().size()];
        for (int column : order) {
            if (column >= 0) {
                greatest[column] = rows.stream()
                        .mapToDouble(range -> greatest(column, range))
                        .max()
                        .orElse(0);
            }
        }
        if (grid.rows() == 1) {
            Arrays.fill(greatest, Arrays.stream(greatest).max().orElse(0));
        }
        return greatest;
    }

    private double greatest(int column, Range range) {
        double greatest = 0;
        for (int from = range.from(); from < range.to(); from += ROWS_AT_ONCE) {
            int to = Math.min(from + ROWS_AT_ONCE, range.to());
            greatest = Math.max(
                    greatest,
                    Arrays.stream(grid.cells().of(column, from, to))
                            .filter(Double::isFinite)
                            .map(Math::abs)
                            .max()
                            .orElse(0));
        }
        return greatest;
    }

    private static String shade(double number, double greatest) {
        if (!Double.isFinite(number)) {
            return "odd";
        }
        int shade = number == 0 ? 0 : (int) Math.clamp(Math.ceil(SHADES * (Math.abs(number) / greatest)), 1, SHADES);
        return shade == 0 ? "" : (number > 0 ? "plus-" : "minus-") + shade;
    }
}
