package bn.report.render;

import bn.batch.Decimal;
import bn.report.block.Block;
import bn.report.block.Columns;
import java.util.ArrayList;
import java.util.List;

/// Numbers as horizontal bars, the largest as long as the space allows.
final class BarLines {
    private BarLines() {}

    /// `width  ████████  1.25`
    static List<String> of(List<Block.Bar> bars, Look look) {
        List<String> labels =
                bars.stream().map(bar -> look.glyphs().of(bar.label())).toList();
        int label = labels.stream().mapToInt(Columns::width).max().orElse(0);
        int number = look.precision() + 8;
        int room = Math.max(1, Math.min(40, look.width() - 4 - label - 2 - 2 - number));
        double greatest = bars.stream().mapToDouble(Block.Bar::length).max().orElse(0);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < bars.size(); i++) {
            Block.Bar bar = bars.get(i);
            double part = greatest > 0 && Double.isFinite(greatest) ? bar.length() / greatest : 0;
            lines.add(Columns.padded(labels.get(i), label) + "  " + bar(Math.round(part * room), room, look) + "  "
                    + Decimal.rounded(bar.length(), look.precision()));
        }
        return lines;
    }

    /// A bar of some cells in the space of more.
    static String bar(long cells, int room, Look look) {
        return Columns.padded(look.glyphs().of("█").repeat((int) cells), room);
    }
}
