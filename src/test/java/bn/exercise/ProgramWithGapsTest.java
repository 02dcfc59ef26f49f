package bn.exercise;

import static org.assertj.core.api.Assertions.assertThat;

import bn.batch.Shape;
import bn.grading.catalogue.Exercise;
import bn.graph.Mode;
import bn.graph.Step;
import bn.prose.Language;
import bn.prose.Words;
import bn.stats.Convention;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What is left out of a program, and nothing else.
final class ProgramWithGapsTest {
    private static final Optional<Convention> PYTORCH = Optional.of(Convention.ALL.getFirst());

    static Stream<Exercise> exercises() {
        return Stream.of(
                exercise(Mode.TRAIN, Shape.of(5, 3), Optional.empty()),
                exercise(Mode.TRAIN, Shape.of(4, 2), PYTORCH),
                exercise(Mode.EVAL, Shape.of(5, 3), PYTORCH),
                exercise(Mode.TRAIN, Shape.of(2, 3, 2, 2), Optional.empty()));
    }

    static Exercise exercise(Mode mode, Shape shape, Optional<Convention> convention) {
        return NumberSearch.of(ExerciseRequirements.drawn(mode, shape, 1e-5, convention), 7)
                .numbers()
                .exercise();
    }

    /// The program and the one with all lines differ in the chosen lines alone, which hold nothing.
    @ParameterizedTest
    @MethodSource("exercises")
    void theBlanksAreTheLinesOfTheLevel(Exercise exercise) {
        for (Framework framework : Framework.values()) {
            ProgramWithGaps program = new ProgramWithGaps(exercise, framework, Words.of(Language.EN));
            for (Level level : Level.ALL) {
                Optional<Gaps> gaps = Gaps.of(exercise, level);
                if (gaps.isPresent() && level.page() != Level.Page.EMPTY) {
                    assertThat(blanks(program, gaps.get()))
                            .as("level %s", level.number())
                            .containsExactlyElementsOf(gaps.get().shownBlank().stream()
                                    .map(Step::name)
                                    .toList());
                }
            }
        }
    }

    private static List<String> blanks(ProgramWithGaps program, Gaps gaps) {
        List<String> with = program.text(gaps).lines().toList();
        List<String> whole = program.text(gaps.solved()).lines().toList();
        assertThat(with).hasSameSizeAs(whole);
        List<String> blanks = new ArrayList<>();
        for (int i = 0; i < with.size(); i++) {
            String line = with.get(i).strip();
            String solved = whole.get(i).strip();
            if (solved.startsWith("#")
                    || solved.startsWith("return")
                    || line.replaceAll(" +#.*", "").equals(solved.replaceAll(" +#.*", ""))) {
                continue;
            }
            String name = line.substring(0, line.indexOf(' '));
            assertThat(line).matches(name + " = \\.\\.\\. +# your line: .+");
            assertThat(solved).startsWith(name + " = ").doesNotContain("...");
            blanks.add(name);
        }
        return blanks;
    }

    /// What each level leaves out, said once more by hand.
    @Test
    void theLevels() {
        Exercise train = exercise(Mode.TRAIN, Shape.of(5, 3), Optional.empty());
        assertThat(blank(train, 1)).containsExactly("dgamma");
        assertThat(blank(train, 2)).containsExactlyInAnyOrder("divar", "dsqrtvar", "dvar", "dsq", "dxmu2");
        assertThat(blank(train, 3)).hasSize(14).contains("dbeta", "dx").doesNotContain("out");
        assertThat(blank(train, 4)).hasSize(23);
        assertThat(blank(train, 5)).containsExactly("dx");
        assertThat(Gaps.of(train, Level.ALL.get(3)).orElseThrow().shownBlank())
                .extracting(Step::name)
                .containsExactly("out", "dbeta", "dgamma", "dx");
        Exercise eval = exercise(Mode.EVAL, Shape.of(5, 3), PYTORCH);
        assertThat(Gaps.of(eval, Level.ALL.get(1)))
                .as("no variance to go through")
                .isEmpty();
        assertThat(blank(eval, 4)).contains("mu", "running_mean").doesNotContain("dvar", "keep", "take");
    }

    private static Set<String> blank(Exercise exercise, int level) {
        return Gaps.of(exercise, Level.ALL.get(level - 1)).orElseThrow().blank();
    }

    /// Chosen lines, in the order of the table, and nothing of the others is lost.
    @Test
    void linesThatWereChosen() {
        Exercise exercise = exercise(Mode.TRAIN, Shape.of(5, 3), PYTORCH);
        ProgramWithGaps program = new ProgramWithGaps(exercise, Framework.NUMPY, Words.of(Language.EN));
        Gaps gaps = Gaps.of(exercise, List.of("dsq", "running_var", "dvar"));
        assertThat(blanks(program, gaps)).containsExactly("running_var", "dvar", "dsq");
        assertThat(program.text(gaps))
                .contains("def forward(x, gamma, beta, eps, old_mean, old_var, momentum):")
                .contains("    take = momentum ")
                .contains("    dsqrtvar = -divar / sqrtvar**2 ")
                .contains("    momentum = 0.1\n");
    }

    /// On an empty page the steps on the way have no name, neither where they are computed nor where they are kept.
    @Test
    void anEmptyPageIsEmpty() {
        Exercise exercise = exercise(Mode.TRAIN, Shape.of(5, 3), Optional.empty());
        String text = new ProgramWithGaps(exercise, Framework.NUMPY, Words.of(Language.EN))
                .text(Gaps.of(exercise, Level.ALL.get(3)).orElseThrow());
        assertThat(text.substring(0, text.indexOf("HERE")))
                .doesNotContain("xmu", "sqrtvar", "dvar")
                .contains("    return out, ()  # what the backward pass needs\n");
    }

    @Test
    void sumsOfImagesRunOverAllButTheFeatures() {
        Exercise images = exercise(Mode.TRAIN, Shape.of(2, 3, 2, 2), Optional.empty());
        Gaps whole = Gaps.of(images, Level.USUAL).orElseThrow().solved();
        assertThat(new ProgramWithGaps(images, Framework.NUMPY, Words.of(Language.EN)).text(whole))
                .contains("mu = x.mean(axis=(0, 2, 3), keepdims=True) ")
                .contains("m = dout.size // dout.shape[1]\n")
                .contains("dtype=float).reshape(1, -1, 1, 1)\n");
        assertThat(new ProgramWithGaps(images, Framework.TORCH, Words.of(Language.EN)).text(whole))
                .contains("mu = x.mean(dim=(0, 2, 3), keepdim=True) ")
                .contains("m = dout.numel() // dout.shape[1]\n")
                .contains("sqrtvar = torch.sqrt(var + eps) ");
    }

    /// Every line that is written stands in the margin of its function.
    @Test
    void theLinesOfAMethodAreIndented() {
        Exercise exercise = exercise(Mode.TRAIN, Shape.of(5, 3), Optional.empty());
        String text = new ProgramWithGaps(exercise, Framework.TORCH, Words.of(Language.EN))
                .text(Gaps.of(exercise, Level.USUAL).orElseThrow());
        assertThat(text).contains("\n        xmu = x - mu ").contains("\n        dx = ... ");
        assertThat(text).contains("\n        return dx, dgamma, dbeta, None\n");
    }
}
