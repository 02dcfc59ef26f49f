package bn.report.render;

import bn.prose.Message;
import bn.prose.Words;
import bn.report.block.Block;
import bn.report.block.Grid;
import bn.report.block.Report;
import bn.report.block.TextRole;
import java.io.IOException;
import java.io.Writer;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/// A report as a page, one file that asks for nothing: [HtmlPage].
public final class HtmlRenderer implements Renderer {
    /// From so many parts on, they are listed at the top.
    private static final int MANY_PARTS = 5;

    /// Deeper ones are indented like this one.
    private static final int DEEPEST = 4;

    private final Words words;
    private final int digits;
    private final boolean full;

    /// @param digits significant digits of the numbers
    /// @param full whether every row and column is shown
    public HtmlRenderer(Words words, int digits, boolean full) {
        this.words = words;
        this.digits = digits;
        this.full = full;
    }

    @Override
    public void render(Report report, Writer out) throws IOException {
        Outline outline = Outline.of(report);
        new HtmlPage(words.language(), outline.title()).write(out, html -> {
            html.open("main").line();
            if (!outline.isTitled()) {
                html.element("h1", outline.title()).line();
            }
            new Parts(html, outline).write(report.blocks());
            if (!report.numbers().isEmpty()) {
                legend(html);
            }
            html.close("main").line();
        });
    }

    /// What the shades mean.
    private void legend(Markup html) throws IOException {
        html.open("p", "class", "legend");
        html.element("span", "+", "class", "plus-1").element("span", "+", "class", "plus-4");
        html.element("span", "−", "class", "minus-1").element("span", "−", "class", "minus-4");
        html.text(" " + words.say(Message.PAGE_SHADES)).close("p").line();
    }

    /// The parts of one page.
    private final class Parts {
        private final Markup html;
        private final Outline outline;
        private final Iterator<Outline.Entry> headings;

        Parts(Markup html, Outline outline) {
            this.html = html;
            this.outline = outline;
            headings = outline.entries().iterator();
        }

        void write(List<Block> blocks) throws IOException {
            for (Block block : blocks) {
                switch (block) {
                    case Block.Heading(String text) -> heading(() -> html.text(text), List.of());
                    case Block.Paragraph(String text) -> html.element("p", text).line();
                    case Block.StepLine step -> {
                        heading(
                                () -> html.element("span", step.number() + " ", "class", "number")
                                        .element("code", step.name(), "class", "name"),
                                List.of(
                                        new Aside("formula", " = " + step.formula()),
                                        new Aside("symbol", step.symbol()),
                                        new Aside("shape", step.shape())));
                        math(step.mathMl().get());
                    }
                    case Block.AbsentStep step -> {
                        heading(
                                () -> html.element("span", step.number() + " ", "class", "number")
                                        .element("code", step.name(), "class", "name"),
                                List.of(new Aside("symbol", step.symbol())));
                        html.element("p", step.reason()).line();
                    }
                    case Block.ValueLine line ->
                        heading(
                                () -> html.element("code", line.name(), "class", "name"),
                                List.of(new Aside("symbol", line.symbol()), new Aside("shape", line.shape())));
                    case Block.Numbers numbers -> table(numbers.grid(), true);
                    case Block.Table(Grid grid) -> table(grid, false);
                    case Block.Equations(List<Block.Equation> lines) -> equations(lines);
                    case Block.WorkedNumber worked -> worked(worked);
                    case Block.SeriesList courses -> new HtmlChart(html, digits).write(courses);
                    case Block.Bars bars -> new HtmlChart(html, digits).write(bars);
                    case Block.Chart chart -> new HtmlChart(html, digits).write(chart);
                    case Block.Plot plot -> new HtmlPlot(html, plot).write();
                    case Block.Listing listing -> listing(listing);
                    case Block.Drawing(List<List<Block.Piece>> lines) -> drawing(lines);
                    case Block.Matrix matrix -> new HtmlMatrix(html, words).write(matrix);
                    case Block.Section section -> section(section);
                    case Block.Gap _, Block.Fact _ -> {}
                    case Block.Group(String _, List<Block> inner) -> write(inner);
                }
            }
        }

        private void math(String formula) throws IOException {
            if (!formula.isEmpty()) {
                html.open("p", "class", "math")
                        .open("math", "displaystyle", "true")
                        .own(formula)
                        .close("math")
                        .close("p")
                        .line();
            }
        }

        /// What stands in a heading, behind its link.
        private record Aside(String kind, String text) {}

        /// What is written.
        @FunctionalInterface
        private interface Text {
            void write() throws IOException;
        }

        /// A heading leads to itself, so that its address can be taken from it.
        private void heading(Text text, List<Aside> asides) throws IOException {
            Outline.Entry entry = headings.next();
            String tag = "h" + entry.level();
            html.open(tag, "id", entry.id(), "class", asides.isEmpty() ? "part" : "step");
            html.open("a", "href", "#" + entry.id());
            text.write();
            html.close("a");
            for (Aside aside : asides) {
                if (!aside.text().isEmpty()) {
                    html.text(" ").element("code", aside.text(), "class", aside.kind());
                }
            }
            html.close(tag).line();
            if (entry.level() == 1) {
                contents();
            }
        }

        private void contents() throws IOException {
            List<Outline.Entry> parts = outline.entries().stream()
                    .filter(entry -> entry.level() == 2)
                    .toList();
            if (parts.size() < MANY_PARTS) {
                return;
            }
            html.open("nav", "aria-label", words.say(Message.PAGE_CONTENTS))
                    .open("ul")
                    .line();
            for (Outline.Entry part : parts) {
                html.open("li")
                        .element("a", part.text(), "href", "#" + part.id())
                        .close("li")
                        .line();
            }
            html.close("ul").close("nav").line();
        }

        private void table(Grid grid, boolean shaded) throws IOException {
            new HtmlTable(grid, words, digits, full).write(html, shaded);
        }

        private void equations(List<Block.Equation> lines) throws IOException {
            html.open("table", "class", "equations").open("tbody").line();
            for (Block.Equation line : lines) {
                String value = line.value().isEmpty() ? "" : " = " + line.value();
                html.open("tr").element("th", line.left(), "scope", "row");
                html.element("td", "= " + line.right() + value).close("tr").line();
            }
            html.close("tbody").close("table").line();
        }

        private void worked(Block.WorkedNumber worked) throws IOException {
            String depth = worked.depth() == 0 ? "" : " depth-" + Math.min(worked.depth(), DEEPEST);
            html.open("div", "class", "worked" + depth).line();
            html.open("table").open("tbody").line();
            for (int i = 0; i < worked.lines().size(); i++) {
                Block.RightSide line = worked.lines().get(i);
                html.open("tr");
                if (i == 0) {
                    html.element("th", worked.left(), "scope", "row");
                } else {
                    html.element("td", "");
                }
                html.element("td", line.sign() + " " + line.right()).close("tr").line();
            }
            html.close("tbody").close("table").line();
            if (!worked.note().isEmpty()) {
                html.element("p", worked.note(), "class", "note").line();
            }
            html.close("div").line();
        }

        private void listing(Block.Listing listing) throws IOException {
            int columns = listing.lines().stream()
                    .mapToInt(line -> line.cells().size())
                    .max()
                    .orElse(0);
            if (columns > 1) {
                table(listing, columns);
            } else {
                html.open("ul").line();
                for (Block.ListingRow line : listing.lines()) {
                    html.element("li", String.join("", line.cells()), role(line.role()))
                            .line();
                }
                html.close("ul").line();
            }
        }

        private void table(Block.Listing listing, int columns) throws IOException {
            html.open("div", "class", "scroll").open("table", "class", "listing");
            List<Block.ListingRow> rows = listing.lines();
            if (listing.isTable()) {
                html.open("thead").open("tr");
                for (String cell : rows.getFirst().cells()) {
                    html.element("th", cell, "scope", "col");
                }
                html.close("tr").close("thead").line();
                rows = rows.subList(1, rows.size());
            }
            html.open("tbody").line();
            for (Block.ListingRow row : rows) {
                html.open("tr", role(row.role()));
                for (int column = 0; column < columns; column++) {
                    html.element("td", column < row.cells().size() ? row.cells().get(column) : "");
                }
                html.close("tr").line();
            }
            html.close("tbody").close("table").close("div").line();
        }

        /// A link to what is in it opens it.
        private void section(Block.Section section) throws IOException {
            html.open("details").element("summary", section.title()).line();
            html.open("div", "id", section.anchor()).line();
            write(section.blocks());
            html.close("div").close("details").line();
        }

        private void drawing(List<List<Block.Piece>> lines) throws IOException {
            html.open("pre");
            for (List<Block.Piece> line : lines) {
                for (Block.Piece piece : line) {
                    if (piece.role() == TextRole.PLAIN) {
                        html.text(piece.text());
                    } else {
                        html.element("span", piece.text(), role(piece.role()));
                    }
                }
                html.line();
            }
            html.close("pre").line();
        }
    }

    private static String[] role(TextRole role) {
        return switch (role) {
            case PLAIN -> new String[0];
            case HEADING -> kind("heading");
            case NAME -> kind("name");
            case SYMBOL -> kind("symbol");
            case FAINT -> kind("faint");
            case WARNING -> kind("warning");
            case ERROR -> kind("error");
            case PRESENT -> kind("present");
            case BEST -> kind("best");
            case GRADIENT -> kind("gradient");
        };
    }

    private static String[] kind(String name) {
        return Stream.of("class", name).toArray(String[]::new);
    }
}
