package bn;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import bn.data.file.DataProblem;
import bn.data.torch.TensorProblem;
import bn.learn.script.ScriptProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What people are told stands among the texts, in each language, and not in the code.
class SpokenSentencesTest {
    /// Where something is said.
    private static final Pattern SAID = Pattern.compile(
            "(?:new DataProblem|new ScriptProblem|ScriptProblem\\.on|new TensorProblem|TensorProblem\\.\\w+|new UsageException|new InvalidValue|new TypeConversionException|Sentence\\.of|Sentence\\.asItIs|\\.at|\\.note|\\.warn"
                    + "|\\.description|\\.header|\\.footer|\\.begin|\\.work|working|option|flag|list|word|words)\\(");

    private static final Pattern LITERAL = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"");

    private static final Pattern WORDS = Pattern.compile("\\p{Alpha}{2,} \\p{Alpha}{2,}");

    /// A call in code that people are to type.
    private static final Pattern CODE = Pattern.compile("\\w\\(");

    @ParameterizedTest
    @ValueSource(strings = {"data", "stats", "cli", "learn"})
    void noSentenceStandsInTheCode(String room) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java/bn", room))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(sentences(Files.readString(file)))
                        .as(file.toString())
                        .isEmpty();
            }
        }
    }

    /// A problem cannot be made of a sentence: what is said is a text, before it is known in which language.
    @Test
    void noProblemIsMadeOfASentence() {
        assertThat(DataProblem.class.getConstructors())
                .noneMatch(made ->
                        made.getParameterTypes()[0] == String.class && made.getParameterTypes()[1] == Throwable.class)
                .noneMatch(made -> List.of(made.getParameterTypes()).equals(List.of(String.class)));
    }

    /// What it says in English is for a stack trace alone.
    @Test
    void nobodyIsShownAProblemInEnglish() {
        noClasses()
                .should()
                .callMethod(DataProblem.class, "getMessage")
                .orShould()
                .callMethod(TensorProblem.class, "getMessage")
                .orShould()
                .callMethod(ScriptProblem.class, "getMessage")
                .check(MainClasses.ALL);
    }

    /// The search finds what it is to find.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "throw new DataProblem(name + \": is wrong\");",
                "throw new DataProblem(place(line), TEXT, \"a \\\" b ) is wrong\");",
                "throw TensorProblem.damaged(\"that is wrong: \" + x);",
                "throw new UsageException(\"that is wrong: \" + x);",
                "final Flag full = flag(\"--full\", \"what is wrong\");",
                "surroundings.progress().work(\"what is wrong\", 3);",
                "output.note(\"what is wrong\" + x);",
                "Sentence.of(TEXT, f(a), 'b', \"string \" + b).at(file + \": is wrong\");"
            })
    void aSentenceIsFound(String code) {
        assertThat(sentences(code)).singleElement().asString().contains("is wrong");
    }

    private static List<String> sentences(String code) {
        List<String> found = new ArrayList<>();
        Matcher said = SAID.matcher(code);
        while (said.find()) {
            LITERAL.matcher(call(code, said.end()))
                    .results()
                    .map(literal -> literal.group())
                    .filter(literal -> WORDS.matcher(literal).find()
                            && !CODE.matcher(literal).find())
                    .forEach(found::add);
        }
        return found;
    }

    /// What stands between a bracket and the one that closes it.
    private static String call(String code, int from) {
        int depth = 1;
        int at = from;
        while (depth > 0) {
            char c = code.charAt(at);
            if (c == '"') {
                Matcher literal = LITERAL.matcher(code).region(at, code.length());
                at = literal.lookingAt() ? literal.end() : at + 1;
                continue;
            }
            if (c == '\'' && code.charAt(at + 2) == '\'') {
                at += 2;
            }
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            at++;
        }
        return code.substring(from, at);
    }
}
