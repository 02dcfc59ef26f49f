package bn.prose;

import static org.assertj.core.api.Assertions.assertThat;

import bn.graph.BatchNorm;
import bn.graph.Mode;
import bn.graph.Step;
import bn.report.Columns;
import bn.stats.Convention;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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
            assertThat(Words.of(language).convention(convention.name())).isNotBlank();
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

    private static Properties messages(Language language) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = new InputStreamReader(
                Files.newInputStream(PROSE.resolve(language.code()).resolve("messages.properties")),
                StandardCharsets.UTF_8)) {
            properties.load(reader);
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
