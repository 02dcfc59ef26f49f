package bn.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import bn.batch.Shape;
import bn.exercise.ExerciseRequirements;
import bn.exercise.Framework;
import bn.exercise.Gaps;
import bn.exercise.Level;
import bn.exercise.NumberSearch;
import bn.exercise.ProgramWithGaps;
import bn.grading.catalogue.Exercise;
import bn.graph.Mode;
import bn.prose.Language;
import bn.prose.Words;
import bn.stats.Convention;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The programs of `bn exercise`, run by Python, and what `bn grade` says of their results.
final class ExerciseInPythonIT extends InFolder {
    private void exercise(String... args) {
        Run run = here.run(Stream.concat(Stream.of("exercise"), Stream.of(args)).toArray(String[]::new));
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.err()).isEmpty();
    }

    /// An exercise whose program is to be right with all lines written.
    private record Solvable(String options, ExerciseRequirements wanted, int level, String graded) {
        String program(Framework framework) {
            Exercise exercise =
                    NumberSearch.of(wanted, /* the usual seed */ 0).numbers().exercise();
            Gaps gaps = Gaps.of(exercise, Level.ALL.get(level - 1)).orElseThrow();
            return new ProgramWithGaps(exercise, framework, Words.of(Language.EN)).text(gaps.solved());
        }
    }

    static Stream<Solvable> solvable() {
        Optional<Convention> none = Optional.empty();
        ExerciseRequirements rows = ExerciseRequirements.drawn(Mode.TRAIN, Shape.of(5, 3), 1e-5, none);
        return Stream.of(
                new Solvable("--level 3", rows, 3, ""),
                new Solvable("--level 4", rows, 4, ""),
                new Solvable("--level 5", rows, 5, ""),
                new Solvable(
                        "--images", ExerciseRequirements.drawn(Mode.TRAIN, Shape.of(4, 3, 2, 2), 1e-5, none), 3, ""),
                new Solvable(
                        "--convention paper",
                        ExerciseRequirements.drawn(Mode.TRAIN, Shape.of(5, 3), 1e-5, Convention.named("paper")),
                        3,
                        "--stats stats.json"),
                new Solvable(
                        "--mode eval",
                        ExerciseRequirements.drawn(
                                Mode.EVAL, Shape.of(5, 3), 1e-5, Optional.of(Convention.ALL.getFirst())),
                        4,
                        "--mode eval --stats stats.json"));
    }

    /// The lines of the table in the place of the gaps: the program writes what bn grade calls right.
    @ParameterizedTest
    @MethodSource("solvable")
    void theProgramWithAllLinesIsRight(Solvable one) throws Exception {
        solved(one, Framework.NUMPY);
    }

    /// The same where there is a PyTorch.
    @ParameterizedTest
    @MethodSource("solvable")
    void theFunctionOfPyTorchWithAllLinesIsRight(Solvable one) throws Exception {
        assumeTrue(has("torch"), "no PyTorch here");
        solved(one, Framework.TORCH);
    }

    private void solved(Solvable one, Framework framework) throws Exception {
        String options = "-o mine --framework " + framework.word() + " " + one.options();
        exercise(options.split(" "));
        Files.writeString(folder.resolve("mine/backward.py"), one.program(framework));
        assertThat(python("mine/backward.py")).startsWith("answers.npz: ");
        String command = "grade --input batch.json answers.npz " + one.graded();
        Run grade =
                Run.Place.at(folder.resolve("mine"), state).run(command.strip().split(" "));
        assertThat(grade.status()).as(grade.screen()).isZero();
        assertThat(grade.out()).contains("dbeta ").contains("dx ").contains("out ");
        assertThat(grade.err()).isEmpty();
    }

    /// A gap is no answer, and the program says where it needs one.
    @Test
    void whatIsStillAGapIsLeftOut() throws Exception {
        exercise("-o", "mine", "--level", "2");
        String said = python("mine/backward.py");
        assertThat(said)
                .contains("which needs a value that is still ...: dx1 = dxmu1 + dxmu2\n")
                .contains("dxhat, dxmu1\n")
                .doesNotContain("divar,");
        Run grade = here.run("grade", "--input", "mine/batch.json", "mine/answers.npz");
        assertThat(grade.status()).as(grade.screen()).isZero();
        assertThat(grade.err()).isEmpty();
    }

    /// PyTorch has a sentence of its own for a gradient that is none; the forward pass is there all the same.
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void gapsOfPyTorchAreLeftOut(int level) throws Exception {
        assumeTrue(has("torch"), "no PyTorch here");
        exercise("-o", "mine", "--level", String.valueOf(level), "--framework", "torch");
        String said = python("mine/backward.py");
        assertThat(said).contains(level == 4 ? "answers.npz: nothing yet" : "answers.npz: mu, ");
        assertThat(said.contains("Stopped at line ")).isEqualTo(level == 2);
    }

    /// An empty page has computed nothing, and an old answer is none of it.
    @Test
    void anEmptyPageComputesNothing() throws Exception {
        exercise("-o", "mine", "--level", "4");
        Files.writeString(folder.resolve("mine/answers.npz"), "old");
        assertThat(python("mine/backward.py")).contains("answers.npz: nothing yet");
        assertThat(folder.resolve("mine/answers.npz")).doesNotExist();
    }

    /// @throws org.opentest4j.TestAbortedException if there is no Python with NumPy here
    private String python(String file) throws IOException, InterruptedException {
        assumeTrue(has("numpy"), "no Python with NumPy here");
        Process process = run(file);
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }

    private boolean has(String module) throws InterruptedException {
        try {
            return run("-c", "import " + module).waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private Process run(String... args) throws IOException {
        List<String> command = new ArrayList<>(List.of(System.getProperty("bn.python", "python3")));
        command.addAll(List.of(args));
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
    }
}
