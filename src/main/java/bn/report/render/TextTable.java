package bn.report.render;

import bn.batch.Decimal;
import bn.report.block.Columns;
import bn.report.block.Grid;
import bn.report.block.TextRole;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// A grid of numbers as aligned text: columns under their names, numbers aligned at the decimal point; long
/// batches are reduced to their first and last rows, wide ones to the columns that fit.
final class TextTable {
    /// The most rows of a batch that is shown completely.
    private static final int WHOLE = 12;

    /// Rows shown at either end of a longer one, as in NumPy.
    private static final int EDGE = 3;

    private static final int GAP = 2;
    private static final int MARGIN = 4;

    private final Grid grid;
    private final Look look;
    private final String ellipsis;

    /// A range of visible rows. Rows are omitted between two ranges that are not adjacent.
    private record RowRange(int from, int to) {}

    private TextTable(Grid grid, Look look) {
        this.grid = grid;
        this.look = look;
        this.ellipsis = look.glyphs().of("…");
    }

    static List<String> lines(Grid grid, Look look) {
        return new TextTable(grid, look).lines();
    }

    private List<String> lines() {
        List<RowRange> ranges = ranges();
        List<String> labels = labels(ranges);
        int labelWidth = labels.stream().mapToInt(Columns::width).max().orElse(0);
        int room = look.width() - MARGIN - labelWidth;
        List<String> lines = new ArrayList<>();
        for (List<TextColumn> chunk : chunks(ranges, room)) {
            addLines(lines, labels, labelWidth, chunk);
        }
        return lines;
    }

    private List<RowRange> ranges() {
        if (look.full() || grid.rows() <= WHOLE) {
            return List.of(new RowRange(0, grid.rows()));
        }
        return List.of(new RowRange(0, EDGE), new RowRange(grid.rows() - EDGE, grid.rows()));
    }

    private List<String> labels(List<RowRange> ranges) {
        List<String> labels = new ArrayList<>();
        for (RowRange range : ranges) {
            if (!labels.isEmpty()) {
                labels.add(ellipsis);
            }
            for (int row = range.from(); row < range.to(); row++) {
                labels.add(look.glyphs().of(grid.label().apply(row)));
            }
        }
        return labels;
    }

    /// The columns in groups that fit the width: with --full all columns in several groups, otherwise one
    /// group, with its middle omitted if it is too wide.
    private List<List<TextColumn>> chunks(List<RowRange> ranges, int room) {
        return look.full() ? folded(ranges, room) : List.of(cut(ranges, room));
    }

    private List<List<TextColumn>> folded(List<RowRange> ranges, int room) {
        List<List<TextColumn>> chunks = new ArrayList<>();
        List<TextColumn> chunk = new ArrayList<>();
        int taken = 0;
        for (int i = 0; i < grid.columns().size(); i++) {
            TextColumn column = column(i, ranges, room);
            if (taken + GAP + column.width() > room && !chunk.isEmpty()) {
                chunks.add(chunk);
                chunk = new ArrayList<>();
                taken = 0;
            }
            chunk.add(column);
            taken += GAP + column.width();
        }
        chunks.add(chunk);
        return chunks;
    }

    /// Takes columns alternately from the left and the right until no more fit.
    private List<TextColumn> cut(List<RowRange> ranges, int room) {
        int count = grid.columns().size();
        List<TextColumn> left = new ArrayList<>();
        List<TextColumn> right = new ArrayList<>();
        int taken = 0;
        while (left.size() + right.size() < count) {
            boolean fromLeft = left.size() <= right.size();
            TextColumn next = column(fromLeft ? left.size() : count - 1 - right.size(), ranges, room);
            boolean last = left.size() + right.size() == count - 1;
            int needed = taken + GAP + next.width() + (last ? 0 : GAP + Columns.width(ellipsis));
            if (needed > room && !left.isEmpty()) {
                left.add(TextColumn.ellipsis(ellipsis, next.lines()));
                break;
            }
            (fromLeft ? left : right).add(next);
            taken += GAP + next.width();
        }
        left.addAll(right.reversed());
        return left;
    }

    private TextColumn column(int index, List<RowRange> ranges, int room) {
        String name = look.glyphs().of(grid.columns().get(index));
        List<String> numbers = new ArrayList<>();
        for (RowRange range : ranges) {
            if (!numbers.isEmpty()) {
                numbers.add(ellipsis);
            }
            for (double number : grid.cells().of(index, range.from(), range.to())) {
                numbers.add(Decimal.rounded(number, look.precision()));
            }
        }
        return TextColumn.of(Columns.shortened(name, Math.max(roomForOne(room), 1), ellipsis), numbers, ellipsis);
    }

    /// The width available to a single column, next to the mark for omitted ones.
    private int roomForOne(int room) {
        boolean others = grid.columns().size() > 1 && !look.full();
        return room - GAP - (others ? GAP + Columns.width(ellipsis) : 0);
    }

    private void addLines(List<String> lines, List<String> labels, int labelWidth, List<TextColumn> columns) {
        String indent = " ".repeat(MARGIN);
        boolean named = grid.columns().stream().anyMatch(name -> !name.isEmpty());
        if (named) {
            lines.add(indent
                    + " ".repeat(labelWidth)
                    + joined(columns.stream().map(TextColumn::heading).toList()));
        }
        IntStream.range(0, labels.size()).forEach(row -> {
            String label = look.paint().on(TextRole.FAINT, Columns.padded(labels.get(row), labelWidth));
            String numbers =
                    joined(columns.stream().map(column -> column.line(row)).toList());
            lines.add(indent + label + numbers.stripTrailing());
        });
    }

    private static String joined(List<String> cells) {
        return cells.stream().map(cell -> " ".repeat(GAP) + cell).reduce("", String::concat);
    }
}
