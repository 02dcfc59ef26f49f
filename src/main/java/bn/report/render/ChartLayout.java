package bn.report.render;

import bn.report.block.Columns;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/// Columns of a chart side by side, those of a group under its heading.
///
/// @param groups from left to right
record ChartLayout(List<Group> groups) {
    private static final int GAP = 2;
    private static final int GROUP_GAP = 4;

    /// A column whose cells are all equally wide.
    record Column(List<String> heading, List<String> cells, int width) {}

    /// Adjacent columns with the same heading.
    record Group(String heading, List<Column> columns) {
        int width() {
            int cells = columns.stream().mapToInt(Column::width).sum() + GAP * (columns.size() - 1);
            return Math.max(cells, Columns.width(heading));
        }

        String line(List<String> cells) {
            return Columns.padded(String.join(" ".repeat(GAP), cells), width());
        }
    }

    /// The columns, each with the heading of its group.
    static ChartLayout of(List<String> groups, List<Column> columns) {
        List<Group> all = new ArrayList<>();
        int from = 0;
        for (int i = 1; i <= columns.size(); i++) {
            if (i == columns.size() || !groups.get(i).equals(groups.get(from))) {
                all.add(new Group(groups.get(from), columns.subList(from, i)));
                from = i;
            }
        }
        return new ChartLayout(all);
    }

    int width() {
        return GAP + groups.stream().mapToInt(Group::width).sum() + GROUP_GAP * (groups.size() - 1);
    }

    /// The headings, the last line of each at the bottom.
    List<String> headings() {
        List<String> lines = new ArrayList<>();
        if (groups.stream().anyMatch(group -> !group.heading().isEmpty())) {
            lines.add(joined(groups.stream()
                    .map(group -> Columns.padded(group.heading(), group.width()))
                    .toList()));
        }
        int height = groups.stream()
                .flatMap(group -> group.columns().stream())
                .mapToInt(column -> column.heading().size())
                .max()
                .orElse(0);
        IntStream.range(0, height)
                .mapToObj(line -> line(column -> {
                    int own = line - height + column.heading().size();
                    return own < 0
                            ? " ".repeat(column.width())
                            : column.heading().get(own);
                }))
                .forEach(lines::add);
        return lines;
    }

    String row(int row) {
        return line(column -> column.cells().get(row));
    }

    private String line(Function<Column, String> cell) {
        return joined(groups.stream()
                .map(group -> group.line(group.columns().stream().map(cell).toList()))
                .toList());
    }

    private static String joined(List<String> cells) {
        return (" ".repeat(GAP) + String.join(" ".repeat(GROUP_GAP), cells)).stripTrailing();
    }
}
