package bn.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import bn.cli.environment.Surroundings;
import bn.cli.option.Presentation;
import bn.prose.Language;
import bn.prose.Words;
import bn.report.block.Columns;
import java.nio.file.Path;
import java.util.List;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/// The help of each command is whole in each language, and shows the same in each.
final class HelpTextsTest {
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");

    /// The words that may be typed for an option, and nothing else.
    private static final Pattern WORDS_ALONE = Pattern.compile("(\\w+(, |\\.)?)+");

    /// A word as a shell takes it.
    private static final Pattern WORD = Pattern.compile("('[^']*'|[^ '])+");

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyCommandAndEveryOptionHasItsText(Language language) {
        for (CommandSpec command : commands(language)) {
            assertThat(command.usageMessage().header())
                    .as(command.name())
                    .hasSize(1)
                    .allMatch(header -> Columns.width(header) <= 80);
            assertThat(examples(command)).as(command.name()).isNotEmpty();
            for (ArgSpec argument : command.args()) {
                assertThat(argument.description())
                        .as("%s %s", command.name(), argument)
                        .hasSize(1);
                assertThat(argument.description()[0]).isNotBlank();
            }
        }
    }

    @Test
    void chineseIsChinese() {
        for (CommandSpec command : commands(Language.ZH)) {
            assertThat(command.usageMessage().header()).as(command.name()).allMatch(HAN.asPredicate());
            for (ArgSpec argument : command.args()) {
                assertThat(argument.description())
                        .as("%s %s", command.name(), argument)
                        .allMatch(HAN.asPredicate().or(WORDS_ALONE.asMatchPredicate()));
            }
        }
    }

    /// The text of an option that is gone, or is called otherwise now, would stay and never be seen.
    @ParameterizedTest
    @EnumSource(Language.class)
    void noTextIsThereThatNothingAsksFor(Language language) {
        ResourceBundle texts = Words.of(language).help();
        Set<String> asked = new TreeSet<>(Set.of(
                "usage.synopsisHeading",
                "usage.footerHeading",
                "usage.parameterListHeading",
                "usage.optionListHeading",
                "usage.commandListHeading"));
        for (CommandSpec command : commands(language)) {
            String name = command.qualifiedName(".");
            asked.add(name + ".usage.header");
            asked.add(name + ".usage.footer");
            for (ArgSpec argument : command.args()) {
                asked.add(keys(argument)
                        .flatMap(key -> Stream.of(name + "." + key, key))
                        .filter(texts::containsKey)
                        .findFirst()
                        .orElseThrow());
            }
        }
        assertThat(texts.keySet()).containsExactlyInAnyOrderElementsOf(asked);
    }

    /// In the order in which picocli asks for them.
    private static Stream<String> keys(ArgSpec argument) {
        return switch (argument) {
            case OptionSpec option -> Stream.of(option.names()).map(name -> name.replaceFirst("^--?", ""));
            case PositionalParamSpec word -> Stream.of(word.paramLabel() + "[" + word.index() + "]");
            default -> throw new AssertionError(argument);
        };
    }

    /// Commands are written in no language, and only what is said of them differs.
    @Test
    void theExamplesAreTheSameCommandsInEveryLanguage() {
        for (int i = 0; i < commands(Language.EN).size(); i++) {
            assertThat(examples(commands(Language.ZH).get(i)).stream().map(HelpTextsTest::withoutComment))
                    .isEqualTo(examples(commands(Language.EN).get(i)).stream()
                            .map(HelpTextsTest::withoutComment)
                            .toList());
        }
    }

    /// What somebody copies from the help is taken.
    @Test
    void everyExampleIsACommandOfBn() {
        Pattern bn = Pattern.compile("(^|\\| |<\\()bn( [^|>)]*)?");
        for (CommandSpec command : commands(Language.EN)) {
            for (String example : examples(command)) {
                bn.matcher(withoutComment(example)).results().forEach(found -> {
                    String typed = found.group(2) == null ? "" : found.group(2);
                    String[] words = WORD.matcher(typed)
                            .results()
                            .map(word -> word.group().replace("'", ""))
                            .toArray(String[]::new);
                    assertThatCode(() -> Bn.all(surroundings(Language.EN)).parseArgs(words))
                            .as(example)
                            .doesNotThrowAnyException();
                });
            }
        }
    }

    /// A comment would be broken, and its rest no comment any more.
    @ParameterizedTest
    @EnumSource(Language.class)
    void everyLineOfTheHelpIsALineAt80Columns(Language language) {
        for (CommandSpec command : commands(language)) {
            assertThat(examples(command)).allMatch(line -> Columns.width(line) <= 78);
            Stream<String> help =
                    place(language).run("help", command.name()).out().lines();
            assertThat(command.parent() == null ? Stream.<String>empty() : help)
                    .as(command.name())
                    .allMatch(line -> Columns.width(line) <= 80);
        }
    }

    /// However Chinese is asked for, and wherever on the command line.
    @ParameterizedTest
    @ValueSource(strings = {"forward", "grade", "completion"})
    void helpSpeaksTheLanguageThatIsAskedFor(String command) {
        Run.Place english = Run.Place.at(folder, folder);
        String asked = english.run(command, "--lang", "zh", "--help").out();
        assertThat(asked).contains("\n用法：bn " + command, "\n示例：\n", "\n选项：\n").doesNotContain("Usage", "Options");
        assertThat(List.of(
                        english.run("--lang", "zh", command, "--help"),
                        english.run(command, "--help", "--lang=zh"),
                        english.run("--lang=zh", "help", command),
                        english.run("help", command, "--lang", "zh"),
                        english.with("BN_LANG", "zh").run("help", command),
                        english.with("LANG", "zh_CN.UTF-8").run(command, "--help"),
                        english.with("LANG", "C").run(command, "--help", "--lang", "zh")))
                .extracting(Run::out)
                .containsOnly(asked);
        assertThat(english.with("LANG", "zh_CN.UTF-8").run("--lang", "en", command, "--help"))
                .isEqualTo(english.run(command, "--help"));
    }

    @Test
    void aloneItShowsWhatThereIsInChineseToo() {
        Run.Place english = Run.Place.at(folder, folder);
        Run alone = english.run("--lang", "zh");
        assertThat(alone.status()).isZero();
        assertThat(alone.out())
                .contains("\n命令：\n")
                .isEqualTo(english.run("--help", "--lang", "zh").out());
        assertThat(english.run("--lang", "zh", "steps").out())
                .isEqualTo(english.run("steps", "--lang", "zh").out());
    }

    /// What is a fact of the code, and stands in the help too.
    @ParameterizedTest
    @EnumSource(Language.class)
    void theHelpTellsTheDefaultsThatTheCodeHas(Language language) {
        assertThat(Words.of(language).help().getString("precision"))
                .matches(".*17.*" + Presentation.USUAL_DIGITS + "[.。]");
    }

    private static String withoutComment(String example) {
        return example.replaceFirst("(^| +)# .*", "");
    }

    private static List<String> examples(CommandSpec command) {
        return Stream.of(command.usageMessage().footer()).flatMap(String::lines).toList();
    }

    private List<CommandSpec> commands(Language language) {
        CommandLine bn = Bn.all(surroundings(language));
        return Stream.concat(Stream.of(bn), bn.getSubcommands().values().stream())
                .map(CommandLine::getCommandSpec)
                .toList();
    }

    private Run.Place place(Language language) {
        return Run.Place.at(folder, folder).with("BN_LANG", language.code());
    }

    private Surroundings surroundings(Language language) {
        return place(language).surroundings();
    }
}
