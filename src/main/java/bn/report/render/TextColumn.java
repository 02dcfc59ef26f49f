package bn.report.render;

import bn.report.block.Columns;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/// A table column of uniform width, with numbers aligned at the decimal point.
record TextColumn(String heading, List<String> cells, int width) {
    /// Behind the best number of a column.
    static final String MARK = "*";

    static TextColumn of(String name, List<String> numbers, String ellipsis) {
        int before = numbers.stream().mapToInt(TextColumn::beforePoint).max().orElse(0);
        List<String> aligned = numbers.stream()
                .map(number -> number.equals(ellipsis) ? "" : " ".repeat(before - beforePoint(number)) + number)
                .toList();
        int numberWidth = aligned.stream().mapToInt(Columns::width).max().orElse(0);
        int width = Math.max(numberWidth, Columns.width(name));
        List<String> cells = aligned.stream()
                .map(cell -> cell.isEmpty()
                        ? Columns.rightAligned(ellipsis, width)
                        : Columns.rightAligned(Columns.padded(cell, numberWidth), width))
                .toList();
        return new TextColumn(Columns.rightAligned(name, width), cells, width);
    }

    /// The column that replaces omitted ones.
    static TextColumn ellipsis(String ellipsis, int lines) {
        return new TextColumn(ellipsis, Collections.nCopies(lines, ellipsis), Columns.width(ellipsis));
    }

    String line(int row) {
        return cells.get(row);
    }

    int lines() {
        return cells.size();
    }

    /// The index of the decimal point, or of where it would be. A mark may follow the number.
    private static int beforePoint(String number) {
        return IntStream.range(0, number.length())
                .filter(i -> number.charAt(i) == '.' || number.charAt(i) == 'e' || number.startsWith(MARK, i))
                .findFirst()
                .orElse(number.length());
    }
}
