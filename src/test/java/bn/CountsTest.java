package bn;

import static org.assertj.core.api.Assertions.assertThat;

import bn.formula.Expr;
import bn.grading.catalogue.Mistakes;
import bn.graph.BatchNorm;
import bn.graph.Pass;
import bn.stats.Convention;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// How many there are of something, wherever a document, a help or a text says so.
final class CountsTest {
    private static final Path LESSONS = Path.of("src/main/resources/bn/learn");
    private static final int FIRST_WORD = 9;
    private static final List<String> WORDS =
            List.of("nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen");
    private static final String NUMBER = "\\b(\\d+|" + String.join("|", WORDS) + ")";

    static List<Arguments> counts() {
        int forward = BatchNorm.TABLE.steps(Pass.FORWARD).size();
        int backward = BatchNorm.TABLE.steps(Pass.BACKWARD).size();
        return List.of(
                Arguments.of(NUMBER + " (?:mistakes|that people really make|种错误|个错误)", Set.of(Mistakes.ALL.size()), 2),
                Arguments.of(NUMBER + " (?:steps|个步骤)", Set.of(forward, backward, forward + backward), 15),
                Arguments.of(NUMBER + " (?:gradients|个梯度)", Set.of(backward), 2),
                Arguments.of(NUMBER + " frameworks", Set.of(Convention.ALL.size()), 1),
                Arguments.of(
                        "`Expr` of " + NUMBER + " records", Set.of(Expr.class.getPermittedSubclasses().length), 1));
    }

    @ParameterizedTest
    @MethodSource("counts")
    void isWhatThereIs(String pattern, Set<Integer> right, int least) throws IOException {
        List<String> said = new ArrayList<>();
        for (Path file : files()) {
            for (MatchResult count : Pattern.compile(pattern)
                    .matcher(Files.readString(file))
                    .results()
                    .toList()) {
                said.add(count.group());
                assertThat(right).as("%s: %s", file, count.group()).contains(number(count.group(1)));
            }
        }
        assertThat(said).hasSizeGreaterThanOrEqualTo(least);
    }

    private static int number(String said) {
        int word = WORDS.indexOf(said);
        return word < 0 ? Integer.parseInt(said) : FIRST_WORD + word;
    }

    private static List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>(List.of(Path.of("README.md")));
        for (String folder : List.of("docs", "src/main")) {
            try (Stream<Path> all = Files.walk(Path.of(folder))) {
                // Lessons count the steps of their trainings.
                all.filter(file -> !file.startsWith(LESSONS))
                        .filter(file -> file.toString().matches(".*[.](md|java|properties)"))
                        .forEach(files::add);
            }
        }
        return files;
    }
}
