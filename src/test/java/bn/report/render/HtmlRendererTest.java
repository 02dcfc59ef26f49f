package bn.report.render;

import static org.assertj.core.api.Assertions.assertThat;

import bn.batch.Batch;
import bn.batch.Printable;
import bn.batch.Shape;
import bn.browser.HtmlChecker;
import bn.formula.Value;
import bn.prose.Language;
import bn.prose.Words;
import bn.report.block.Block;
import bn.report.block.ChartColumn;
import bn.report.block.Grid;
import bn.report.block.PlotLine;
import bn.report.block.Report;
import bn.report.block.TextRole;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Reports as pages: what is shown of numbers, and that no text becomes markup.
final class HtmlRendererTest {
    private static final Pattern CELL = Pattern.compile("<td(?: class=\"([^\"]*)\")?>([^<]*)</td>");
    private static final Pattern TAG = Pattern.compile("<[^>]*>");

    private static String page(boolean full, Block... blocks) throws IOException {
        StringWriter out = new StringWriter();
        new HtmlRenderer(Words.of(Language.EN), 6, full).render(new Report(List.of(blocks)), out);
        return out.toString();
    }

    /// A lesson says what the star marks, in whatever form it is read.
    @Test
    void theBestNumberOfAColumnHasAStar() throws IOException {
        Block chart = new Block.Chart(
                "c",
                "rate",
                List.of("0.1", "1"),
                List.of(new ChartColumn.Numbers("", "loss", List.of(0.25, 0.5), ChartColumn.Best.LEAST)));
        assertThat(TAG.matcher(page(false, chart)).replaceAll(""))
                .contains("0.25*", "0.50")
                .doesNotContain("0.50*");
    }

    private static Block.Numbers column(double... numbers) {
        Shape shape = Shape.of(numbers.length, 1);
        Value.PerRow value = Value.PerRow.of(Batch.numbered(shape, new double[][] {numbers}));
        return new Block.Numbers("a", value, shape, List.of("a"));
    }

    private static List<String> cells(String page) {
        return CELL.matcher(page)
                .results()
                .map(cell -> cell.group(2).strip()
                        + Optional.ofNullable(cell.group(1))
                                .map(kind -> " " + kind)
                                .orElse(""))
                .filter(cell -> !cell.isEmpty())
                .toList();
    }

    /// Four shades, of which the first is that of all up to a quarter of the largest.
    @Test
    void theShadeIsTheSize() throws IOException {
        String page = page(false, column(1, -2, 0, Double.NaN, 0.5, 0.75, -1.5, -1.75, Double.NEGATIVE_INFINITY));
        assertThat(cells(page))
                .containsExactly(
                        "1 plus-2",
                        "-2 minus-4",
                        "0",
                        "nan odd",
                        "0.5 plus-1",
                        "0.75 plus-2",
                        "-1.5 minus-3",
                        "-1.75 minus-4",
                        "-inf odd");
        assertThat(HtmlChecker.complaints(page)).isEmpty();
    }

    /// On the page that computes as in reports, what is above 0 is orange and what is below is blue, light and dark.
    @Test
    void theSameSignHasTheSameColourOnAllPages() throws IOException {
        Pattern report = Pattern.compile("--(plus|minus)-\\d: #(..)..(..);");
        assertThat(signsOfRed(report, 16, "/bn/html/style.css")).hasSize(16).containsOnly("plus true", "minus false");
        Pattern page = Pattern.compile("--(positive|negative): (\\d+) \\d+ (\\d+);");
        assertThat(signsOfRed(page, 10, "/bn/page/page.css"))
                .hasSize(4)
                .containsOnly("positive true", "negative false");
    }

    /// The name of each colour of a style sheet, and whether it is more red than blue.
    private static List<String> signsOfRed(Pattern colour, int radix, String file) throws IOException {
        try (InputStream style = Objects.requireNonNull(HtmlRendererTest.class.getResourceAsStream(file))) {
            return colour.matcher(new String(style.readAllBytes(), StandardCharsets.UTF_8))
                    .results()
                    .map(found -> found.group(1) + " "
                            + (Integer.parseInt(found.group(2), radix) > Integer.parseInt(found.group(3), radix)))
                    .toList();
        }
    }

    /// One number for each feature: what a feature's own largest is would say nothing.
    @Test
    void oneNumberForEachFeature() throws IOException {
        Value.PerFeature value = new Value.PerFeature(new double[] {4, 1, -2.5});
        String page = page(false, new Block.Numbers("mu", value, Shape.of(2, 3), List.of("a", "b", "c")));
        assertThat(cells(page)).containsExactly("4 plus-4", "1 plus-1", "-2.5 minus-3");
    }

    @Test
    void whatIsLeftOutIsSaid() throws IOException {
        Block.Numbers long100 = column(IntStream.range(0, 100).asDoubleStream().toArray());
        assertThat(page(false, long100))
                .contains("68 of 100 rows are left out")
                .contains(">[15,:]<", ">[84,:]<")
                .doesNotContain(">[16,:]<", ">[83,:]<");
        assertThat(page(true, long100)).doesNotContain("left out").contains(">[16,:]<", ">[83,:]<");
        Shape wide = Shape.of(1, 70);
        List<String> names = IntStream.range(0, 70).mapToObj(i -> "f" + i).toList();
        String page = page(
                false,
                new Block.Numbers("mu", new Value.PerFeature(new double[70]), wide, names),
                new Block.Heading("end"));
        assertThat(page)
                .contains("38 of 70 columns are left out")
                .contains(">f15<", ">f54<")
                .doesNotContain(">f16<", ">f53<");
        assertThat(HtmlChecker.complaints(page)).isEmpty();
    }

    @Test
    void headingsHaveAddressesOfTheirOwn() throws IOException {
        String page = page(
                false,
                new Block.Heading("A title!"),
                new Block.Heading("a Title"),
                new Block.Heading("<>"),
                new Block.Heading("批归一化"),
                new Block.Heading("a-title-2"));
        assertThat(page)
                .contains("<title>A title!</title>")
                .contains("<h1 id=\"a-title\"", "<h2 id=\"a-title-2\"", "<h2 id=\"part\"", "<h2 id=\"批归一化\"")
                .contains("<h2 id=\"a-title-2-2\"");
        assertThat(HtmlChecker.complaints(page)).isEmpty();
    }

    /// Every kind of block with a text in each of its places.
    private static Block[] everything(Supplier<String> text) {
        Value.PerFeature number = new Value.PerFeature(new double[] {1});
        Shape shape = Shape.of(2, 1);
        return new Block[] {
            new Block.Heading(text.get()),
            new Block.Paragraph(text.get()),
            new Block.StepLine(1, text.get(), text.get(), text.get(), () -> "", () -> "<mi>x</mi>", text.get()),
            new Block.AbsentStep(2, text.get(), text.get(), text.get()),
            new Block.ValueLine(text.get(), text.get(), text.get()),
            new Block.Numbers(text.get(), number, shape, List.of(text.get())),
            new Block.Table(Grid.of(List.of(text.get()), List.of(number), List.of(text.get()))),
            new Block.Equations(List.of(new Block.Equation(text.get(), text.get(), text.get()))),
            new Block.SeriesList(List.of(new Block.Series(text.get(), List.of(1.0, 2.0), 1.5)), text.get(), text.get()),
            new Block.Bars(List.of(new Block.Bar(text.get(), 2))),
            new Block.Chart(
                    text.get(),
                    text.get(),
                    List.of(text.get()),
                    List.of(
                            new ChartColumn.Bars(text.get(), text.get(), List.of(2.0), true),
                            new ChartColumn.Numbers("", text.get(), List.of(1.0), ChartColumn.Best.LEAST))),
            new Block.Plot(
                    text.get(),
                    text.get(),
                    List.of(
                            new PlotLine(
                                    text.get(),
                                    List.of(1.0, 2.0, 3.0),
                                    Optional.of(new PlotLine.Band(List.of(0.5, 1.0), List.of(1.5, 3.0)))),
                            new PlotLine(text.get(), List.of(1.0), Optional.empty()),
                            new PlotLine(text.get(), List.of(Double.NaN), Optional.empty())),
                    false),
            new Block.WorkedNumber(
                    1,
                    text.get(),
                    List.of(new Block.RightSide("=", text.get()), new Block.RightSide("≈", text.get())),
                    text.get()),
            new Block.Listing(List.of(
                    new Block.ListingRow(TextRole.FAINT, List.of(text.get(), text.get())),
                    new Block.ListingRow(TextRole.ERROR, List.of(text.get(), text.get())))),
            new Block.Listing(List.of(new Block.ListingRow(TextRole.PLAIN, List.of(text.get())))),
            new Block.Drawing(List.of(List.of(
                    new Block.Piece(TextRole.PLAIN, text.get()), new Block.Piece(TextRole.PRESENT, text.get())))),
            new Block.Group(text.get(), List.of(new Block.Heading(text.get())))
        };
    }

    /// The tags of a page, without the addresses and labels that are made of its texts.
    private static List<String> tags(String page) {
        return TAG.matcher(page.substring(page.indexOf("<body>")))
                .results()
                .map(MatchResult::group)
                .map(tag -> tag.replaceAll("(id|href|aria-label)=\"[^\"]*\"", "$1"))
                .toList();
    }

    @Test
    void everyKindOfBlockIsRightByTheStandard() throws IOException {
        assertThat(HtmlChecker.complaints(page(false, everything(() -> "text"))))
                .isEmpty();
    }

    /// Whatever a text is made of, the markup around it stays what it is, and the text is there.
    @Test
    void noTextIsMarkup() throws IOException {
        List<String> parts = List.of(
                "<",
                ">",
                "\"",
                "'",
                "&",
                "&lt;",
                "</style>",
                "<script>",
                "</script>",
                "<!--",
                "-->",
                "]]>",
                "<img src=x",
                " onerror=",
                "javascript:",
                "\u0000",
                "\u001b[31m",
                "\u202e",
                "\u2028",
                "\n",
                "\ud83c",
                "\uffff",
                "é",
                "批",
                " ",
                "=",
                "`",
                "#",
                "%3c");
        Random random = new Random(23);
        Supplier<String> hostile = () -> IntStream.range(0, 1 + random.nextInt(5))
                .mapToObj(_ -> parts.get(random.nextInt(parts.size())))
                .collect(Collectors.joining("", "a", "z"));
        List<String> harmless = tags(page(false, everything(() -> "text")));
        for (int i = 0; i < 300; i++) {
            String page = page(false, everything(hostile));
            assertThat(tags(page)).isEqualTo(harmless);
            if (i % 30 == 0) {
                assertThat(HtmlChecker.complaints(page)).isEmpty();
            }
            String name = hostile.get();
            assertThat(page(false, new Block.Paragraph(name)))
                    .contains("<p>"
                            + Printable.of(name)
                                    .replace("&", "&amp;")
                                    .replace("<", "&lt;")
                                    .replace(">", "&gt;")
                                    .replace("\"", "&quot;")
                            + "</p>");
        }
    }
}
