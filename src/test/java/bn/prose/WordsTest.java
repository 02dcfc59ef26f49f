package bn.prose;

import static org.assertj.core.api.Assertions.assertThat;

import bn.graph.BatchNorm;
import bn.graph.Mode;
import bn.graph.Step;
import bn.report.block.Columns;
import bn.stats.Convention;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Every text exists in both languages, and none is unused.
class WordsTest {
    private static final Path PROSE = Path.of("src/main/resources/bn/prose");

    /// Read once for the thousands of tests of each.
    private static final Map<Language, Properties> MESSAGES =
            Stream.of(Language.values()).collect(Collectors.toMap(language -> language, WordsTest::read));

    /// A step has a description, and another for evaluation mode where the first does not hold there.
    @ParameterizedTest
    @EnumSource(Language.class)
    void everyStepHasItsLineAndNothingElseHas(Language language) throws IOException {
        List<String> steps = BatchNorm.TABLE.steps().stream().map(Step::name).toList();
        assertThat(files(language).stream().filter(file -> !file.contains(".eval.")))
                .containsExactlyInAnyOrderElementsOf(
                        steps.stream().map(step -> step + ".md").toList());
        assertThat(files(language).stream().filter(file -> file.contains(".eval.")))
                .isSubsetOf(steps.stream().map(step -> step + ".eval.md").toList());
    }

    @Test
    void everyLanguageHasTheSameFiles() throws IOException {
        for (Language language : Language.values()) {
            assertThat(files(language)).as(language.code()).isEqualTo(files(Language.EN));
        }
    }

    /// A convention has its numbers in the table, and a remark in each language.
    @ParameterizedTest
    @EnumSource(Language.class)
    void everyConventionHasItsTextAndNothingElseHas(Language language) throws IOException {
        assertThat(files(language, "conventions"))
                .containsExactlyInAnyOrderElementsOf(Convention.ALL.stream()
                        .map(convention -> convention.name() + ".md")
                        .toList());
        for (Convention convention : Convention.ALL) {
            Words words = Words.of(language);
            assertThat(words.conventionTitle(convention.name())).isNotBlank();
            assertThat(words.convention(convention.name()))
                    .isNotBlank()
                    .isNotEqualTo(words.conventionTitle(convention.name()));
        }
    }

    /// Each step has a lesson, with the same number of paragraphs in both languages, none of which repeats
    /// its description.
    @Test
    void everyStepIsExplainedInBothLanguages() {
        for (Step step : BatchNorm.TABLE.steps()) {
            List<String> english = Words.of(Language.EN).explanation(step.name());
            List<String> chinese = Words.of(Language.ZH).explanation(step.name());
            assertThat(english).as(step.name()).hasSizeGreaterThanOrEqualTo(2).hasSameSizeAs(chinese);
            assertThat(chinese).as(step.name()).allMatch(paragraph -> paragraph.matches(".*\\p{IsHan}.*"));
        }
    }

    /// With a margin of four, a description fits in 80 columns.
    @ParameterizedTest
    @EnumSource(Language.class)
    void aStepsLineIsALine(Language language) {
        Words words = Words.of(language);
        for (Mode mode : Mode.values()) {
            for (Step step : BatchNorm.TABLE.steps()) {
                String line = words.step(step.name(), mode);
                assertThat(line).as(step.name()).isNotBlank();
                assertThat(Columns.width(line)).as(step.name()).isLessThanOrEqualTo(76);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void theMessagesAreThoseOfTheProgram(Language language) throws IOException {
        assertThat(messages(language).stringPropertyNames())
                .isEqualTo(texts().map(ShortText::key).collect(Collectors.toSet()));
    }

    static Stream<ShortText> texts() {
        return Stream.concat(Stream.of(Message.values()), Stream.of(DataMessage.values()));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void aMessageHasTheSameBlanksInEveryLanguage(ShortText message) throws IOException {
        for (Language language : Language.values()) {
            assertThat(blanks(messages(language).getProperty(message.key())))
                    .as("%s in %s", message, language)
                    .isEqualTo(blanks(messages(Language.EN).getProperty(message.key())));
        }
    }

    /// A noun for what is counted, behind its number, which is not a limit of the program's own.
    private static final Pattern COUNTED =
            Pattern.compile("(?<!more than |at most )\\{\\d} (?:more |independent |blank )?"
                    + "(?:rows?|features?|cells?|numbers?|names? for|bytes?|digits?|ax[ei]s|strides?|ind(?:ex|ices)|updates?"
                    + "|examples?|batches|students?)\\b");

    /// A count is said for one and for more.
    @ParameterizedTest
    @MethodSource("texts")
    void noCountHasTheNounOfAnother(ShortText message) throws IOException {
        assertThat(messages(Language.EN).getProperty(message.key())).doesNotContainPattern(COUNTED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "1; 2; there is 1 name for 2 features, x being (5, 2)",
                "2; 1; there are 2 names for 1 feature, x being (5, 2)",
                "0; 11; there are 0 names for 11 features, x being (5, 2)"
            })
    void aCountIsSaidForOneAndForMore(int names, int features, String said) {
        assertThat(Sentence.of(DataMessage.NAMES_FOR, names, features, "(5, 2)").in(Words.of(Language.EN)))
                .isEqualTo(said);
    }

    /// Each text with a count, whatever it speaks of: nothing of the choice is left, and the number is there.
    @ParameterizedTest
    @MethodSource("texts")
    void nothingOfAChoiceIsLeft(ShortText message) throws IOException {
        String text = messages(Language.EN).getProperty(message.key());
        for (int count : text.matches(".*\\{\\d\\|.*") ? new int[] {1, 2} : new int[0]) {
            Object[] blanks = Stream.generate(() -> count).limit(6).toArray();
            assertThat(Words.of(Language.EN).say(message, blanks))
                    .doesNotContain("{", "}")
                    .containsPattern("\\b" + count);
        }
    }

    /// Chinese has no plural, and so nothing to choose.
    @ParameterizedTest
    @MethodSource("texts")
    void chineseHasNothingToChoose(ShortText message) throws IOException {
        assertThat(messages(Language.ZH).getProperty(message.key())).doesNotContainPattern("\\{\\d\\|");
    }

    /// What was read may hold anything, even a blank of ours.
    @Test
    void whatFillsABlankIsNotFilledItself() {
        assertThat(Sentence.of(DataMessage.COLUMN_ASKED_TWICE, "{1}", "{0}").in(Words.of(Language.EN)))
                .isEqualTo("{1} names column {0} twice");
    }

    @Test
    void partsAreSaidInTheLanguageOfTheWhole() {
        Sentence meant = Sentence.of(DataMessage.DID_YOU_MEAN, "'b'");
        Sentence whole = Sentence.of(
                        DataMessage.NO_SUCH_COLUMN, "--columns", "'c'", Optional.of(meant), List.of("a", "b"))
                .at("f.csv: ");
        assertThat(whole.in(Words.of(Language.EN)))
                .isEqualTo("f.csv: --columns asks for column 'c', which is not there (did you mean 'b'?); the columns"
                        + " are a, b");
        assertThat(whole.in(Words.of(Language.ZH))).isEqualTo("f.csv: --columns 指定的列 'c' 不存在（是不是想写 'b'？）；现有的列：a、b");
    }

    @Test
    void chineseIsChinese() {
        Words words = Words.of(Language.ZH);
        for (Step step : BatchNorm.TABLE.steps()) {
            assertThat(words.step(step.name(), Mode.TRAIN)).as(step.name()).matches(".*\\p{IsHan}.*");
        }
    }

    /// A branch is named in words of the language, and typed as the table has it.
    @Test
    void aBranchIsNamedInTheLanguage() {
        for (Step step : BatchNorm.TABLE.steps()) {
            assertThat(Words.of(Language.EN).symbol(step)).isEqualTo(step.symbol());
            assertThat(Words.of(Language.ZH).symbol(step)).doesNotContainPattern("\\p{Alpha}{2}");
        }
        assertThat(Words.of(Language.ZH).symbol(BatchNorm.TABLE.quantity("dx2")))
                .isEqualTo("∂ℓ/∂x 经 μ");
    }

    @ParameterizedTest
    @CsvSource({
        "zh,EN, , ,ZH",
        "zh-CN, , , ,ZH",
        " ,zh_CN.UTF-8,en_US.UTF-8, ,ZH",
        " , ,zh_SG.UTF-8,en_US.UTF-8,ZH",
        " , , ,zh_Hans.UTF-8,ZH",
        " , , ,en_GB.UTF-8,EN",
        " , , ,de_DE.UTF-8,EN",
        "fr, , ,zh_CN.UTF-8,ZH",
        " ,C, ,zh_CN.UTF-8,EN",
        " , , , ,EN"
    })
    void theLanguageComesFromTheEnvironment(String own, String all, String messages, String lang, Language expected) {
        Map<String, String> environment = Stream.of(
                        new String[] {"BN_LANG", own},
                        new String[] {"LC_ALL", all},
                        new String[] {"LC_MESSAGES", messages},
                        new String[] {"LANG", lang})
                .filter(entry -> entry[1] != null)
                .collect(Collectors.toMap(entry -> entry[0], entry -> entry[1]));
        assertThat(Language.of(environment)).isEqualTo(expected);
    }

    private static TreeSet<String> files(Language language) throws IOException {
        return files(language, "steps");
    }

    private static TreeSet<String> files(Language language, String folder) throws IOException {
        try (Stream<Path> files = Files.list(PROSE.resolve(language.code()).resolve(folder))) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static Properties messages(Language language) {
        return Objects.requireNonNull(MESSAGES.get(language));
    }

    private static Properties read(Language language) {
        Properties properties = new Properties();
        try (Reader reader = new InputStreamReader(
                Files.newInputStream(PROSE.resolve(language.code()).resolve("messages.properties")),
                StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }

    private static TreeSet<String> blanks(String text) {
        return Pattern.compile("\\{\\d}")
                .matcher(text)
                .results()
                .map(match -> match.group())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
