package bn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import bn.grading.catalogue.Mistake;
import bn.grading.catalogue.Mistakes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// What is said of a mistake is true of the exercise in which it was made: of its ε, of whoever's rules the
/// running statistics are kept by, and of where they start.
class MistakeTextsTest extends InFolder {
    private static final String BATCH =
            Path.of("samples/batch.json").toAbsolutePath().toString();

    /// The words of a screen, however its lines break.
    private static String words(Run run) {
        return run.out().replaceAll("\\s+", " ");
    }

    /// √0.001 = 0.0316 and √0.25 = 0.5.
    @ParameterizedTest
    @CsvSource({"0.001, 0.001 instead of 0.0316", "0.25, 0.25 instead of 0.5", "1e-05, 1e-05 instead of 0.00316"})
    void theDivisorOfAConstantColumnIsThatOfThisEpsilon(String eps, String said) {
        Run run = here.run("mistakes", "eps-outside-sqrt", "--input", BATCH, "--eps", eps);
        assertThat(words(run)).contains(said);
    }

    /// Where momentum weighs the old value, 1 freezes the statistics and 0 takes the batch whole.
    @ParameterizedTest
    @CsvSource({
        "pytorch, momentum-zero",
        "cudnn, momentum-zero",
        "keras, momentum-one",
        "tensorflow, momentum-one",
        "onnx, momentum-one",
        "flax, momentum-one",
        "cs231n, momentum-one"
    })
    void theMomentumThatFreezesIsTheConventions(String convention, String expected) throws IOException {
        before("[0.5, -0.25, 4]", "[2, 3, 5]", 4);
        Files.writeString(
                folder.resolve("mine.json"), "{\"running_mean\": [0.5, -0.25, 4], \"running_var\": [2, 3, 5]}");
        Run run = grade(convention, "--format", "json");
        assertThat(ids(run)).contains(expected).doesNotContain(other(expected));
        String freezing = expected.equals("momentum-one") ? "1" : "0";
        assertThat(words(grade(convention))).contains("With momentum " + freezing + " nothing ever moves.");
    }

    private static String other(String momentum) {
        return momentum.equals("momentum-one") ? "momentum-zero" : "momentum-one";
    }

    /// With 0.9 of the old, the start of 0 that is right there, and the biased variances 5.84, 4.24 and 52.56 of
    /// the sample: 0.1 of each.
    @Test
    void aStartAtZeroIsRightWhereTheConventionStartsThere() throws IOException {
        before("[0, 0, 0]", "[0, 0, 0]", 0);
        Files.writeString(folder.resolve("mine.json"), "{\"running_var\": [0.584, 0.424, 5.256]}");
        assertThat(grade("cs231n").status()).isZero();
        assertThat(words(grade("cs231n"))).doesNotContain("running-var-starts-at-zero");

        // A start of 1 would still weigh 0.9.
        Files.writeString(folder.resolve("mine.json"), "{\"running_var\": [1.484, 1.324, 6.156]}");
        assertThat(ids(grade("cs231n", "--format", "json"))).containsExactly("running-var-starts-at-one");
        assertThat(words(grade("cs231n"))).contains("A start of 0 is asked for here.", "still weighs 0.9");
    }

    /// cs231n starts from 0 and 0: who never updates is still there, and in PyTorch at 0 and 1.
    @ParameterizedTest
    @CsvSource({"cs231n, 0, They start from 0 and 0 here., 0.00316", "pytorch, 1, They start from 0 and 1 here., 1."})
    void whatWasNeverUpdatedIsAtTheStartOfTheConvention(String convention, int start, String said, String divisor)
            throws IOException {
        before("[0.5, -0.25, 4]", "[2, 3, 5]", 4);
        String starts = "[" + start + ", " + start + ", " + start + "]";
        Files.writeString(
                folder.resolve("mine.json"), "{\"running_mean\": [0, 0, 0], \"running_var\": " + starts + "}");
        assertThat(ids(grade(convention, "--format", "json"))).contains("never-updated");
        assertThat(words(grade(convention))).contains(said, "about " + divisor);
    }

    /// As in Karpathy's makemore lecture: m − 1 on purpose, and the gradient that belongs to it. The numbers were made
    /// by NumPy, with the lecture's lines.
    @Test
    void anUnbiasedVarianceWithItsOwnGradientIsExplainedThroughout() {
        String makemore = Path.of("src/test/resources/answers/makemore.json")
                .toAbsolutePath()
                .toString();
        Run run = here.run("grade", "--input", BATCH, makemore, "--format", "json");
        assertThat(ids(run)).containsExactly("var-unbiased");
        Map<String, Object> found = Json.object(run.out());
        assertThat(found.get("unexplained")).isEqualTo(List.of());
        assertThat(((Map<?, ?>) ((List<?>) found.get("diagnoses")).getFirst()).get("matched"))
                .isEqualTo(List.of("out", "dgamma", "dx"));
        assertThat(words(here.run("grade", "--input", BATCH, makemore))).contains("dsq = dvar / (m − 1)");
    }

    /// Where the batch weighs 1, to copy it is right.
    @ParameterizedTest
    @CsvSource({"paper, ''", "pytorch, 1"})
    void aFirstBatchIsNotToldToBeBlendedWhereItIsTakenWhole(String convention, String momentum) throws IOException {
        before("[0, 0, 0]", "[1, 1, 1]", 0);
        // The biased variances, where the convention keeps the unbiased.
        Files.writeString(
                folder.resolve("mine.json"),
                "{\"running_mean\": [3.6, -1.4, 51.2], \"running_var\": [5.84, 4.24, 52.56]}");
        String[] more = momentum.isEmpty() ? new String[0] : new String[] {"--momentum", momentum};
        Run run = grade(
                convention,
                Stream.concat(Stream.of("--format", "json"), Stream.of(more)).toArray(String[]::new));
        assertThat(ids(run)).containsExactly("running-var-biased");
    }

    static Stream<String> mistakes() {
        return Mistakes.ALL.stream().map(mistake -> mistake.id());
    }

    /// Every mistake can be seen on the samples without an option, and no blank is left in what is said of it.
    @ParameterizedTest
    @MethodSource("mistakes")
    void isShownOnASample(String id) {
        for (String language : List.of("en", "zh")) {
            Run run = here.run("mistakes", id, "--lang", language);
            assertThat(run.status()).as(run.err()).isZero();
            assertThat(run.out())
                    .doesNotContain("{", "}", "It cannot be made here", "这里不会犯这个错误")
                    .contains(language.equals("en") ? "What it changes" : "它改变了什么");
        }
    }

    private void before(String mean, String var, int batches) throws IOException {
        Files.writeString(
                folder.resolve("before.json"),
                "{\"running_mean\": " + mean + ", \"running_var\": " + var + ", \"num_batches_tracked\": " + batches
                        + "}");
    }

    private Run grade(String convention, String... more) {
        return here.run(Stream.concat(
                        Stream.of(
                                "grade",
                                "--input",
                                BATCH,
                                "--stats",
                                "before.json",
                                "--convention",
                                convention,
                                "mine.json"),
                        Stream.of(more))
                .toArray(String[]::new));
    }

    private static List<String> ids(Run run) {
        assertThat(run.status()).as(run.out() + run.err()).isEqualTo(1);
        return ((List<?>) Json.object(run.out()).get("diagnoses"))
                .stream()
                        .flatMap(one -> ((List<?>) ((Map<?, ?>) one).get("ids")).stream())
                        .map(String::valueOf)
                        .toList();
    }

    static Stream<String> ids() {
        return Mistakes.ALL.stream().map(Mistake::id);
    }

    /// A right number and a wrong one are shown to as many digits as tell them apart.
    @ParameterizedTest
    @MethodSource("ids")
    void whatIsSaidToChangeIsSeenToDiffer(String id) {
        Run run = here.run("mistakes", id, "--precision", "3");
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out()
                        .lines()
                        .dropWhile(line -> !line.startsWith("What it changes"))
                        .map(line -> line.strip().split(" {2,}"))
                        .filter(cells -> cells.length == 4))
                .isNotEmpty()
                .noneMatch(cells -> cells[2].equals(cells[3]));
    }
}
