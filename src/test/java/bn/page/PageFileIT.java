package bn.page;

import static org.assertj.core.api.Assertions.assertThat;

import bn.batch.Batch;
import bn.batch.Shape;
import bn.browser.HtmlChecker;
import bn.data.PassInputs;
import bn.exact.Example;
import bn.formula.Expr;
import bn.formula.Value;
import bn.graph.BatchNorm;
import bn.graph.Graph;
import bn.graph.Mode;
import bn.graph.Quantity;
import bn.graph.Step;
import bn.graph.Trace;
import bn.prose.Language;
import bn.prose.Words;
import bn.stats.Convention;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The file that a page is: what is in it, and what never can be.
class PageFileIT {
    private static final Path RESOURCES = Path.of("src/main/resources/bn/page");

    static PageInputs named(List<String> features, Language language) {
        Example example = Example.TELLING;
        PassInputs inputs = new PassInputs(
                Batch.named(example.shape(), features, example.columns()),
                new Value.PerFeature(example.gamma()),
                new Value.PerFeature(example.beta()),
                example.eps(),
                Optional.empty(),
                Optional.of(Batch.numbered(example.shape(), example.dout())));
        return new PageInputs(inputs, Optional.empty(), Mode.TRAIN, Convention.ALL.getFirst(), language, false);
    }

    static final List<String> USUAL = List.of("width", "tilt", "mass");

    @ParameterizedTest
    @EnumSource(Language.class)
    void isRightHtmlAndSmall(Language language) {
        String page = Page.of(named(USUAL, language));
        assertThat(HtmlChecker.complaints(page)).isEmpty();
        assertThat(page.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(200_000);
    }

    @Test
    void isNotLargeWhereTheBatchIs() {
        Shape shape = Shape.of(64, 32);
        Random random = new Random(1);
        double[][] x = IntStream.range(0, 32)
                .mapToObj(_ -> random.doubles(64).toArray())
                .toArray(double[][]::new);
        PassInputs inputs = new PassInputs(
                Batch.numbered(shape, x),
                Value.PerFeature.filled(1, 32),
                Value.PerFeature.filled(0, 32),
                1e-5,
                Optional.empty(),
                Optional.of(Batch.numbered(shape, x)));
        String page = Page.of(
                new PageInputs(inputs, Optional.empty(), Mode.TRAIN, Convention.ALL.getFirst(), Language.EN, false));
        assertThat(page.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(2_000_000);
    }

    /// The policy names what may run and what may be applied by its hash, and nothing may be fetched.
    @Test
    void asksForNothing() {
        String page = Page.of(named(USUAL, Language.EN));
        assertThat(page)
                .containsPattern(
                        "content=\"default-src 'none'; script-src 'sha256-[^']{44}' 'sha256-[^']{44}'; style-src 'sha256-[^']{44}';")
                .doesNotContainPattern("(?i)\\b(src|href)\\s*=\\s*\"(?!#)")
                .doesNotContain("url(http", "@import", "innerHTML", "eval(", "fetch(", "document.write");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "</script><script>alert(1)</script>",
                "<img src=x onerror=alert(1)>",
                "<!--<script>",
                "\"'`&amp;\\",
                "]]>\u2028\u2029",
                "\u202e\u2066x",
                "⟦x⟧",
                "${alert(1)}",
                "{{program}}"
            })
    void aNameIsNeverMarkup(String name) {
        same(Page.of(named(USUAL, Language.EN)), Page.of(named(List.of(name, "tilt", "mass"), Language.EN)));
    }

    @Test
    void noMixtureOfCharactersIsMarkup() {
        String usual = Page.of(named(USUAL, Language.EN));
        String[] pieces = {
            "<", ">", "</", "script", "!--", "-->", "\"", "'", "&", ";", "\\", "{{", "}}", "$1", "\u2028", "]"
        };
        Random random = new Random(23);
        for (int i = 0; i < 20; i++) {
            String name =
                    random.ints(12, 0, pieces.length).mapToObj(at -> pieces[at]).collect(Collectors.joining());
            same(usual, Page.of(named(List.of(name, "tilt", "mass"), Language.EN)));
        }
    }

    private static final Pattern DATA =
            Pattern.compile("(?s)(<script type=\"application/json\" id=\"data\">)(.*?)(</script>)");

    /// Its hash is that of what it is.
    private static String withoutData(String page) {
        return DATA.matcher(page).replaceFirst("$1$3").replaceFirst("(script-src 'sha256-[^']*' )'[^']*'", "$1");
    }

    /// Only the data differs, in which nothing can end the element.
    private static void same(String usual, String other) {
        Matcher found = DATA.matcher(other);
        assertThat(found.find()).isTrue();
        assertThat(withoutData(other).equals(withoutData(usual))).isTrue();
        assertThat(found.group(2))
                .doesNotContain("<", "\u2028", "\u2029")
                .startsWith("{")
                .endsWith("}");
    }

    /// Its program says how values are added and shown, and nothing of what batch normalization computes.
    @Test
    void noFileOfTheProgramNamesAStep() throws Exception {
        String steps = BatchNorm.TABLE.steps().stream().map(Quantity::name).collect(Collectors.joining("|"));
        Pattern named = Pattern.compile("\\b(" + steps + ")\\b");
        for (Path file : files()) {
            String code = Files.readString(file).replaceAll("(?s)/\\*.*?\\*/|//[^\n]*", "");
            assertThat(named.matcher(code).results().map(one -> one.group()))
                    .as(file.toString())
                    .isEmpty();
        }
    }

    private static List<Path> files() throws Exception {
        try (Stream<Path> all = Files.list(RESOURCES)) {
            return all.filter(file -> file.toString().endsWith(".js")).sorted().toList();
        }
    }

    @Test
    void eachFileOfTheProgramIsInThePage() throws Exception {
        String page = Page.of(named(USUAL, Language.EN));
        for (Path file : files()) {
            assertThat(page)
                    .contains(Page.resource(file.getFileName().toString()).strip());
        }
    }

    /// What the program says is in the texts of each language, and they have nothing that it does not say.
    @ParameterizedTest
    @EnumSource(Language.class)
    void everyTextIsSaid(Language language) throws Exception {
        Pattern said = Pattern.compile("\"([a-z]+(?:-[a-z]+)*)\"");
        StringBuilder code = new StringBuilder();
        for (Path file : files()) {
            code.append(Files.readString(file));
        }
        TreeSet<String> words =
                said.matcher(code).results().map(one -> one.group(1)).collect(Collectors.toCollection(TreeSet::new));
        // What became of a step is said in more than one place, by what it is.
        Pattern begun = Pattern.compile("\\bsay\\(\\s*\"([a-z-]+-)\" \\+");
        begun.matcher(code)
                .results()
                .forEach(
                        one -> Stream.of("moved", "same", "untouched").forEach(fate -> words.add(one.group(1) + fate)));
        words.add("needs-script");
        assertThat(words).containsAll(Words.of(language).ofPage().keySet());
        Pattern asked = Pattern.compile("\\bsay\\(\\s*\"([a-z-]*[a-z])\"");
        assertThat(Words.of(language).ofPage().keySet())
                .containsAll(asked.matcher(code)
                        .results()
                        .map(one -> one.group(1))
                        .filter(key ->
                                !List.of("via", "why-given", "list-comma").contains(key))
                        .toList());
    }

    /// A formula is run on numbers, on decimals and on names. Decimals are not asked for sums along other axes.
    @Test
    void eachOperationIsInEachKindOfValue() throws Exception {
        FormulaList formulas = new FormulaList(Example.TELLING.shape());
        BatchNorm.TABLE.steps().forEach(step -> formulas.number(step.formula()));
        formulas.number(Expr.ref("x").sumOver(Expr.Axes.ALL));
        TreeSet<String> operations = Pattern.compile("\\.([a-zA-Z]+)\\(")
                .matcher(formulas.program())
                .results()
                .map(one -> one.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(operations)
                .hasSize(Expr.class.getPermittedSubclasses().length
                        - List.of("Ref", "Num", "Count").size());
        for (String file : List.of("value.js", "reads.js", "exact.js")) {
            String code = Files.readString(RESOURCES.resolve(file));
            assertThat(operations)
                    .as(file)
                    .filteredOn(name -> !(file.equals("exact.js") && name.equals("sumOver")))
                    .allMatch(name -> code.contains("\n    " + name + "("));
        }
    }

    @Test
    void theLanguagesSayTheSame() {
        assertThat(Words.of(Language.ZH).ofPage().keySet())
                .isEqualTo(Words.of(Language.EN).ofPage().keySet());
        assertThat(Words.of(Language.ZH).ofPage().values())
                .allMatch(text -> text.matches(".*\\p{IsHan}.*") || !text.matches(".*\\p{L}.*"));
        Words.of(Language.EN)
                .ofPage()
                .forEach((key, text) -> assertThat(
                                blanks(Words.of(Language.ZH).ofPage().get(key)))
                        .as(key)
                        .isEqualTo(blanks(text)));
    }

    private static TreeSet<String> blanks(String text) {
        return Pattern.compile("\\{\\d")
                .matcher(text)
                .results()
                .map(one -> one.group())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /// A formula that is changed in the table is computed otherwise by the page, with no other change.
    @Test
    void aChangedFormulaIsComputedAsItIsChanged() {
        Graph changed = BatchNorm.TABLE.with(
                Map.of("var", Expr.ref("sq").sumRows().over(Expr.rows().minus(Expr.num(1)))));
        Trace trace = Trace.of(changed, Example.TELLING.shape(), Example.TELLING.inputs());
        try (PageProgram program = new PageProgram(named(USUAL, Language.EN))) {
            for (Step step : changed.steps()) {
                program.compute(step.name(), step.formula());
                assertThat(program.computed(step.name()))
                        .as(step.name())
                        .isEqualTo(PageNumbersIT.flat(trace.value(step.name()), Example.TELLING.shape()));
            }
        }
    }
}
