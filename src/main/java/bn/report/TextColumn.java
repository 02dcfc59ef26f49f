package bn.report;

import java.util.Collections;
import java.util.List;

/// A table column of uniform width, with numbers aligned at the decimal point.
record TextColumn(String heading, List<String> cells, int width) {
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

    /// The index of the decimal point, or of where it would be.
    private static int beforePoint(String number) {
        int point = number.indexOf('.');
        int exponent = number.indexOf('e');
        if (point < 0) {
            return exponent < 0 ? number.length() : exponent;
        }
        return point;
    }
}
