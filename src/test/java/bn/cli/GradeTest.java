package bn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import bn.cli.environment.ExitStatus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// `bn grade` and `bn mistakes`, and files that NumPy has saved. Those under `src/test/resources/answers` were
/// written by NumPy.
class GradeTest extends InFolder {
    private static final String BATCH =
            Path.of("samples/batch.json").toAbsolutePath().toString();
    private static final Path MINE = Path.of("samples/mine.json").toAbsolutePath();
    private static final Path ANSWERS = Path.of("src/test/resources/answers").toAbsolutePath();

    private Run grade(String... args) {
        return here.run(Stream.concat(Stream.of("grade", "--input", BATCH, "--format", "json"), Stream.of(args))
                .toArray(String[]::new));
    }

    private static String answer(String file) {
        return file.equals("mine.json")
                ? MINE.toString()
                : ANSWERS.resolve(file).toString();
    }

    private static Map<?, ?> map(Object value) {
        return (Map<?, ?>) value;
    }

    /// However it is handed in, the 2 that was forgotten in dxmu2 is found.
    @ParameterizedTest
    @ValueSource(strings = {"dx=dx.npy", "dx.npy", "DX=dx.npy", "∂ℓ/∂x=dx.npy", "mine.json", "dinput=mine.json"})
    void theSameAnswerInManyForms(String form) {
        int equals = form.indexOf('=');
        String argument = form.substring(0, equals + 1) + answer(form.substring(equals + 1));
        Run run = grade(argument);
        assertThat(run.status()).as(run.err()).isEqualTo(1);
        Map<String, Object> found = Json.object(run.out());
        assertThat(found.get("first_wrong")).isEqualTo("dx");
        Map<?, ?> diagnosis = map(((List<?>) found.get("diagnoses")).getFirst());
        assertThat(diagnosis.get("ids")).isEqualTo(List.of("dxmu2-no-two"));
        assertThat(diagnosis.get("step")).isEqualTo("dxmu2");
        assertThat(diagnosis.get("matched")).isEqualTo(List.of("dx"));
        assertThat((Double) diagnosis.get("max_relative_error")).isLessThan(1e-14);
    }

    /// Of two rows 1, 3 and 2, 9 dx is 3.5e-6 and 1e-7, all of it through ε: float32 may have rounded it to 0, and so
    /// may a forgotten ε. It is not the right one transposed, and agrees with none to a part of its size.
    @Test
    void aGradientOfZerosIsNotTheRightOneLaidOutOtherwise() throws IOException {
        Files.writeString(folder.resolve("x.csv"), "a,b\n1,2\n3,9\n");
        Files.writeString(folder.resolve("d.csv"), "a,b\n0.3,-0.7\n1,0.2\n");
        Files.writeString(folder.resolve("zeros.json"), "{\"dx\": [[0, 0], [0, 0]], \"dbeta\": [1.3, -0.5]}");
        Run run = here.run("grade", "zeros.json", "--input", "x.csv", "--dout", "d.csv");
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("undecided", "cannot be ruled out: eps-missing")
                .doesNotContain("axes are in another order", "of their size");
    }

    /// The mean of 4.9, 1.9, 6.7, 5.2 and 7.3 is 5.2, one of them: rounding decides whether its xhat is 0 or 1e-16. The
    /// others say that the answer is right; these are NumPy's.
    @Test
    void oneNumberThatIsNearZeroHidesNothing() throws IOException {
        Files.writeString(folder.resolve("x.csv"), "a\n4.9\n1.9\n6.7\n5.2\n7.3\n");
        Files.writeString(
                folder.resolve("xhat.csv"),
                "-0.15971891489113893\n-1.7569080638025294\n0.7985945744556951\n0.0\n1.118032404237973\n");
        Run run = here.run("grade", "--input", "x.csv", "xhat=xhat.csv");
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out()).contains("All of it is right").doesNotContain("undecided");
    }

    @Test
    void csvOfOneAndTwoAxes() throws IOException {
        Files.writeString(folder.resolve("dgamma.csv"), "0.5\n0.25\n0.125\n");
        Files.writeString(folder.resolve("dbeta.csv"), "1.4,-0.7,0.8\n");
        Run run = grade("dgamma=dgamma.csv", "dbeta=dbeta.csv");
        Map<?, ?> answers = map(Json.object(run.out()).get("answers"));
        assertThat(map(answers.get("dbeta")).get("verdict")).isEqualTo("right");
        assertThat(map(answers.get("dgamma")).get("verdict")).isEqualTo("wrong");
        assertThat(map(answers.get("dgamma")).containsKey("shape")).isFalse();
    }

    /// What the first two hints keep back is in no form of the report.
    @ParameterizedTest
    @CsvSource({"1, text", "1, json", "1, markdown", "2, text", "2, json", "2, markdown"})
    void hintsKeepBack(String level, String format) {
        Run run = here.run("grade", "--input", BATCH, answer("mine.json"), "--hints", level, "--format", format);
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out()).contains("dx").doesNotContain("no-two", "dxmu2");
        assertThat(run.out().contains("factor")).isEqualTo(level.equals("2"));
    }

    /// Numbers that differ behind the digits asked for are shown to where they differ: √var without ε.
    @Test
    void theTwoNumbersShownDiffer() throws IOException {
        Files.writeString(folder.resolve("sqrtvar.csv"), "2.4166091947189146,2.0591260281974,7.249827584156743\n");
        Run run = here.run("grade", "--input", BATCH, "sqrtvar=sqrtvar.csv");
        assertThat(run.out())
                .contains("sqrtvar[tilt] should be 2.059128; yours is 2.059126.")
                .contains("What was probably done: eps-missing");
    }

    /// Of two rows xhat is ±0.999995; 1 and −1 are that rounded, and what comes of it without ε.
    @Test
    void whatTwoThingsExplainIsNotSaidToBeOne() throws IOException {
        Files.writeString(folder.resolve("two.json"), "{\"x\": [[1, 4, 7], [3, 9, 8.5]]}");
        Files.writeString(folder.resolve("xhat.json"), "[[-1, -1, -1], [1, 1, 1]]");
        Run run = here.run("grade", "--input", "two.json", "xhat.json");
        assertThat(run.out())
                .contains("The right numbers, rounded to whole ones: xhat.")
                .contains("2 explanations fit your numbers equally well.")
                .doesNotContain("float32");
    }

    /// The right dx rounded to whole numbers, beside a dbeta that nothing explains.
    private String rounded(boolean besideAnother) throws IOException {
        Map<?, ?> right = Json.object(Files.readString(ANSWERS.resolve("right.json")));
        List<?> rounded = ((List<?>) right.get("dx"))
                .stream()
                        .map(row -> ((List<?>) row)
                                .stream()
                                        .map(number -> Math.rint((Double) number))
                                        .toList())
                        .toList();
        String out = besideAnother ? ", \"dbeta\": [0.12345678901234567, 7.1, 8.2]" : "";
        Files.writeString(folder.resolve("r.json"), "{\"dx\": " + rounded + out + "}");
        return "r.json";
    }

    /// A hint of kinds says that it is not the computation; it does not send anybody to look there.
    @Test
    void howNumbersWereKeptIsAKind() throws IOException {
        Run run = here.run("grade", "--input", BATCH, rounded(false), "--hints", "2");
        assertThat(run.out()).contains("the numbers were computed rightly").doesNotContain("No mistake", "rounded");
        assertThat(Json.object(grade(rounded(false), "--hints", "2").out()).get("kinds"))
                .isEqualTo(List.of("kept"));
        Map<String, Object> all = Json.object(grade(rounded(false)).out());
        assertThat(all.get("unexplained")).isEqualTo(List.of());
        assertThat(all.get("oddities")).isEqualTo(List.of(Map.of("step", "dx", "kind", "rounded")));
    }

    @Test
    void aClassNamesWhatIsOddWhereThatIsAll() throws IOException {
        Run alone = here.run("grade", "--class", "--input", BATCH, rounded(false));
        assertThat(alone.out()).containsPattern("r\\.json +wrong +1/1 +dx +rounded");
        Run beside = here.run("grade", "--class", "--input", BATCH, rounded(true));
        assertThat(beside.out()).containsPattern("r\\.json +wrong +2/2 +dbeta +none that bn knows");
        Run json = here.run("grade", "--class", "--input", BATCH, rounded(true), "--lang", "zh", "--format", "json");
        assertThat(map(((List<?>) Json.object(json.out()).get("mistakes")).getFirst())
                        .get("mistake"))
                .isEqualTo("none");
    }

    @Test
    void fewDigitsOfOneAnswerAreNoMattersOfAnother() throws IOException {
        Map<?, ?> right = Json.object(Files.readString(ANSWERS.resolve("right.json")));
        List<?> rounded = ((List<?>) right.get("out"))
                .stream()
                        .map(row -> ((List<?>) row)
                                .stream()
                                        .map(number -> Math.rint(1000 * (Double) number) / 1000)
                                        .toList())
                        .toList();
        Files.writeString(folder.resolve("r.json"), "{\"out\": " + rounded + ", \"dx\": " + right.get("dx") + "}");
        Map<?, ?> answers = map(Json.object(grade("r.json").out()).get("answers"));
        assertThat(map(answers.get("dx")).get("precision")).isEqualTo("float64");
        assertThat(map(answers.get("out")).get("precision")).asString().endsWith("digits");
    }

    /// Shared out as it should be: that line is the right one, and is not shown as written.
    @Test
    void noLineIsShownThatIsRight() {
        assertThat(here.run("mistakes", "mean-over-features").out())
                .contains("written  mu")
                .doesNotContain("written  dsq = dvar / m");
    }

    /// xhat for xmu spoils dxmu2, too, but that may not be written yet.
    @Test
    void noLineIsShownBehindWhichNothingWasHandedIn() throws IOException {
        Files.writeString(
                folder.resolve("mine.json"),
                "{\"divar\": [-1.7007286449751973, -0.8226781552778407, -6.389116852217612]}");
        assertThat(here.run("grade", "--input", BATCH, "mine.json").out())
                .contains("xmu-overwritten", "written  divar = sum(dxhat · xhat)")
                .doesNotContain("dxmu2 =");
    }

    @Test
    void aTableInMarkdown() throws IOException {
        Files.writeString(folder.resolve("dbeta.csv"), "1.4,-0.7,0.5\n");
        Run run = here.run("grade", "--input", BATCH, "dbeta=dbeta.csv", "--format", "markdown");
        assertThat(run.out())
                .contains("| answer | verdict | difference | at | allowed |\n|:--|:--|:--|:--|:--|\n"
                        + "| dbeta | wrong | 0.3 | [mass] |");
    }

    /// As `bn grade --class *.json` and one of them once more by its name.
    @Test
    void aLearnerIsCountedOnce() throws IOException {
        Files.copy(MINE, folder.resolve("ann.json"));
        Run once = here.run("grade", "--class", "--input", BATCH, "ann.json");
        Run twice = here.run("grade", "--class", "--input", BATCH, "ann.json", "ann.json");
        assertThat(once.out()).contains("ann.json  wrong");
        assertThat(twice.out()).isEqualTo(once.out());
    }

    /// Files are handed in under long names.
    @Test
    void aClassFitsTheScreen() throws IOException {
        String name = "assignment-two-of-somebody-with-a-long-name-final-version-corrected.json";
        Files.copy(MINE, folder.resolve(name));
        Run run = here.run("grade", "--class", "--input", BATCH, name);
        List<String> table = run.out().lines().toList().subList(1, 3);
        assertThat(table).allMatch(line -> line.length() <= 80);
        assertThat(table.getLast()).contains("assignment-two-of-somebody", "…", "wrong", "dxmu2-no-two");
        assertThat(here.run("grade", "--class", "--input", BATCH, name, "--full")
                        .out())
                .containsPattern(name + "  wrong");
    }

    @Test
    void aClassWithHintsOfKinds() {
        Run run = here.run("grade", "--class", "--input", BATCH, MINE.toString(), "--hints", "2", "--format", "json");
        Map<?, ?> learner = map(((List<?>) Json.object(run.out()).get("learners")).getFirst());
        assertThat(learner.get("kinds")).isEqualTo(List.of("factor"));
    }

    @Test
    void afterAForwardAndABackwardNothingElseIsNamed() {
        here.run("backward", "--input", BATCH);
        Run run = here.run("grade", answer("right.json"));
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.err()).contains("batch.json, the batch of the pass kept in this folder");
    }

    /// What PyTorch would have: the update with the unbiased variance, worked here by hand.
    @Test
    void runningStatisticsAreAnswersWhereThoseBeforeAreKnown() throws IOException {
        Files.writeString(
                folder.resolve("before.json"),
                "{\"running_mean\": [0, 0, 0], \"running_var\": [1, 1, 1], \"num_batches_tracked\": 0}");
        Files.writeString(
                folder.resolve("a.json"),
                "{\"running_mean\": [0.36, -0.14, 5.12], \"running_var\": [1.484, 1.324, 6.156]}");
        Run without = grade("a.json");
        assertThat(without.status()).isEqualTo(3);
        assertThat(without.err()).contains("running_mean can be judged when", "--stats FILE");
        Run run = grade("a.json", "--stats", "before.json");
        Map<String, Object> found = Json.object(run.out());
        assertThat(found.get("first_wrong")).isEqualTo("running_var");
        assertThat(map(((List<?>) found.get("diagnoses")).getFirst()).get("ids"))
                .isEqualTo(List.of("running-var-biased"));
        assertThat(grade("a.json", "--stats", "before.json", "--running-variance", "biased")
                        .status())
                .isZero();
    }

    /// x is (4, 6): with γ = 4, β = 7 and ε = 3 of the layer y is (5, 9). The momentum too is the one
    /// recorded: mean 5 and variance 2 by m − 1, half of each with 1 and 9. Keras' ε is 1e-3 where
    /// nothing records another.
    @Test
    void theLayersWeightBiasAndEpsAreUsedInTrainMode() throws IOException {
        Files.writeString(folder.resolve("x.csv"), "w\n4\n6\n");
        Files.writeString(
                folder.resolve("layer.json"),
                "{\"running_mean\": [1], \"running_var\": [9], \"weight\": [4], \"bias\": [7], \"eps\": 3}");
        Files.writeString(folder.resolve("y.json"), "{\"out\": [[5], [9]]}");
        Run run = here.run("grade", "--input", "x.csv", "--stats", "layer.json", "y.json");
        assertThat(run.status()).as(run.out() + run.err()).isZero();
        Files.writeString(
                folder.resolve("half.json"),
                "{\"running_mean\": [1], \"running_var\": [9], \"momentum\": 0.5, \"eps\": 1e-5}");
        Files.writeString(folder.resolve("mean.json"), "{\"running_mean\": [3], \"running_var\": [5.5]}");
        assertThat(here.run("grade", "--input", "x.csv", "--stats", "half.json", "mean.json")
                        .status())
                .isZero();
        Files.writeString(folder.resolve("root.json"), "{\"sqrtvar\": [1.0004998750624609]}");
        assertThat(here.run("grade", "--input", "x.csv", "--convention", "keras", "root.json")
                        .status())
                .isZero();
        assertThat(here.run("grade", "--input", "x.csv", "root.json").status()).isEqualTo(ExitStatus.NO);
    }

    @Test
    void evaluationModeJudgesBySavedStatistics() {
        String statistics = Path.of("samples/stats.json").toAbsolutePath().toString();
        Run made = here.run("mistakes", "eval-forgotten", "--format", "json", "--output", "wrong.json");
        assertThat(made.status()).as(made.err()).isZero();
        Run run = grade("wrong.json", "--mode", "eval", "--stats", statistics);
        Map<String, Object> found = Json.object(run.out());
        assertThat(found.get("first_wrong")).isEqualTo("mu");
        assertThat(map(((List<?>) found.get("diagnoses")).getFirst()).get("ids"))
                .isEqualTo(List.of("eval-forgotten"));
    }

    @Test
    void aClassHasALineForEachAndStatusOfTheWorst() {
        Run run = grade("--class", answer("right.json"), answer("two.json"), answer("word.json"));
        assertThat(run.status()).isEqualTo(1);
        List<?> learners = (List<?>) Json.object(run.out()).get("learners");
        assertThat(learners).hasSize(3);
        assertThat(map(learners.get(0)).get("verdict")).isEqualTo("right");
        assertThat(map(learners.get(2)).get("problem").toString()).contains("'three'");
        assertThat(grade("--class", answer("right.json"), answer("right32.npz")).status())
                .isZero();
    }

    /// The right dbeta alone, beside one who has handed in the right dx, dgamma and dbeta.
    @Test
    void whatIsMissingIsNotRight() throws IOException {
        Map<?, ?> right = Json.object(Files.readString(ANSWERS.resolve("right.json")));
        Files.writeString(
                folder.resolve("ann.json"),
                "{\"dx\": " + right.get("dx") + ", \"dgamma\": " + right.get("dgamma") + ", \"dbeta\": "
                        + right.get("dbeta") + "}");
        Files.writeString(folder.resolve("lazy.json"), "{\"dbeta\": " + right.get("dbeta") + "}");
        Run run = here.run("grade", "--class", "--input", BATCH, "ann.json", "lazy.json");
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out())
                .contains("A class of 2, 1 of them right throughout")
                .containsPattern("ann\\.json +right +3/3")
                .containsPattern("lazy\\.json +incomplete +1/3")
                .containsPattern("lazy\\.json +has only dbeta");

        Map<String, Object> found =
                Json.object(grade("--class", "ann.json", "lazy.json").out());
        assertThat(found.get("verdict")).isEqualTo("wrong");
        assertThat(found.get("required")).isEqualTo(List.of("dbeta", "dgamma", "dx"));
        Map<?, ?> lazy = map(((List<?>) found.get("learners")).get(1));
        assertThat(lazy.get("verdict")).isEqualTo("incomplete");
        assertThat(lazy.get("handed_in")).isEqualTo(List.of("dbeta"));
        assertThat(lazy.get("missing")).isEqualTo(List.of("dgamma", "dx"));
    }

    @Test
    void whatIsRequiredCanBeNamed() throws IOException {
        Map<?, ?> right = Json.object(Files.readString(ANSWERS.resolve("right.json")));
        Files.writeString(folder.resolve("a.json"), "{\"dbeta\": " + right.get("dbeta") + "}");
        assertThat(grade("--class", "a.json").status()).isZero();
        assertThat(grade("--class", "--require", "∂ℓ/∂β", "a.json").status()).isZero();
        Run run = here.run("grade", "--class", "--require", "dx, dbeta", "--input", BATCH, "a.json", "--lang", "zh");
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out())
                .contains("要求交：dx、dbeta。")
                .containsPattern("a\\.json +不完整 +1/2")
                .containsPattern("a\\.json +缺 dx");
        assertThat(grade("--class", "--require", "dxx", "a.json").err()).contains("--require: 'dxx' is none of");
        assertThat(grade("--require", "dx", "a.json").status()).isEqualTo(2);
    }

    /// One that handed in nothing, or the code in place of its numbers, keeps nobody from being graded.
    @Test
    void aClassGoesOnBehindFilesThatHoldNoNumbers() throws IOException {
        Files.writeString(folder.resolve("blank.json"), " \n");
        Files.writeString(folder.resolve("code.py"), "import numpy as np\n");
        Run run = grade("--class", "blank.json", "code.py", answer("right.json"));
        assertThat(run.status()).isEqualTo(1);
        List<?> learners = (List<?>) Json.object(run.out()).get("learners");
        assertThat(map(learners.get(0)).get("problem"))
                .isEqualTo("blank.json: holds nothing but blanks; a list or an object of JSON was expected");
        assertThat(map(learners.get(1)).get("problem").toString()).startsWith("code.py: is Python code");
        assertThat(map(learners.get(2)).get("verdict")).isEqualTo("right");
    }

    @Test
    void whatTheAnswersFileHoldsBesideIsLeftOutAndSaid() throws IOException {
        Files.writeString(folder.resolve("a.json"), "{\"x\": [[1]], \"eps\": 1e-5, \"dbeta\": [1.4, -0.7, 0.8]}");
        Run run = grade("a.json");
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.err()).contains("x is no answer", "eps is no answer");
    }

    @Test
    void aFileWithoutAnswersIsSaidToBe() throws IOException {
        Files.writeString(folder.resolve("a.json"), "{\"x\": [[1]]}");
        assertThat(grade("a.json").status()).isEqualTo(3);
        assertThat(grade("a.json").err()).endsWith("a.json: has no step's numbers to grade\n");
        Run walk = here.typing("grade a.json\nquit\n").run("walk");
        assertThat(walk.status()).isZero();
        assertThat(walk.out()).contains("a.json: has no step's numbers to grade");
    }

    @Test
    void whatIsWrongWithAnAnswersFileIsSaidOfAnswers() throws IOException {
        Files.writeString(folder.resolve("dx.csv"), "1,2,3\n4,x,6\n");
        assertThat(grade("dx.csv").err()).isEqualTo("dx.csv:2:2: 'x' is not a number (column '1')\n");
        assertThat(grade("dz=dx.csv").err()).contains("dx.csv:2:2:");
        Files.writeString(folder.resolve("dx.csv"), "1,2,3\n");
        Run unknown = grade("dvarr=dx.csv");
        assertThat(unknown.status()).isEqualTo(3);
        assertThat(unknown.err()).isEqualTo("dx.csv: 'dvarr' is none of the steps; did you mean dvar?\n");
        assertThat(grade("dx=no.csv").err()).startsWith("no.csv: there is no such file");
    }

    @Test
    void aMistakeOfTheBackwardPassNeedsADout() {
        String batch = Path.of("samples/batch.csv").toAbsolutePath().toString();
        Run run = here.run("mistakes", "dmu-sign", "--input", batch);
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("there is no gradient to take back: give it with --dout FILE");
        assertThat(here.run("mistakes", "eps-missing", "--input", batch).status())
                .isZero();
        assertThat(here.run("mistakes", "dmu-sign", "--gamma", "2").err())
                .contains("--gamma goes with --input; without it, the sample is taken");
    }

    @Test
    void aLineWithoutANameIsSaidAsItMayHaveBeenWritten() {
        Map<String, Object> found = Json.object(grade(answer("times-m.json")).out());
        assertThat(map(((List<?>) found.get("diagnoses")).getFirst()).get("ids"))
                .isEqualTo(List.of("dgamma = m · sum(dgammax · xhat)"));
        assertThat((List<?>) found.get("relations")).isEmpty();
    }

    @Test
    void numbersOfAnyKindAreAnswers() {
        Map<?, ?> answers = map(Json.object(grade(answer("nan.json")).out()).get("answers"));
        assertThat(map(answers.get("out")).get("verdict")).isEqualTo("wrong");
        assertThat(map(answers.get("out")).get("max_abs_difference")).isEqualTo("Infinity");
        assertThat(map(answers.get("mu")).get("shape")).isEqualTo("(5, 1)");
    }

    /// NumPy's files in the place of CSV and JSON, in each order, size and byte order.
    @ParameterizedTest
    @ValueSource(strings = {"x.npy", "x-fortran.npy", "x-int.npy", "x-big.npy", "batch.npz"})
    void aBatchThatNumPySaved(String file) {
        Run expected = here.run("forward", "--input", BATCH, "--gamma", "1", "--beta", "0", "--format", "csv");
        Run run = here.run("forward", "--input", answer(file), "--gamma", "1", "--beta", "0", "--format", "csv");
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(rows(run.out())).isEqualTo(rows(expected.out()));
    }

    /// JSON names the features, NumPy does not, so one has a header.
    private static List<String> rows(String csv) {
        return csv.lines().filter(line -> line.matches("[-0-9.,e]+")).toList();
    }

    @Test
    void parametersDoutAndStatisticsThatNumPySaved() {
        Run expected = here.run("backward", "--input", BATCH, "--beta", "0", "--format", "json");
        Run run = here.run(
                "backward",
                "--input",
                answer("x.npy"),
                "--dout",
                answer("dout.npy"),
                "--gamma",
                answer("gamma.npy"),
                "--format",
                "json");
        assertThat(map(Json.object(run.out()).get("steps")).get("dx"))
                .isEqualTo(map(Json.object(expected.out()).get("steps")).get("dx"));
        Run eval = here.run(
                "forward", "--input", BATCH, "--mode", "eval", "--stats", answer("stats.npz"), "--format", "json");
        assertThat(eval.status()).as(eval.err()).isZero();
    }

    @Test
    void whatNumPySavedAndCannotBeRead() throws IOException {
        assertThat(here.run("forward", "--input", answer("complex.npy")).err())
                .endsWith("complex.npy: has the dtype <c16; save plain numbers, with x.astype(float)\n");
        assertThat(here.run("forward", "--input", answer("x-nan.npy")).err())
                .endsWith("x-nan.npy: [2,1] is NaN, not a finite number; leave its row out or put a number in its"
                        + " place\n");
        byte[] whole = Files.readAllBytes(ANSWERS.resolve("x.npy"));
        Files.write(folder.resolve("short.npy"), Arrays.copyOf(whole, whole.length - 8));
        assertThat(here.run("forward", "--input", "short.npy").err())
                .isEqualTo("short.npy: ends too early: 112 bytes of numbers, expected 120\n");
        assertThat(here.run("forward", "--input", answer("x.npy"), "--header").err())
                .contains("is a NumPy file, and --header says how to read CSV");
    }

    /// What a teacher hands out is found again.
    @ParameterizedTest
    @ValueSource(strings = {"dvar-exponent", "mean-over-features", "gamma-before-normalizing", "mean-not-sum"})
    void anExerciseMadeFromAMistake(String id) {
        here.run("mistakes", id, "--format", "json", "--output", "exercise.json");
        Map<String, Object> found = Json.object(grade("exercise.json").out());
        assertThat(map(((List<?>) found.get("diagnoses")).getFirst()).get("ids"))
                .isEqualTo(List.of(id));
    }

    @Test
    void fromStandardInput() throws IOException {
        String text = Files.readString(MINE, StandardCharsets.UTF_8);
        Run run = here.typing(text).run("grade", "--input", BATCH, "-", "--hints", "1");
        assertThat(run.status()).as(run.err()).isEqualTo(1);
    }
}
