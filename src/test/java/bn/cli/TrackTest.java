package bn.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import bn.cli.environment.ExitStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Running statistics on disk: tracked, and kept whole.
class TrackTest extends InFolder {
    @BeforeEach
    void files() throws IOException {
        Files.writeString(folder.resolve("a.csv"), "w\n1\n2\n6\n");
        Files.writeString(folder.resolve("b.csv"), "w\n0\n4\n");
    }

    /// By hand: means 3 and 2, variances with m − 1 7 and 8; see RunningUpdateTest.
    @Test
    void theArithmeticIsPrintedAndKept() throws IOException {
        Run run = here.run("track", "--stats", "s.json", "a.csv", "b.csv");
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("    running_mean[w] = 0.9 · 0 + 0.1 · 3 = 0.3\n")
                .contains("    running_var[w]  = 0.9 · 1 + 0.1 · (4.66667 · 3 / (3 − 1)) = 1.6\n")
                .contains("    running_mean[w] = 0.9 · 0.3 + 0.1 · 2 = 0.47\n")
                .contains("    running_var[w]  = 0.9 · 1.6 + 0.1 · (4 · 2 / (2 − 1)) = 2.24\n");
        Map<String, Object> stats = stats();
        assertThat(stats)
                .containsEntry("num_batches_tracked", 2.0)
                .containsEntry("eps", 1e-5)
                .containsEntry("momentum", 0.1)
                .containsEntry("convention", "pytorch");
        assertThat(Json.flat(stats.get("running_mean")).getFirst()).isCloseTo(0.47, within(1e-15));
        assertThat(Json.flat(stats.get("running_var")).getFirst()).isCloseTo(2.24, within(1e-15));
    }

    /// In two commands or in one, the same statistics; the convention is remembered.
    @Test
    void trackingGoesOnFromTheFile() throws IOException {
        here.run("track", "--stats", "s.json", "--convention", "keras", "a.csv");
        here.run("track", "--stats", "s.json", "b.csv");
        Map<String, Object> twice = stats();
        Files.delete(folder.resolve("s.json"));
        here.run("track", "--stats", "s.json", "--convention", "keras", "a.csv", "b.csv");
        assertThat(stats()).isEqualTo(twice);
        assertThat(twice).containsEntry("convention", "keras").containsEntry("eps", 1e-3);
    }

    /// Of (1, 2, 6) with mean 3: 0.9 · 1 + 0.1 · 3 = 1.2 by PyTorch's own momentum, 0.99 + 0.03 by
    /// Keras', 0.75 + 0.75 by a quarter; null, as Python writes None, is the plain average: after one
    /// batch before, a half of each.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"convention\": \"pytorch\" | 0.9 · 1 + 0.1 · 3 = 1.2",
                "\"convention\": \"keras\" | 0.99 · 1 + 0.01 · 3 = 1.02",
                "\"momentum\": 0.25 | 0.75 · 1 + 0.25 · 3 = 1.5",
                "\"momentum\": 0.25, \"momentum_meaning\": \"old\" | 0.25 · 1 + 0.75 · 3 = 2.5",
                "\"convention\": \"keras\", \"momentum\": 0.75 | 0.75 · 1 + 0.25 · 3 = 1.5",
                "\"momentum\": null | 0.5 · 1 + 0.5 · 3 = 2",
                "\"momentum\": \"cumulative\" | 0.5 · 1 + 0.5 · 3 = 2",
                "\"convention\": \"keras\", \"momentum\": null | 0.5 · 1 + 0.5 · 3 = 2"
            })
    void whatTheFileRecordsIsUsed(String recorded, String arithmetic) throws IOException {
        recorded(recorded);
        Run run = here.run("track", "--stats", "s.json", "--dry-run", "a.csv");
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out()).contains("running_mean[w] = " + arithmetic + "\n");
        assertThat(run.err()).isEmpty();
    }

    /// A convention that is named leaves nothing of one that is recorded, and says so where that comes to something
    /// else.
    @Test
    void anotherConventionThanTheOneRecordedIsPointedOut() throws IOException {
        recorded("\"convention\": \"keras\", \"momentum\": 0.75");
        Run other = here.run("track", "--stats", "s.json", "--dry-run", "--convention", "pytorch", "a.csv");
        assertThat(other.out()).contains("running_mean[w] = 0.9 · 1 + 0.1 · 3 = 1.2\n");
        assertThat(other.err())
                .isEqualTo(
                        "s.json: records keras (momentum 0.75 of the old value, biased variance); by the command line it is"
                                + " pytorch (momentum 0.1 of the batch, unbiased variance) instead\n");
        recorded("\"convention\": \"keras\"");
        Run same = here.run("track", "--stats", "s.json", "--dry-run", "--convention", "keras", "a.csv");
        assertThat(same.out()).contains("running_mean[w] = 0.99 · 1 + 0.01 · 3 = 1.02\n");
        assertThat(same.err()).isEmpty();
        // A momentum alone is no other convention's.
        recorded("\"momentum\": 0.75");
        Run own = here.run("track", "--stats", "s.json", "--dry-run", "--convention", "keras", "a.csv");
        assertThat(own.out()).contains("running_mean[w] = 0.75 · 1 + 0.25 · 3 = 1.5\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"x\" | s.json:1:81: $.momentum: 'x' is no momentum; expected a number from 0 to 1, or cumulative",
                "-1 | s.json:1:81: $.momentum: momentum is -1, expected a number from 0 to 1: it is the weight of one side of the update"
            })
    void whatIsNoMomentumIsRefused(String momentum, String sentence) throws IOException {
        recorded("\"momentum\": " + momentum);
        Run run = here.run("track", "--stats", "s.json", "a.csv");
        assertThat(run.err()).isEqualTo(sentence + "\n");
        assertThat(run.status()).isEqualTo(ExitStatus.DATA);
    }

    private void recorded(String members) throws IOException {
        Files.writeString(
                folder.resolve("s.json"),
                "{\"running_mean\": [1], \"running_var\": [1], \"num_batches_tracked\": 1, " + members + "}");
    }

    @Test
    void aDryRunChangesNothing() {
        Run run = here.run("track", "--stats", "s.json", "--dry-run", "a.csv");
        assertThat(run.status()).isZero();
        assertThat(folder.resolve("s.json")).doesNotExist();
    }

    @Test
    void aFileIsCutIntoBatches() throws IOException {
        Files.writeString(folder.resolve("five.csv"), "1\n3\n5\n9\n20\n");
        Run run = here.run("track", "--stats", "s.json", "--batch-size", "2", "--convention", "onnx", "five.csv");
        assertThat(run.out()).contains("Batch 1: five.csv [0:2], m = 2").contains("Batch 3: five.csv [4:5], m = 1");
        assertThat(run.err())
                .isEqualTo(
                        "warning: the last batch has fewer rows (1, the others 2) but the same weight as a full one: each of its rows"
                                + " counts 2 times as much as in a full batch. --drop-last leaves it out.\n");
        Run dropped = here.run(
                "track", "--stats", "t.json", "--batch-size", "2", "--drop-last", "--convention", "onnx", "five.csv");
        assertThat(dropped.out()).doesNotContain("Batch 3");
        assertThat(dropped.err()).isEmpty();
    }

    @Test
    void oneRowHasNoUnbiasedVariance() throws IOException {
        Files.writeString(folder.resolve("one.csv"), "1\n");
        Run run = here.run("track", "--stats", "s.json", "one.csv");
        assertThat(run.status()).isEqualTo(ExitStatus.DATA);
        assertThat(run.err())
                .startsWith("one.csv: has one row, and the running variance of this convention is divided by m − 1");
        assertThat(folder.resolve("s.json")).doesNotExist();
    }

    @Test
    void aMomentumOfZeroIsPointedOut() {
        assertThat(here.run("track", "--stats", "s.json", "--momentum", "0", "a.csv")
                        .err())
                .startsWith("warning: with this momentum the batch weighs 0 and the statistics never move.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"running_mean\": [0]} | s.json: has no running_var, a list of a number for each feature",
                "{\"running_mean\": [0], \"running_var\": [1, 2]} | s.json: running_mean has 1 number, running_var has 2",
                "{\"running_mean\": [0, 1], \"running_var\": [1, 2]} | s.json: holds the statistics of 2 features, the batches have 1",
                "{\"x\": [0]} | s.json: is no file of running statistics: it has no running_mean, nor what other frameworks call it",
                "[1, 2] | s.json: is no file of running statistics, which is an object with running_mean and running_var"
            })
    void badStatistics(String text, String sentence) throws IOException {
        Files.writeString(folder.resolve("s.json"), text);
        Run run = here.run("track", "--stats", "s.json", "a.csv");
        assertThat(run.err()).isEqualTo(sentence + "\n");
        assertThat(run.status()).isEqualTo(ExitStatus.DATA);
        assertThat(folder.resolve("s.json")).hasContent(text);
    }

    /// Each name of the file has what it can mean, or the file is refused where it does not.
    @ParameterizedTest
    @MethodSource("refused")
    void whatStatisticsCannotSayIsRefused(String text, String sentence) throws IOException {
        badStatistics(text, sentence);
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of(
                        "{\"running_mean\": [0], \"running_var\": [-1]}",
                        "s.json: running_var[0] is -1, and a variance is never negative; begin anew, or put right what wrote it"),
                Arguments.of(
                        "{\"running_mean\": [0], \"running_mean\": [0]}",
                        "s.json:1:39: $.running_mean: is given a second time; leave one of them out"),
                Arguments.of(
                        "{\"running_mean\": [0, [0]]}",
                        "s.json:1:25: $.running_mean: found lists in the list, expected a number for each feature"),
                Arguments.of(
                        "{\"running_mean\": [0], \"running_var\": null}",
                        "s.json:1:38: $.running_var: is null, as of a layer with track_running_stats=False: it keeps no statistics, and eval mode uses the batch as train mode does"),
                Arguments.of(
                        "{\"num_batches_tracked\": []}",
                        "s.json:1:26: $.num_batches_tracked: found a list of 0, expected one number of batches"),
                Arguments.of(
                        "{\"num_batches_tracked\": [1, 2]}",
                        "s.json:1:30: $.num_batches_tracked: found a list of 2, expected one number of batches"),
                Arguments.of(
                        "{\"num_batches_tracked\": -1}",
                        "s.json:1:25: $.num_batches_tracked: found -1, expected a whole number of batches from 0 to 9007199254740992"),
                Arguments.of(
                        "{\"num_batches_tracked\": -3.7}",
                        "s.json:1:25: $.num_batches_tracked: found -3.7, expected a whole number of batches from 0 to 9007199254740992"),
                Arguments.of(
                        "{\"num_batches_tracked\": 1.5}",
                        "s.json:1:25: $.num_batches_tracked: found 1.5, expected a whole number of batches from 0 to 9007199254740992"),
                Arguments.of(
                        "{\"num_batches_tracked\": 9223372036854775807}",
                        "s.json:1:25: $.num_batches_tracked: found 9.223372036854776e+18, expected a whole number of batches from 0 to 9007199254740992"),
                Arguments.of(
                        "{\"num_batches_tracked\": \"3\"}",
                        "s.json:1:25: $.num_batches_tracked: found the string '3', expected a number; write it without quotes"),
                Arguments.of(
                        "{\"num_batches_tracked\": null}",
                        "s.json:1:25: $.num_batches_tracked: found null, expected a number"),
                Arguments.of("{\"eps\": null}", "s.json:1:9: $.eps: found null, expected a number"),
                Arguments.of("{\"weight\": \"a\"}", "s.json:1:12: $.weight: found the string 'a', expected a number"),
                Arguments.of(
                        "{\"convention\": \"torch\"}",
                        "s.json:1:16: $.convention: found 'torch' (did you mean pytorch?), expected pytorch, keras, tensorflow, onnx, cudnn, flax, paper, cs231n or d2l"),
                Arguments.of(
                        "{\"convention\": 3}",
                        "s.json:1:16: $.convention: found no text in quotes, expected pytorch, keras, tensorflow, onnx, cudnn, flax, paper, cs231n or d2l"),
                Arguments.of(
                        "{\"momentum_meaning\": \"new\"}",
                        "s.json:1:22: $.momentum_meaning: found 'new', expected batch or old"),
                Arguments.of(
                        "{\"running_variance\": \"both\"}",
                        "s.json:1:22: $.running_variance: found 'both', expected biased or unbiased"),
                Arguments.of(
                        "{\"running_mean\": [0], \"running_var\": [1], \"bn.running_mean\": [0], \"bn.running_var\": [1]}",
                        "s.json: holds the statistics of 2 layers; say which with --layer: '', bn; bn layers shows more of each"));
    }

    /// A model's file has more than numbers; what it says beside the statistics is not looked at.
    @Test
    void whatElseAFileHoldsIsPassedOver() throws IOException {
        Files.writeString(
                folder.resolve("m.json"),
                "{\"labels\": [\"cat\", \"dog\"], \"epoch\": \"3\", \"bn.running_mean\": [0], \"bn.running_var\": [1],"
                        + " \"bn.num_batches_tracked\": [7]}");
        Run run = here.run("forward", "--mode", "eval", "--stats", "m.json", "--input", "a.csv", "--no-save");
        assertThat(run.status()).as(run.err()).isZero();
    }

    /// A model's file would lose its other layers.
    @Test
    void aFileThatHoldsMoreIsNotWritten() throws IOException {
        String model = "{\"fc.weight\": [[1]], \"bn.running_mean\": [0], \"bn.running_var\": [1]}";
        Files.writeString(folder.resolve("s.json"), model);
        Run run = here.run("track", "--stats", "s.json", "a.csv");
        assertThat(run.status()).isEqualTo(ExitStatus.DATA);
        assertThat(run.err())
                .isEqualTo(
                        "s.json: holds more than the statistics of one layer, which would be lost; track into a file of its"
                                + " own\n");
        assertThat(folder.resolve("s.json")).hasContent(model);
    }

    @Test
    void epsIsRecorded() throws IOException {
        here.run("track", "--stats", "s.json", "--eps", "0.25", "a.csv");
        assertThat(stats()).containsEntry("eps", 0.25);
        here.run("track", "--stats", "s.json", "a.csv");
        assertThat(stats()).containsEntry("eps", 0.25);
        here.run("track", "--stats", "s.json", "--convention", "keras", "a.csv");
        assertThat(stats()).containsEntry("eps", 1e-3);
    }

    private Map<String, Object> stats() throws IOException {
        return Json.object(Files.readString(folder.resolve("s.json")));
    }
}
