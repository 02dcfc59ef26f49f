package bn.report.render;

import bn.report.block.Block;
import bn.report.block.Columns;
import bn.report.block.Grid;
import bn.report.block.Report;
import bn.report.block.TextRole;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A report as text for a terminal.
public final class TextRenderer implements Renderer {
    /// The widest line that is comfortable to read.
    private static final int READABLE = 96;

    /// The width of a long word, such as a mistake's name, that the last column of a listing should fit.
    private static final int LONG_WORD = 24;

    /// The width the last column of a listing gets, and below which no other is narrowed.
    private static final int LAST_COLUMN = 16;

    /// Columns in front of what stands under a heading.
    private static final int INDENT = 4;

    private final Look look;

    public TextRenderer(Look look) {
        this.look = look;
    }

    @Override
    public void render(Report report, Writer out) throws IOException {
        render(report.blocks(), out, true);
    }

    private void render(List<Block> blocks, Writer out, boolean top) throws IOException {
        boolean first = top;
        boolean afterStepLine = false;
        for (Block block : blocks) {
            switch (block) {
                case Block.Heading(String text) -> {
                    blank(out, first);
                    lines(out, "", TextRole.HEADING, text);
                }
                case Block.Paragraph(String text) -> lines(out, "    ", null, text);
                case Block.StepLine step -> {
                    blank(out, first || afterStepLine);
                    stepLine(out, step);
                }
                case Block.AbsentStep step -> {
                    blank(out, first);
                    line(out, number(step.number()), step.name(), "", step.symbol(), "");
                    lines(out, "    ", null, step.reason());
                }
                case Block.Equations(List<Block.Equation> lines) -> equations(out, lines);
                case Block.SeriesList courses -> indented(out, SeriesLines.of(courses, look));
                case Block.Bars(List<Block.Bar> lines) -> indented(out, BarLines.of(lines, look));
                case Block.Chart chart -> indented(out, ChartLines.of(chart, look, look.width() - INDENT));
                case Block.Plot plot -> indented(out, PlotLines.of(plot, look, look.width() - INDENT));
                case Block.WorkedNumber derivation -> derivation(out, derivation);
                case Block.Gap _ -> out.append('\n');
                case Block.Listing(List<Block.ListingRow> lines) -> listing(out, lines);
                case Block.Matrix matrix -> listing(out, matrix.listing().lines());
                case Block.Section section -> {
                    blank(out, first);
                    lines(out, "", TextRole.HEADING, section.title());
                    render(section.blocks(), out, false);
                }
                case Block.Drawing(List<List<Block.Piece>> lines) -> drawing(out, lines);
                case Block.ValueLine line -> line(out, "    ", line.name(), "", line.symbol(), line.shape());
                case Block.Numbers numbers -> table(out, numbers.grid());
                case Block.Table(Grid grid) -> table(out, grid);
                case Block.Fact _ -> {}
                case Block.Group(String _, List<Block> inner) -> render(inner, out, false);
            }
            first = first && block instanceof Block.Fact;
            afterStepLine = block instanceof Block.StepLine;
        }
    }

    private static void indented(Writer out, List<String> lines) throws IOException {
        for (String line : lines) {
            out.append(" ".repeat(INDENT)).append(line).append('\n');
        }
    }

    private static void blank(Writer out, boolean first) throws IOException {
        if (!first) {
            out.append('\n');
        }
    }

    private void lines(Writer out, String indent, @Nullable TextRole role, String text) throws IOException {
        int width = Math.min(look.width(), READABLE) - indent.length();
        for (String line : Columns.wrapped(look.glyphs().of(text), width)) {
            String painted = role == null ? line : look.paint().on(role, line);
            out.append(indent).append(painted).append('\n');
        }
    }

    private static String number(int number) {
        return Columns.rightAligned(String.valueOf(number), 2) + "  ";
    }

    private void stepLine(Writer out, Block.StepLine step) throws IOException {
        line(out, number(step.number()), step.name(), " = " + step.formula(), step.symbol(), step.shape());
    }

    /// ` 4  var = mean(sq)   σ²         (3,)`, with the shape at the right margin. What does not fit goes on
    /// a second line.
    private void line(Writer out, String number, String name, String formula, String symbol, String shape)
            throws IOException {
        String shown = look.glyphs().of(name);
        String left = look.glyphs().of(formula);
        String right = look.glyphs().of(symbol);
        int room = Math.min(look.width(), READABLE) - Columns.width(right) - shape.length() - 2;
        int taken = number.length() + Columns.width(shown + left) + 3;
        out.append(look.paint().on(TextRole.FAINT, number));
        out.append(look.paint().on(TextRole.NAME, shown)).append(left);
        if (taken > room) {
            out.append('\n').append(" ".repeat(number.length() - 3));
            taken = number.length();
        }
        out.append("   ").append(look.paint().on(TextRole.SYMBOL, right));
        if (!shape.isEmpty()) {
            out.append(" ".repeat(2 + Math.max(0, room - taken)))
                    .append(look.paint().on(TextRole.FAINT, shape));
        }
        out.append('\n');
    }

    /// Aligned at the first `=`; a long equation continues below it.
    private void equations(Writer out, List<Block.Equation> lines) throws IOException {
        int left = lines.stream()
                .mapToInt(line -> Columns.width(look.glyphs().of(line.left())))
                .max()
                .orElse(0);
        for (Block.Equation line : lines) {
            String value = line.value().isEmpty() ? "" : " = " + line.value();
            String right = look.glyphs().of("= " + line.right() + value);
            String indent = " ".repeat(4 + left + 1);
            out.append("    ")
                    .append(Columns.padded(look.glyphs().of(line.left()), left))
                    .append(' ');
            List<String> pieces = Columns.wrapped(right, look.width() - indent.length());
            out.append(String.join("\n" + indent, pieces)).append('\n');
        }
    }

    /// Aligned at the signs; a long line continues below its own.
    private void derivation(Writer out, Block.WorkedNumber derivation) throws IOException {
        String margin = " ".repeat(4 + 2 * derivation.depth());
        String left = look.glyphs().of(derivation.left());
        int room = look.width() - margin.length() - Columns.width(left) - 3;
        boolean under = room < Columns.width(left) && derivation.lines().size() > 1;
        String indent = margin + " ".repeat(under ? 2 : Columns.width(left) + 1);
        out.append(margin).append(look.paint().on(TextRole.NAME, left)).append(under ? "\n" + indent : " ");
        String sign = "";
        for (Block.RightSide line : derivation.lines()) {
            out.append(sign.isEmpty() ? "" : "\n" + indent);
            sign = look.glyphs().of(line.sign());
            List<String> pieces = Columns.wrapped(
                    look.glyphs().of(line.right()), look.width() - indent.length() - Columns.width(sign) - 1);
            String hanging = indent + " ".repeat(Columns.width(sign) + 1);
            out.append(sign).append(' ').append(String.join("\n" + hanging, pieces));
        }
        if (!derivation.note().isEmpty()) {
            out.append("   ")
                    .append(look.paint().on(TextRole.FAINT, look.glyphs().of(derivation.note())));
        }
        out.append('\n');
    }

    private void listing(Writer out, List<Block.ListingRow> lines) throws IOException {
        List<List<String>> shown = lines.stream()
                .map(line -> line.cells().stream().map(look.glyphs()::of).toList())
                .toList();
        int columns = shown.stream().mapToInt(List::size).max().orElse(0);
        int[] widths = new int[Math.max(columns, 1)];
        for (List<String> line : shown) {
            for (int i = 0; i < line.size(); i++) {
                widths[i] = Math.max(widths[i], Columns.width(line.get(i)));
            }
        }
        if (!look.full()) {
            narrow(widths);
        }
        for (int i = 0; i < lines.size(); i++) {
            listed(out, lines.get(i).role(), shown.get(i), widths);
        }
    }

    /// Narrows the widest column before the last one, until the last one has room.
    private void narrow(int[] widths) {
        int last = widths.length - 1;
        int before = IntStream.range(0, last).map(i -> widths[i] + 2).sum();
        int over = 4 + before + Math.min(widths[last], LONG_WORD) - look.width();
        for (int taken = 0; taken < over; taken++) {
            int widest = IntStream.range(0, last).reduce(0, (wide, i) -> widths[i] > widths[wide] ? i : wide);
            if (widths[widest] <= LAST_COLUMN) {
                return;
            }
            widths[widest]--;
        }
    }

    private void listed(Writer out, TextRole role, List<String> cells, int[] widths) throws IOException {
        StringBuilder start = new StringBuilder("    ");
        for (int i = 0; i < cells.size() - 1; i++) {
            String cell =
                    Columns.shortened(cells.get(i), widths[i], look.glyphs().of("…"));
            start.append(Columns.padded(cell, widths[i])).append("  ");
        }
        int indent = Columns.width(start.toString());
        int room = Math.max(LAST_COLUMN, Math.min(look.width(), READABLE) - indent);
        List<String> last = Columns.wrapped(cells.getLast(), room);
        for (int i = 0; i < last.size(); i++) {
            String line = (i == 0 ? start.toString() : " ".repeat(indent)) + last.get(i);
            out.append(look.paint().on(role, line.stripTrailing())).append('\n');
        }
    }

    private void drawing(Writer out, List<List<Block.Piece>> lines) throws IOException {
        int pieces = lines.stream().mapToInt(List::size).max().orElse(0);
        int[] widths = IntStream.range(0, pieces)
                .map(place -> columnWidth(lines, place))
                .toArray();
        for (List<Block.Piece> line : lines) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < line.size(); i++) {
                Block.Piece piece = line.get(i);
                String shown = Columns.padded(look.glyphs().of(piece.text()), widths[i]);
                text.append(look.paint().on(piece.role(), shown));
            }
            out.append(text.toString().stripTrailing()).append('\n');
        }
    }

    /// The width of a column of pieces that are equally wide in Unicode; their ASCII spellings may not be. 0
    /// if they are not a column.
    private int columnWidth(List<List<Block.Piece>> lines, int place) {
        List<String> column = lines.stream()
                .filter(line -> line.size() > place)
                .map(line -> line.get(place).text())
                .toList();
        boolean aligned = column.size() == lines.size()
                && column.stream().map(Columns::width).distinct().count() == 1;
        return aligned
                ? column.stream()
                        .mapToInt(text -> Columns.width(look.glyphs().of(text)))
                        .max()
                        .orElse(0)
                : 0;
    }

    private void table(Writer out, Grid grid) throws IOException {
        for (String line : TextTable.lines(grid, look)) {
            out.append(line).append('\n');
        }
    }
}
