package bn.report.render;

import bn.batch.Decimal;
import bn.batch.Printable;
import bn.report.block.Block;
import bn.report.block.ChartColumn;
import bn.report.block.Columns;
import bn.report.block.Grid;
import bn.report.block.Report;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A report as Markdown with LaTeX formulas, for notes and notebooks. It includes every row and column.
public final class MarkdownRenderer implements Renderer {
    private final int precision;

    /// A renderer that shows numbers with this many significant digits.
    public MarkdownRenderer(int precision) {
        this.precision = precision;
    }

    @Override
    public void render(Report report, Writer out) throws IOException {
        render(report.blocks(), out, true);
        out.flush();
    }

    private void render(List<Block> blocks, Writer out, boolean title) throws IOException {
        boolean first = title;
        for (Block block : blocks) {
            switch (block) {
                case Block.Heading(String text) -> {
                    out.write((first ? "# " : "## ") + Printable.of(text) + "\n\n");
                    first = false;
                }
                case Block.Paragraph(String text) -> out.write(escaped(text) + "\n\n");
                case Block.StepLine step ->
                    out.write("### " + step.number() + ". " + code(step.name()) + " " + step.shape() + "\n\n$$"
                            + step.latex().get() + "$$\n\n");
                case Block.AbsentStep step ->
                    out.write("### " + step.number() + ". " + code(step.name()) + "\n\n" + escaped(step.reason())
                            + "\n\n");
                case Block.Equations(List<Block.Equation> lines) -> {
                    for (Block.Equation line : lines) {
                        String value = line.value().isEmpty() ? "" : " = " + line.value();
                        out.write("- " + code(line.left() + " = " + line.right() + value) + "\n");
                    }
                    out.write('\n');
                }
                case Block.SeriesList(List<Block.Series> lines, String last, String goal) -> {
                    out.write("| | " + escaped(last) + " | " + escaped(goal) + " |\n|:--|--:|--:|\n");
                    for (Block.Series line : lines) {
                        out.write("| " + escaped(line.label()) + " | "
                                + Decimal.rounded(line.course().getLast(), precision) + " | "
                                + Decimal.rounded(line.goal(), precision) + " |\n");
                    }
                    out.write('\n');
                }
                case Block.Bars(List<Block.Bar> lines) -> {
                    out.write("| | |\n|:--|--:|\n");
                    for (Block.Bar line : lines) {
                        out.write("| " + escaped(line.label()) + " | " + Decimal.rounded(line.length(), precision)
                                + " |\n");
                    }
                    out.write('\n');
                }
                case Block.Chart chart -> table(chart, out);
                case Block.Plot plot -> {
                    Look look = new Look(Look.USUAL, precision, true, Glyphs.UNICODE, Paint.NONE);
                    out.write("```\n");
                    for (String line : PlotLines.of(plot, look, look.width())) {
                        out.write(line + "\n");
                    }
                    out.write("```\n\n");
                }
                case Block.WorkedNumber(int _, String left, List<Block.RightSide> lines, String note) -> {
                    out.write("```\n" + Printable.of(left));
                    for (Block.RightSide line : lines) {
                        out.write(" " + line.sign() + " " + Printable.of(line.right()) + "\n");
                    }
                    out.write(note.isEmpty() ? "```\n\n" : Printable.of(note) + "\n```\n\n");
                }
                case Block.Gap _ -> {}
                case Block.Listing listing when listing.isTable() -> table(listing, out);
                case Block.Matrix matrix -> table(matrix.listing(), out);
                case Block.Section section -> {
                    out.write("## " + Printable.of(section.title()) + "\n\n");
                    render(section.blocks(), out, false);
                }
                case Block.Listing(List<Block.ListingRow> lines) -> {
                    for (Block.ListingRow line : lines) {
                        out.write("- " + escaped(String.join("  ", line.cells()).strip()) + "\n");
                    }
                    out.write('\n');
                }
                case Block.Drawing(List<List<Block.Piece>> lines) -> {
                    out.write("```\n");
                    for (List<Block.Piece> line : lines) {
                        for (Block.Piece piece : line) {
                            out.write(Printable.of(piece.text()));
                        }
                        out.write('\n');
                    }
                    out.write("```\n\n");
                }
                case Block.ValueLine line -> out.write("### " + code(line.name()) + " " + line.shape() + "\n\n");
                case Block.Numbers numbers -> table(numbers.grid(), out);
                case Block.Table(Grid grid) -> table(grid, out);
                case Block.Fact _ -> {}
                case Block.Group(String _, List<Block> inner) -> render(inner, out, false);
            }
        }
    }

    private static void table(Block.Listing listing, Writer out) throws IOException {
        int columns = listing.lines().getFirst().cells().size();
        for (int line = 0; line < listing.lines().size(); line++) {
            out.write(listing.lines().get(line).cells().stream()
                    .map(cell -> "| " + escaped(cell) + " ")
                    .collect(Collectors.joining("", "", "|\n")));
            if (line == 0) {
                out.write("|:--".repeat(columns) + "|\n");
            }
        }
        out.write('\n');
    }

    private void table(Grid grid, Writer out) throws IOException {
        boolean labelled = !grid.label().apply(0).isEmpty();
        out.write((labelled ? "| " : "")
                + grid.columns().stream()
                        .map(name -> "| " + escaped(name) + " ")
                        .collect(Collectors.joining())
                + "|\n");
        out.write((labelled ? "|:--" : "") + "|--:".repeat(grid.columns().size()) + "|\n");
        for (int row = 0; row < grid.rows(); row++) {
            int at = row;
            String numbers = IntStream.range(0, grid.columns().size())
                    .mapToObj(column -> "| " + number(grid, column, at) + " ")
                    .collect(Collectors.joining());
            out.write((labelled ? "| " + escaped(grid.label().apply(row)) + " " : "") + numbers + "|\n");
        }
        out.write('\n');
    }

    /// The best numbers are bold, and have the star that lessons speak of.
    private void table(Block.Chart chart, Writer out) throws IOException {
        out.write("| " + escaped(chart.corner()) + " ");
        for (ChartColumn column : chart.columns()) {
            out.write("| " + escaped(column.title()) + " ");
        }
        out.write("|\n|:--" + "|--:".repeat(chart.columns().size()) + "|\n");
        for (int row = 0; row < chart.labels().size(); row++) {
            out.write("| " + escaped(chart.labels().get(row)) + " ");
            for (ChartColumn column : chart.columns()) {
                String number = Decimal.rounded(column.numbers().get(row), precision);
                boolean best = column.marked()
                        .filter(marked -> Decimal.rounded(marked, precision).equals(number))
                        .isPresent();
                out.write("| " + (best ? "**" + number + "**\\*" : number) + " ");
            }
            out.write("|\n");
        }
        out.write('\n');
    }

    private String number(Grid grid, int column, int row) {
        return Decimal.rounded(grid.cells().of(column, row, row + 1)[0], precision);
    }

    private static String code(String text) {
        return "`" + Printable.of(text) + "`";
    }

    private static String escaped(String text) {
        return Printable.of(text)
                .replace(Columns.NO_BREAK, ' ')
                .replace("\\", "\\\\")
                .replace("|", "\\|")
                .replace("*", "\\*")
                .replace("_", "\\_")
                .replace("<", "&lt;");
    }
}
