package bn.report;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A report as text for a terminal.
public final class TextRenderer implements Renderer {
    /// Lines are set for reading: no wider than this, however wide the terminal is.
    private static final int READABLE = 96;

    private final Look look;

    /// A renderer of this look.
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
                    lines(out, "", Role.HEADING, text);
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
                case Block.Courses courses -> {
                    for (String line : CourseLines.of(courses, look)) {
                        out.append("    ").append(line).append('\n');
                    }
                }
                case Block.Bars(List<Block.Bar> lines) -> {
                    for (String line : BarLines.of(lines, look)) {
                        out.append("    ").append(line).append('\n');
                    }
                }
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

    private static void blank(Writer out, boolean first) throws IOException {
        if (!first) {
            out.append('\n');
        }
    }

    private void lines(Writer out, String indent, @Nullable Role role, String text) throws IOException {
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

    /// ` 4  var = mean(sq)   σ²         (3,)`, the shape at the right margin. What does not fit goes to a
    /// second line.
    private void line(Writer out, String number, String name, String formula, String symbol, String shape)
            throws IOException {
        String left = look.glyphs().of(formula);
        String right = look.glyphs().of(symbol);
        int room = Math.min(look.width(), READABLE) - Columns.width(right) - shape.length() - 2;
        int taken = number.length() + Columns.width(name + left) + 3;
        out.append(look.paint().on(Role.FAINT, number));
        out.append(look.paint().on(Role.NAME, name)).append(left);
        if (taken > room) {
            out.append('\n').append(" ".repeat(number.length() - 3));
            taken = number.length();
        }
        out.append("   ").append(look.paint().on(Role.SYMBOL, right));
        if (!shape.isEmpty()) {
            out.append(" ".repeat(2 + Math.max(0, room - taken)))
                    .append(look.paint().on(Role.FAINT, shape));
        }
        out.append('\n');
    }

    /// Aligned by the first `=`; what is too long goes on under it.
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

    private void table(Writer out, Grid grid) throws IOException {
        for (String line : TextTable.lines(grid, look)) {
            out.append(line).append('\n');
        }
    }
}
