package bn.report.render;

import bn.report.block.Block;
import bn.report.block.ChartColumn;
import bn.report.block.Columns;
import bn.report.block.TextRole;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A chart as aligned text. What does not fit the width first makes the bars shorter and then leaves them out,
/// next breaks headings into lines, and at last puts the columns below each other.
final class ChartLines {
    private static final int MOST_CELLS = 20;
    private static final int LEAST_CELLS = 4;

    /// Headings are not broken into narrower lines.
    private static final int NARROW_HEADING = 8;

    private final Block.Chart chart;
    private final Look look;
    private final int width;
    private final List<String> groups;
    private final String corner;
    private final List<String> labels;
    private final int room;

    /// How wide things may be: a bar, 0 for none, and a heading.
    private record Limits(int bar, int heading) {}

    private ChartLines(Block.Chart chart, Look look, int width) {
        this.chart = chart;
        this.look = look;
        this.width = width;
        TextColumn names = labels();
        corner = names.heading();
        labels = names.cells();
        room = width - names.width();
        groups = chart.columns().stream()
                .map(column -> shortened(column.group(), room - 2))
                .toList();
    }

    /// The lines of a chart, none wider than `width`.
    static List<String> of(Block.Chart chart, Look look, int width) {
        return new ChartLines(chart, look, width).lines();
    }

    private List<String> lines() {
        List<String> lines = new ArrayList<>();
        parts().forEach(part -> addLines(lines, part));
        return lines;
    }

    /// With the longest bars with which all columns fit beside each other; else without bars, in as few parts
    /// below each other as there can be, with the widest headings.
    private List<ChartLayout> parts() {
        return bars().mapToObj(cells -> parts(new Limits(cells, room)))
                .filter(parts -> parts.size() == 1 && parts.getFirst().width() <= room)
                .findFirst()
                .or(() -> headings()
                        .mapToObj(heading -> parts(new Limits(0, heading)))
                        .min(Comparator.comparingInt(List::size)))
                .orElse(List.of());
    }

    private IntStream bars() {
        return chart.hasBars()
                ? IntStream.iterate(MOST_CELLS, cells -> cells >= LEAST_CELLS, cells -> cells - 1)
                : IntStream.empty();
    }

    /// How wide headings may be, from the widest.
    private IntStream headings() {
        int widest = chart.columns().stream()
                .mapToInt(column -> Columns.width(look.glyphs().of(column.heading())))
                .max()
                .orElse(0);
        int most = Math.clamp(widest, NARROW_HEADING, Math.max(NARROW_HEADING, room));
        return IntStream.iterate(most, width -> width >= NARROW_HEADING, width -> width - 1);
    }

    private List<ChartLayout> parts(Limits limits) {
        List<ChartLayout.Column> columns = IntStream.range(0, groups.size())
                .mapToObj(place -> column(place, limits))
                .toList();
        List<ChartLayout> parts = new ArrayList<>();
        for (int from = 0, to; from < columns.size(); from = to) {
            to = from + 1;
            while (to < columns.size() && layout(columns, from, to + 1).width() <= room) {
                to++;
            }
            parts.add(layout(columns, from, to));
        }
        return parts;
    }

    private ChartLayout layout(List<ChartLayout.Column> columns, int from, int to) {
        return ChartLayout.of(groups.subList(from, to), columns.subList(from, to));
    }

    /// Labels that are numbers are aligned like numbers.
    private TextColumn labels() {
        int most = width / 2;
        List<String> shown =
                chart.labels().stream().map(label -> shortened(label, most)).toList();
        String heading = shortened(chart.corner(), most);
        TextColumn aligned = TextColumn.of(heading, shown, look.glyphs().of("…"));
        if (aligned.width() <= most && ChartNumber.areNumbers(shown)) {
            return aligned;
        }
        int widest = Stream.concat(shown.stream(), Stream.of(heading))
                .mapToInt(Columns::width)
                .max()
                .orElse(0);
        return new TextColumn(
                Columns.padded(heading, widest),
                shown.stream().map(label -> Columns.padded(label, widest)).toList(),
                widest);
    }

    private ChartLayout.Column column(int place, Limits limits) {
        ChartColumn column = chart.columns().get(place);
        List<String> heading = Columns.wrapped(look.glyphs().of(column.heading()), limits.heading()).stream()
                .map(line -> Columns.shortened(line, room - 2, look.glyphs().of("…")))
                .toList();
        return switch (column) {
            case ChartColumn.Bars bars when limits.bar() > 0 -> bars(heading, bars, place, limits.bar());
            case ChartColumn.Bars _, ChartColumn.Numbers _ -> numbers(heading, column);
        };
    }

    private ChartLayout.Column numbers(List<String> heading, ChartColumn column) {
        List<String> cells = cells(column);
        int widest = widest(heading, cells);
        return new ChartLayout.Column(
                heading.stream().map(line -> Columns.rightAligned(line, widest)).toList(),
                cells.stream()
                        .map(cell -> " ".repeat(widest - Columns.width(cell)) + emphasized(cell))
                        .toList(),
                widest);
    }

    private ChartLayout.Column bars(List<String> heading, ChartColumn.Bars column, int place, int room) {
        BarScale scale = BarScale.of(chart, column, place);
        List<String> numbers = cells(column);
        List<String> cells = IntStream.range(0, numbers.size())
                .mapToObj(row ->
                        BarLines.bar(scale.cells(column.numbers().get(row), room), room, look) + " " + numbers.get(row))
                .toList();
        int widest = widest(heading, cells);
        return new ChartLayout.Column(
                heading.stream().map(line -> Columns.padded(line, widest)).toList(),
                cells.stream().map(cell -> Columns.padded(cell, widest)).toList(),
                widest);
    }

    private static int widest(List<String> heading, List<String> cells) {
        return Stream.concat(heading.stream(), cells.stream())
                .mapToInt(Columns::width)
                .max()
                .orElse(0);
    }

    /// Beside bars, which show the size, numbers are as narrow as can be; elsewhere they are aligned at the point.
    private List<String> cells(ChartColumn column) {
        List<String> numbers = numbers(column);
        Optional<String> best =
                column.marked().map(marked -> numbers.get(column.numbers().indexOf(marked)));
        List<String> marked = numbers.stream()
                .map(number -> best.filter(number::equals).isPresent() ? number + TextColumn.MARK : number)
                .toList();
        if (!chart.hasBars()) {
            return TextColumn.of("", marked, look.glyphs().of("…")).cells();
        }
        List<String> behind = marked.stream()
                .map(number -> best.isEmpty() || number.endsWith(TextColumn.MARK) ? number : number + " ")
                .toList();
        int widest = behind.stream().mapToInt(Columns::width).max().orElse(0);
        return behind.stream()
                .map(number -> Columns.rightAligned(number, widest))
                .toList();
    }

    private List<String> numbers(ChartColumn column) {
        return ChartNumber.of(chart, column, look.glyphs());
    }

    /// A cell with its number as the best, if it is marked.
    private String emphasized(String cell) {
        String number = cell.strip();
        return number.endsWith(TextColumn.MARK)
                ? cell.replace(number, look.paint().on(TextRole.BEST, number))
                : cell;
    }

    private String shortened(String text, int columns) {
        return Columns.shortened(
                look.glyphs().of(text), Math.max(1, columns), look.glyphs().of("…"));
    }

    private void addLines(List<String> lines, ChartLayout layout) {
        List<String> headings = layout.headings();
        for (int i = 0; i < headings.size(); i++) {
            boolean last = i == headings.size() - 1;
            String line = ((last ? corner : " ".repeat(width - room)) + headings.get(i)).stripTrailing();
            if (!line.isEmpty()) {
                lines.add(line);
            }
        }
        for (int row = 0; row < labels.size(); row++) {
            String label = look.paint().on(TextRole.FAINT, labels.get(row));
            lines.add(label + layout.row(row));
        }
    }
}
