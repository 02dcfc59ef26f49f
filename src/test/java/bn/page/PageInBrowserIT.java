package bn.page;

import static org.assertj.core.api.Assertions.assertThat;

import bn.batch.Batch;
import bn.batch.Decimal;
import bn.batch.Shape;
import bn.browser.Browser;
import bn.data.PassInputs;
import bn.exact.Example;
import bn.formula.Value;
import bn.graph.BatchNorm;
import bn.graph.Cell;
import bn.graph.Mode;
import bn.graph.Step;
import bn.graph.Trace;
import bn.prose.Language;
import bn.prose.Words;
import bn.query.Scope;
import bn.report.WhyReport;
import bn.report.block.Block;
import bn.report.block.Report;
import bn.stats.Convention;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A page as it is used, in a real browser. The time that it takes is measured, so nothing else runs beside it.
@Isolated
class PageInBrowserIT {
    private static Browser browser;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() {
        browser = Browser.start();
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
    }

    private static PageInputs inputs(Shape shape, double[][] x, double[][] dout, Language language) {
        int features = shape.features();
        PassInputs inputs = new PassInputs(
                Batch.numbered(shape, x),
                new Value.PerFeature(Arrays.copyOf(Example.TELLING.gamma(), features)),
                new Value.PerFeature(Arrays.copyOf(Example.TELLING.beta(), features)),
                1e-5,
                Optional.empty(),
                Optional.of(Batch.numbered(shape, dout)));
        return new PageInputs(inputs, Optional.empty(), Mode.TRAIN, Convention.ALL.getFirst(), language, false);
    }

    private static PageInputs telling(double[][] x, Language language) {
        return inputs(Example.TELLING.shape(), x, Example.TELLING.dout(), language);
    }

    private bn.browser.Page open(PageInputs inputs) throws IOException {
        Path file = folder.resolve("page.html");
        Files.writeString(file, Page.of(inputs));
        return browser.open(file);
    }

    private static double[] numbers(bn.browser.Page page, String step) {
        return ((List<?>) page.evaluate("[...page.shown.run.value('" + step + "').numbers]"))
                .stream().mapToDouble(number -> ((Number) number).doubleValue()).toArray();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void aNumberSaysWhyAndAChangeMovesWhatDependsOnIt(Language language) throws IOException {
        PageInputs inputs = telling(Example.TELLING.columns(), language);
        try (bn.browser.Page page = open(inputs)) {
            assertThat(page.requests()).hasSize(1);
            page.click("[data-key='graph dxhat']");
            page.click("[data-cell='dxhat[2,1]']");
            Scope scope = new Scope(
                    inputs.inputs().trace(), BatchNorm.TABLE, inputs.inputs().features());
            assertThat(page.text(
                            "[...document.querySelectorAll('.why dt, .why dd')].map(e => e.textContent).join('|')"))
                    .isEqualTo(worded(
                            new WhyReport(scope, Mode.TRAIN, Words.of(language), 6).one(new Cell("dxhat", 2, 1))));

            page.click("[data-key='input x']");
            page.click("[data-cell='x[2,1]']");
            page.evaluate("document.activeElement.select()");
            page.type("4.5");
            page.press("Enter");
            double[][] moved = Arrays.stream(Example.TELLING.columns())
                    .map(double[]::clone)
                    .toArray(double[][]::new);
            moved[1][2] = 4.5;
            compare(
                    page,
                    telling(moved, language).inputs().trace(),
                    inputs.inputs().shape());
            assertThat(page.evaluate("document.querySelector(\"[data-name='dbeta']\").classList.contains('untouched')"))
                    .isEqualTo(true);
            assertThat(page.evaluate("document.querySelector(\"[data-name='dx']\").classList.contains('moved')"))
                    .isEqualTo(true);
            page.click("[data-key='undo']");
            compare(page, inputs.inputs().trace(), inputs.inputs().shape());
            assertThat(page.errors()).isEmpty();
        }
    }

    private static void compare(bn.browser.Page page, Trace trace, Shape shape) {
        for (Step step : BatchNorm.TABLE.steps()) {
            assertThat(numbers(page, step.name()))
                    .as(step.name())
                    .isEqualTo(PageNumbersIT.flat(trace.value(step.name()), shape));
        }
    }

    private static String worded(Report report) {
        return report.blocks().stream()
                .flatMap(block -> block
                                instanceof Block.WorkedNumber(int _, String left, List<Block.RightSide> lines, String _)
                        ? Stream.concat(Stream.of(left), lines.stream().map(line -> line.sign() + " " + line.right()))
                        : Stream.<String>of())
                .collect(Collectors.joining("|"));
    }

    /// Browsers write numbers by their own rules, of which bn's are made.
    @Test
    void numbersAreWrittenAsBnWritesThem() throws IOException {
        double[] numbers =
                PageNumbersIT.numbersToWrite().filter(Double::isFinite).toArray();
        try (bn.browser.Page page = open(telling(Example.TELLING.columns(), Language.EN))) {
            for (int digits : List.of(1, 3, 6, 15, 17)) {
                String list = Arrays.stream(numbers).mapToObj(String::valueOf).collect(Collectors.joining(","));
                assertThat(page.evaluate("[" + list + "].map(number => decimalText(number, " + digits + "))"))
                        .isEqualTo(Arrays.stream(numbers)
                                .mapToObj(number ->
                                        digits == 17 ? Decimal.shortest(number) : Decimal.rounded(number, digits))
                                .toList());
            }
        }
    }

    private static PageInputs large() {
        Random random = new Random(5);
        double[][] x = IntStream.range(0, 32)
                .mapToObj(_ -> random.doubles(64).toArray())
                .toArray(double[][]::new);
        return inputs(Shape.of(64, 32), x, x, Language.EN);
    }

    /// From the change of a number to the page painted anew.
    @ParameterizedTest
    @ValueSource(strings = {"x", "dx"})
    void followsAtOnceOnALargeBatch(String chosen) throws IOException {
        try (bn.browser.Page page = open(large())) {
            page.evaluate("page.choose('" + chosen + "')");
            List<Double> times = IntStream.range(0, 25)
                    .mapToObj(row -> page.milliseconds(
                            "page.change(page.changed({ name: 'x', row: " + row + ", feature: 3 }, 0.5))"))
                    .sorted()
                    .toList();
            assertThat(times.get(12)).isLessThan(50);
            assertThat(page.errors()).isEmpty();
        }
    }

    /// A number that was asked for from another one may be far down and far to the right in its table.
    @Test
    void whatIsAskedComesIntoSight() throws IOException {
        try (bn.browser.Page page = open(large())) {
            page.evaluate("page.ask([{ name: 'dx', row: 50, feature: 30 }])");
            page.click("[data-key='operand dx1[50,30]']");
            assertThat(page.evaluate("""
                    (() => {
                        const { left, right, top, bottom } = document.querySelector('td.asked').getBoundingClientRect();
                        const place = document.querySelector('.scroll').getBoundingClientRect();
                        return left > place.left && right < place.right && top > place.top && bottom < place.bottom
                            && document.elementFromPoint((left + right) / 2, (top + bottom) / 2).matches('.asked');
                    })()""")).isEqualTo(true);
        }
    }

    /// Whoever looks at a number far to the right and far below still sees of which row and which feature it is.
    @Test
    void theNamesStayInSightOnALargeBatch() throws IOException {
        try (bn.browser.Page page = open(large())) {
            page.window(360, 740);
            page.evaluate("page.choose('dx'); document.querySelector('.scroll').scrollTo(900, 700)");
            assertThat(page.evaluate("""
                    (() => {
                        const place = document.querySelector('.scroll').getBoundingClientRect();
                        const seen = [...document.querySelectorAll('.scroll th')].filter(th => {
                            const { left, right, top, bottom } = th.getBoundingClientRect();
                            return left >= place.left - 1 && right <= place.right + 1 && top >= place.top - 1 && bottom <= place.bottom + 1;
                        });
                        return [...new Set(seen.map(th => th.scope))].join();
                    })()""")).isEqualTo("col,row");
        }
    }
}
