package bn.report.render;

import static org.assertj.core.api.Assertions.assertThat;

import bn.browser.HtmlChecker;
import bn.prose.Language;
import bn.prose.Words;
import bn.report.block.Block;
import bn.report.block.ChartColumn;
import bn.report.block.Columns;
import bn.report.block.PlotLine;
import bn.report.block.Report;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Charts and plots of any numbers, with any labels, in any width.
class DrawnNumbersIT {
    private static final int CASES = Integer.getInteger("bn.random", 2000);

    private static final List<Double> UNUSUAL = List.of(
            0.0,
            -0.0,
            Double.NaN,
            Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY,
            Double.MAX_VALUE,
            -Double.MAX_VALUE,
            Double.MIN_VALUE,
            -1.23e-300,
            9999.6);

    private static final List<String> WORDS = List.of(
            "",
            "1",
            "0.001",
            "12345678901234567",
            "没有 BN",
            "rows differ by",
            "a".repeat(50),
            "学习率".repeat(20),
            "x y z");

    private final Random random = new Random(21);

    @ParameterizedTest
    @EnumSource(Glyphs.class)
    void noLineIsTooWide(Glyphs glyphs) throws IOException {
        for (int i = 0; i < CASES; i++) {
            Block block = random.nextBoolean() ? chart() : plot();
            int width = 40 + random.nextInt(161);
            String text = rendered(new TextRenderer(new Look(width, 6, false, glyphs, Paint.NONE)), block);
            assertThat(text.lines().filter(line -> Columns.width(line) > width || line.endsWith(" ")))
                    .as("%s in %d", block, width)
                    .isEmpty();
        }
    }

    /// Where a row's label is and where its first column begins is the same in each row, and so is the end of
    /// numbers that are aligned at the right.
    @Test
    void columnsAreAligned() {
        for (int i = 0; i < CASES; i++) {
            List<ChartColumn> columns = List.of(
                    new ChartColumn.Bars(word(), word(), numbers(4), random.nextBoolean()),
                    new ChartColumn.Numbers(word(), word(), numbers(4), ChartColumn.Best.NONE));
            List<String> labels = List.of("一", "二 2", "three", "四".repeat(random.nextInt(1, 9)));
            Block.Chart chart = new Block.Chart("k", "行", labels, columns);
            int width = 40 + random.nextInt(161);
            List<String> lines = ChartLines.of(chart, new Look(width, 6, false, Glyphs.UNICODE, Paint.NONE), width);
            List<String> last = lines.subList(lines.size() - 4, lines.size());
            assertThat(last.stream().map(Columns::width).distinct())
                    .as("%s in %d", chart, width)
                    .hasSize(1);
            int label = labels.stream().mapToInt(Columns::width).max().orElseThrow();
            for (int row = 0; row < 4; row++) {
                assertThat(last.get(row)).startsWith(Columns.padded(labels.get(row), label) + "  ");
            }
        }
    }

    /// The other formats show them as they are.
    @Test
    void everyFormatHasThem() throws IOException {
        for (int i = 0; i < CASES / 10; i++) {
            for (Block block : List.of(chart(), plot())) {
                for (Renderer renderer : List.of(
                        new JsonRenderer(),
                        new CsvRenderer(),
                        new MarkdownRenderer(6),
                        new HtmlRenderer(Words.of(Language.EN), 6, false))) {
                    assertThat(rendered(renderer, block)).isNotEmpty();
                }
            }
        }
    }

    /// A page draws whatever numbers there are, and is right by the standard.
    @Test
    void aPageIsRight() throws IOException {
        for (int i = 0; i < 20; i++) {
            String page = rendered(new HtmlRenderer(Words.of(Language.EN), 6, false), chart(), plot());
            assertThat(HtmlChecker.complaints(page)).as(page).isEmpty();
            assertThat(page).doesNotContain("=\"NaN", ",NaN", "NaN,", "Infinity");
        }
    }

    private Block.Chart chart() {
        int rows = random.nextInt(12);
        return new Block.Chart(
                "k",
                word(),
                Stream.generate(this::word).limit(rows).toList(),
                Stream.generate(() -> column(rows)).limit(random.nextInt(8)).toList());
    }

    private ChartColumn column(int rows) {
        ChartColumn.Best best = ChartColumn.Best.values()[random.nextInt(3)];
        return random.nextBoolean()
                ? new ChartColumn.Bars(word(), word(), numbers(rows), random.nextBoolean())
                : new ChartColumn.Numbers(word(), word(), numbers(rows), best);
    }

    private Block.Plot plot() {
        return new Block.Plot(
                "k",
                word(),
                Stream.generate(this::line).limit(random.nextInt(8)).toList(),
                random.nextBoolean(),
                random.nextInt(2, 20));
    }

    private PlotLine line() {
        int length = random.nextInt(random.nextBoolean() ? 5 : 400);
        Optional<PlotLine.Band> spread = random.nextBoolean()
                ? Optional.of(new PlotLine.Band(numbers(length), numbers(length)))
                : Optional.empty();
        return new PlotLine(word(), numbers(length), spread);
    }

    private List<Double> numbers(int count) {
        boolean unusual = random.nextBoolean();
        return IntStream.range(0, count)
                .mapToObj(_ -> unusual && random.nextInt(4) == 0
                        ? UNUSUAL.get(random.nextInt(UNUSUAL.size()))
                        : random.nextGaussian() * Math.pow(10, random.nextInt(-12, 12)))
                .toList();
    }

    private String word() {
        return WORDS.get(random.nextInt(WORDS.size()));
    }

    private static String rendered(Renderer renderer, Block... blocks) throws IOException {
        StringWriter out = new StringWriter();
        renderer.render(new Report(List.of(blocks)), out);
        return out.toString();
    }
}
