package bn.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import bn.cli.environment.ExitStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Train and eval beside each other. By hand, with ε = 1e-5 so small a part that it is left out of the
/// comments: x is (1, 3), so mu = 2 and var = 1, and y in train mode is (−1, 1); with running mean 1 and
/// running variance 4, y in eval mode is (0, 1). The difference (−1, 0) is (1 − 2)/2 = −0.5 from the mean
/// and xmu·(1 − 1/2) = (−0.5, 0.5) from the scale.
class CompareTest extends InFolder {
    @BeforeEach
    void files() throws IOException {
        Files.writeString(folder.resolve("x.csv"), "w\n1\n3\n");
        statistics("[1]", "[4]", 1000);
    }

    @Test
    void theDifferenceAndItsParts() {
        Run run = here.run("compare", "--input", "x.csv", "--stats", "s.json", "--format", "json");
        assertThat(run.status()).as(run.err()).isZero();
        Map<String, Object> json = Json.object(run.out());
        assertThat(json.keySet())
                .containsExactly("command", "train", "eval", "difference", "max_abs_difference", "num_batches_tracked");
        assertNear(inside(json, "train", "out"), -1, 1);
        assertNear(inside(json, "eval", "out"), 0, 1);
        assertNear(inside(json, "train", "xhat"), -1, 1);
        assertNear(inside(json, "eval", "mu"), 1);
        assertNear(inside(json, "eval", "var"), 4);
        assertNear(inside(json, "difference", "out"), -1, 0);
        assertNear(inside(json, "difference", "from_mean"), -0.5);
        assertNear(inside(json, "difference", "from_scale"), -0.5, 0.5);
        assertNear(Json.flat(json.get("max_abs_difference")), 1);
        assertThat(json).containsEntry("num_batches_tracked", 1000.0);
    }

    /// The columns are named in the language of the rest.
    @Test
    void theColumnsSpeakTheLanguage() {
        Run run = here.run("compare", "--input", "x.csv", "--stats", "s.json", "--lang", "zh");
        assertThat(run.out())
                .contains("xhat（训练）  xhat（评估）  y（训练）  y（评估）", "训练 − 评估", "来自均值", "来自尺度")
                .doesNotContain("train", "eval", "from");
    }

    /// The two parts add up to the difference, whatever the numbers.
    @Test
    void thePartsAddUp() {
        Run run = Run.Place.at(Path.of(""), state)
                .run(
                        "compare",
                        "--input",
                        "samples/images.json",
                        "--stats",
                        "src/test/resources/samples/stats.json",
                        "--format",
                        "json");
        Map<String, Object> json = Json.object(run.out());
        List<Double> difference = inside(json, "difference", "out");
        List<Double> fromScale = inside(json, "difference", "from_scale");
        List<Double> fromMean = inside(json, "difference", "from_mean");
        List<Double> train = inside(json, "train", "out");
        List<Double> eval = inside(json, "eval", "out");
        for (int i = 0; i < difference.size(); i++) {
            int channel = i / 8 % 3;
            assertThat(difference.get(i)).isEqualTo(train.get(i) - eval.get(i));
            assertThat(fromMean.get(channel) + fromScale.get(i)).isCloseTo(difference.get(i), within(1e-13 * 100));
        }
    }

    @Test
    void theToleranceDecidesTheStatus() {
        String[] args = {"compare", "--input", "x.csv", "--stats", "s.json", "--tolerance", "1.01"};
        assertThat(here.run(args).status()).isZero();
        args[6] = "0.9";
        Run run = here.run(args);
        assertThat(run.status()).isEqualTo(ExitStatus.NO);
        assertThat(run.out()).startsWith("Train mode and eval mode");
    }

    @Test
    void statisticsThatWereNeverUpdated() throws IOException {
        statistics("[0]", "[1]", 0);
        assertThat(meaning())
                .startsWith(
                        "running_mean is 0 and running_var 1 in every feature, as before the first batch: eval mode uses"
                                + " nothing of the data and divides by √(1 + ε).");
        statistics("[0]", "[1]", 5);
        assertThat(meaning()).contains("as before the first batch, though num_batches_tracked is 5.");
        statistics("[0]", "[0]", 0);
        assertThat(meaning("--stats", "s.json", "--convention", "cs231n"))
                .startsWith("running_mean is 0 and running_var 0 in every feature");
    }

    /// 0.9^7 = 0.4783.
    @Test
    void statisticsOfFewBatches() throws IOException {
        statistics("[1]", "[4]", 7);
        assertThat(meaning())
                .startsWith("Updates so far: 7. By pytorch (momentum 0.1 of the batch, variance divided by m−1;"
                        + " assumed: neither the file nor the command line gives a momentum), the running statistics still"
                        + " hold 47.8 % of their starting values");
        assertThat(meaning("--stats", "s.json", "--momentum", "0.1"))
                .startsWith("Updates so far: 7. By pytorch (momentum 0.1 of the batch, variance divided by m−1), the"
                        + " running statistics still hold 47.8 % of their starting values");
    }

    /// 0.9^7 = 0.4783 of the start, which is 1, cannot be in 0.4.
    @Test
    void aVarianceThatHoldsLessThanItsStartLeaves() throws IOException {
        statistics("[1]", "[0.4]", 7);
        assertThat(meaning())
                .startsWith("w: running_var is 0.4. By pytorch")
                .contains("47.8 % of the start, which is 1, would still be in it after 7 updates")
                .doesNotContain("still hold");
    }

    /// What a batch of weight 0 cannot have moved.
    @Test
    void statisticsThatMovedAllTheSame() throws IOException {
        statistics("[1]", "[4]", 7);
        assertThat(meaning("--stats", "s.json", "--momentum", "0"))
                .startsWith("By pytorch (momentum 0 of the batch, variance divided by m−1), the batch weighs 0")
                .doesNotContain("still hold");
    }

    /// mu = 2, var = 1, and var · 2/(2 − 1) = 2.
    @Test
    void besselsCorrectionIsNamedWhereItIsAll() throws IOException {
        statistics("[2]", "[2]", 1);
        assertThat(meaning())
                .startsWith(
                        "running_mean is this batch's mean, and running_var its variance times m/(m−1) = 2/1. Bessel's"
                                + " correction is the whole difference")
                .doesNotContain("still hold");
        statistics("[2]", "[1]", 1);
        assertThat(meaning()).startsWith("The running statistics are this batch's own mean and variance");
        statistics("[2]", "[2.000001]", 1000);
        assertThat(meaning()).doesNotContain("Bessel");
        statistics("[2.000001]", "[2]", 1000);
        assertThat(meaning()).doesNotContain("Bessel");
    }

    /// The batches (1, 3) twice make 0.1 · 2 = 0.2, then 0.9 · 0.2 + 0.2 = 0.38.
    @Test
    void batchesThatDoNotMakeTheStatistics() throws IOException {
        statistics("[0.5]", "[4]", 3);
        assertThat(meaning("--stats", "s.json", "--convention", "pytorch", "x.csv", "x.csv"))
                .startsWith(
                        "The given batches do not give these statistics. Tracked from the start by pytorch (momentum"
                                + " 0.1 of the batch, variance divided by m−1), they give running_")
                .contains("Batches given: 2, num_batches_tracked: 3.");
    }

    /// By keras 0.01 · 2 = 0.02 and 0.99 + 0.01 · 1 = 1.
    @Test
    void batchesThatMakeThemByAnotherConvention() throws IOException {
        statistics("[0.02]", "[1]", 1);
        assertThat(meaning("--stats", "s.json", "x.csv"))
                .startsWith(
                        "The given batches give exactly these statistics by keras (momentum 0.99 of the old value, variance"
                                + " divided by m); by pytorch (momentum 0.1 of the batch, variance divided by m−1; assumed: neither the file nor the"
                                + " command line gives a momentum) they do not.");
    }

    @Test
    void oneRowHasNoVarianceToCompare() throws IOException {
        Files.writeString(folder.resolve("x.csv"), "w\n1\n");
        assertThat(meaning()).startsWith("There is only one row: train mode turns it into β whatever x is");
    }

    /// |2 − 1| / √(4/2) = 0.71, and the variances are 1 and 4.
    @Test
    void aBatchThatDiffersByChance() {
        assertThat(meaning())
                .startsWith(
                        "Means and variances differ from the running ones no more than they would by chance with 2");
    }

    /// √(2·ln(400)) = 3.46 standard errors for one feature: |mean − 2| / √(4/2) = 3.45 and 3.47.
    @Test
    void chanceEndsWhereItsBoundIs() throws IOException {
        statistics("[6.8789]", "[4]", 1000);
        assertThat(meaning()).startsWith("Means and variances differ");
        statistics("[6.9073]", "[4]", 1000);
        assertThat(meaning()).startsWith("w: the mean of this batch is 3.47 standard errors");
    }

    /// The mean is right and the scale is not: σ² of 0, 2, 0, 2, ... is 1, divided by 99 it is 1.01. With t for how
    /// many times the running variance that is, 99/2 · (t − 1 − ln t) is 1.5 for 1.3, 8.1 for 1.9 and 31.7 for 4;
    /// chance ends at ln(400) = 6.
    @Test
    void aVarianceThatHasDrifted() throws IOException {
        Files.writeString(folder.resolve("x.csv"), "w\n" + "0\n2\n".repeat(50));
        statistics("[1]", "[1.3]", 1000);
        assertThat(meaning()).startsWith("Means and variances differ");
        statistics("[1]", "[1.9]", 1000);
        assertThat(meaning()).contains("though by less than a factor of 2: w has 0.526 times the running variance.");
        statistics("[1]", "[4]", 1000);
        assertThat(meaning()).startsWith("w: the variance of this batch is 0.25 times the running variance");
    }

    /// |2 − 10| / √(4/2) = 5.66.
    @Test
    void dataThatHasDrifted() throws IOException {
        statistics("[10]", "[4]", 1000);
        assertThat(meaning()).startsWith("w: the mean of this batch is 5.66 standard errors");
    }

    @Test
    void aDeviationInThePlaceOfAVariance() throws IOException {
        Files.writeString(folder.resolve("x.csv"), "v,w\n0,0\n20,6\n");
        statistics("[10, 3]", "[10.1, 2.9]", 1000);
        assertThat(meaning()).startsWith("running_var is close to the square root of this batch's variance");
    }

    @Test
    void whatTheBatchesMadeOfIt() throws IOException {
        here.run("track", "--stats", "t.json", "x.csv", "x.csv");
        assertThat(meaning("--stats", "t.json", "x.csv", "x.csv"))
                .contains("tracked from the start by pytorch (momentum 0.1 of the batch, variance divided by m−1), give"
                        + " exactly these statistics")
                .contains(
                        "By pytorch (momentum 0.1 of the batch, variance divided by m−1), the running statistics still"
                                + " hold 81 %");
        here.run("track", "--stats", "flipped.json", "--momentum-meaning", "old", "x.csv", "x.csv");
        assertThat(meaning("--stats", "flipped.json", "--convention", "pytorch", "x.csv", "x.csv"))
                .contains("momentum is the weight of the other side")
                .doesNotContain("still hold");
        here.run("track", "--stats", "biased.json", "--running-variance", "biased", "x.csv", "x.csv");
        assertThat(meaning("--stats", "biased.json", "--convention", "pytorch", "x.csv", "x.csv"))
                .contains("if the running variance is divided by m, where this convention has m−1");
    }

    /// A whole model's state_dict as PyTorch wrote it, and its layer's numbers in eval mode.
    @Test
    void aModelOfPyTorchIsReadAsItIs() throws IOException {
        Path samples = Path.of("src/test/resources/samples");
        Map<String, Object> torch = Json.object(Files.readString(samples.resolve("model-pytorch-eval.json")));
        Files.writeString(folder.resolve("x.json"), torch.get("x").toString());
        Files.writeString(folder.resolve("g.json"), torch.get("dout").toString());
        Run run = here.run(
                "backward",
                "--input",
                "x.json",
                "--dout",
                "g.json",
                "--mode",
                "eval",
                "--with-forward",
                "--stats",
                samples.resolve("model-pytorch.json").toAbsolutePath().toString(),
                "--layer",
                "1",
                "--format",
                "json");
        assertThat(run.status()).as(run.err()).isZero();
        @SuppressWarnings("unchecked")
        Map<String, Object> steps = (Map<String, Object>) Json.object(run.out()).get("steps");
        for (String step : List.of("out", "dx", "dgamma", "dbeta")) {
            List<Double> expected = Json.flat(torch.get(step));
            List<Double> actual = Json.flat(steps.get(step));
            assertThat(actual).hasSameSizeAs(expected);
            for (int i = 0; i < actual.size(); i++) {
                assertThat(actual.get(i)).as("%s %d", step, i).isCloseTo(expected.get(i), within(1e-12));
            }
        }
    }

    private String meaning(String... options) {
        String[] all = options.length == 0 ? new String[] {"--stats", "s.json"} : options;
        String[] args = new String[all.length + 4];
        args[0] = "compare";
        args[1] = "--input";
        args[2] = "x.csv";
        args[3] = "--full";
        System.arraycopy(all, 0, args, 4, all.length);
        Run run = here.with("COLUMNS", "1000").run(args);
        assertThat(run.status()).as(run.err()).isZero();
        String text = run.out();
        int from = text.indexOf("What this looks like\n") + "What this looks like\n".length();
        return text.substring(from, text.indexOf("\n\n", from))
                .replaceAll("\\s+", " ")
                .strip();
    }

    private void statistics(String mean, String var, int batches) throws IOException {
        Files.writeString(
                folder.resolve("s.json"),
                "{\"running_mean\": " + mean + ", \"running_var\": " + var + ", \"num_batches_tracked\": " + batches
                        + ", \"eps\": 1e-5}");
    }

    private static void assertNear(List<Double> numbers, double... expected) {
        assertThat(numbers).hasSize(expected.length);
        for (int i = 0; i < expected.length; i++) {
            assertThat(numbers.get(i)).isCloseTo(expected[i], within(1e-5));
        }
    }

    @SuppressWarnings("unchecked")
    private static List<Double> inside(Map<String, Object> json, String group, String key) {
        return Json.flat(((Map<String, Object>) json.get(group)).get(key));
    }
}
