package bn.report.render;

import bn.report.block.Block;
import bn.report.block.Columns;
import bn.report.block.TextRole;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// A plot as text: a frame with some numbers at its left, the lines in it with a mark each, and below it what
/// they are.
final class PlotLines {
    private static final String UNICODE_MARKS = "●○×+◆◇";
    private static final String ASCII_MARKS = "ox+@%&";

    private static final String BETWEEN = "   ";

    private final Block.Plot plot;
    private final Look look;
    private final int width;
    private final int columns;
    private final List<ThinnedLine> lines;
    private final PlotScale scale;

    private PlotLines(Block.Plot plot, Look look, int width) {
        this.plot = plot;
        this.look = look;
        this.width = width;
        columns = width - PlotScale.WIDEST - 2;
        lines = plot.lines().stream()
                .map(line -> ThinnedLine.of(line, plot.logarithmic(), plot.length(), columns))
                .toList();
        scale = PlotScale.of(lines.stream().flatMap(ThinnedLine::all).toList(), plot.logarithmic(), plot.height());
    }

    /// The lines of a plot, none wider than `width`.
    static List<String> of(Block.Plot plot, Look look, int width) {
        return new PlotLines(plot, look, width).text();
    }

    private List<String> text() {
        List<String> ticks = ticks();
        int margin = ticks.stream().mapToInt(String::length).max().orElse(0);
        char[][] frame = frame();
        List<String> text = new ArrayList<>();
        for (int line = 0; line < frame.length; line++) {
            String tick = ticks.get(line);
            String edge = look.glyphs().of(tick.isEmpty() ? "│" : "┤");
            String left = Columns.rightAligned(tick, margin) + " " + edge;
            text.add(left + painted(new String(frame[line]).stripTrailing()));
        }
        text.add(" ".repeat(margin + 1) + look.glyphs().of("└" + "─".repeat(columns)));
        text.add(" ".repeat(margin + 2) + along());
        text.addAll(legend());
        return text;
    }

    private char[][] frame() {
        char[][] frame = new char[plot.height()][columns];
        Arrays.stream(frame).forEach(line -> Arrays.fill(line, ' '));
        lines.forEach(line -> spread(line, frame));
        for (int column = 0; column < columns; column++) {
            for (int i = 0; i < lines.size(); i++) {
                // Where lines lie on each other, they take turns to be on top.
                int place = (i + column) % lines.size();
                double number = lines.get(place).numbers().get(column);
                if (!Double.isNaN(number)) {
                    frame[scale.line(number)][column] = mark(place);
                }
            }
        }
        return frame;
    }

    private void spread(ThinnedLine line, char[][] frame) {
        for (int column = 0; column < columns; column++) {
            double low = line.low().get(column);
            double high = line.high().get(column);
            if (!Double.isNaN(low) && !Double.isNaN(high)) {
                for (int at = scale.line(high); at <= scale.line(low); at++) {
                    frame[at][column] = shade();
                }
            }
        }
    }

    private char mark(int line) {
        String marks = switch (look.glyphs()) {
            case UNICODE -> UNICODE_MARKS;
            case ASCII -> ASCII_MARKS;
        };
        return marks.charAt(line % marks.length());
    }

    private char shade() {
        return look.glyphs().of("░").charAt(0);
    }

    /// A line of the frame with what is spread drawn faintly.
    private String painted(String line) {
        StringBuilder text = new StringBuilder();
        for (int from = 0, to; from < line.length(); from = to) {
            boolean faint = line.charAt(from) == shade();
            to = from + 1;
            while (to < line.length() && (line.charAt(to) == shade()) == faint) {
                to++;
            }
            text.append(look.paint().on(faint ? TextRole.FAINT : TextRole.PLAIN, line.substring(from, to)));
        }
        return text.toString();
    }

    /// The number at each line of the frame; empty for none.
    private List<String> ticks() {
        List<Integer> ticked = scale.ticked();
        List<String> numbers = scale.ticks(ticked, look.glyphs());
        return IntStream.range(0, plot.height())
                .mapToObj(line -> ticked.contains(line) ? numbers.get(ticked.indexOf(line)) : "")
                .toList();
    }

    /// The first and the last step, with what they are between them.
    private String along() {
        String last = String.valueOf(Math.max(1, plot.length()));
        int room = columns - 1 - last.length();
        String name = shortened(plot.along(), room - 2);
        String left = " ".repeat(Math.max(0, (room - Columns.width(name)) / 2));
        return "1" + Columns.padded(left + name, room) + last;
    }

    /// What the marks are, in as many lines as it takes.
    private List<String> legend() {
        List<String> text = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < lines.size(); i++) {
            String entry = mark(i) + " " + shortened(plot.lines().get(i).label(), width - 4);
            if (!line.isEmpty() && Columns.width(line + BETWEEN + entry) > width) {
                text.add(line.toString().stripTrailing());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : BETWEEN).append(entry);
        }
        if (!line.isEmpty()) {
            text.add(line.toString().stripTrailing());
        }
        return text;
    }

    private String shortened(String label, int most) {
        String ellipsis = look.glyphs().of("…");
        return most < Columns.width(ellipsis)
                ? ""
                : Columns.shortened(look.glyphs().of(label), most, ellipsis);
    }
}
