package bn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import bn.cli.environment.ExitStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Evaluation mode from the command line: running mean 1, running variance 3.99999 with ε = 1e-5, so that
/// the root is 2 and x = 5 comes out as (5 − 1)/2 = 2.
class EvalTest extends InFolder {
    @BeforeEach
    void files() throws IOException {
        Files.writeString(folder.resolve("one.csv"), "w\n5\n");
        Files.writeString(folder.resolve("g.csv"), "w\n3\n");
        Files.writeString(
                folder.resolve("s.json"),
                "{\"running_mean\": [1], \"running_var\": [3.99999], \"num_batches_tracked\": 4, \"eps\": 1e-5}");
    }

    @Test
    void oneRowIsFine() {
        Run run = here.run("forward", "--mode", "eval", "--stats", "s.json", "--input", "one.csv", "--format", "json");
        assertThat(run.status()).as(run.err()).isZero();
        Map<String, Object> json = Json.object(run.out());
        assertThat(json).containsEntry("mode", "eval");
        assertThat(steps(json).keySet())
                .containsExactly("mu", "xmu", "var", "sqrtvar", "ivar", "xhat", "gammax", "out");
        assertThat(steps(json))
                .containsEntry("mu", List.of(1.0))
                .containsEntry("var", List.of(3.99999))
                .containsEntry("sqrtvar", List.of(2.0))
                .containsEntry("out", List.of(List.of(2.0)));
    }

    /// γ, β and ε are the layer's in either mode: x is (4, 6), so mu is 5 and var 1; with ε = 3 the root
    /// is 2, so xhat is (−0.5, 0.5) and y is 4 · xhat + 7. An option beats the file.
    @Test
    void trainModeTakesWeightBiasAndEpsFromTheStatistics() throws IOException {
        Files.writeString(folder.resolve("two.csv"), "w\n4\n6\n");
        Files.writeString(
                folder.resolve("layer.json"),
                "{\"running_mean\": [1], \"running_var\": [9], \"weight\": [4], \"bias\": [7], \"eps\": 3}");
        Run run = here.run(
                "forward", "--mode", "train", "--stats", "layer.json", "--input", "two.csv", "--format", "json");
        assertThat(run.status()).as(run.err()).isZero();
        Map<String, Object> json = Json.object(run.out());
        assertThat(json).containsEntry("mode", "train").containsEntry("eps", 3.0);
        assertThat(steps(json)).containsEntry("out", List.of(List.of(5.0), List.of(9.0)));
        Run beaten = here.run(
                "forward",
                "--mode",
                "train",
                "--stats",
                "layer.json",
                "--input",
                "two.csv",
                "--gamma",
                "2",
                "--format",
                "json");
        assertThat(steps(Json.object(beaten.out()))).containsEntry("out", List.of(List.of(6.0), List.of(8.0)));
    }

    /// dx = γ · dout / 2 with γ = 4: 6; dγ = dout · x̂ = 6.
    @Test
    void backwardFollowsTheModeOfTheForward() {
        here.run("forward", "--mode", "eval", "--stats", "s.json", "--input", "one.csv", "--gamma", "4");
        Run run = here.run("backward", "--mode", "eval", "--dout", "g.csv", "--format", "json");
        assertThat(run.status()).as(run.err()).isZero();
        Map<String, Object> json = Json.object(run.out());
        assertThat(steps(json).keySet()).containsExactly("dbeta", "dgammax", "dgamma", "dxhat", "dxmu1", "dx1", "dx");
        assertThat(steps(json))
                .containsEntry("dx", List.of(List.of(6.0)))
                .containsEntry("dgamma", List.of(6.0))
                .containsEntry("dbeta", List.of(3.0));
        assertThat(here.run("backward", "--mode", "train", "--dout", "g.csv").err())
                .isEqualTo(
                        "the forward pass of this folder was in eval mode: run bn forward --mode train first, or give --input"
                                + " FILE here\n");
    }

    @Test
    void weightAndBiasOfTheFileAreGammaAndBetaUnlessSaidOtherwise() throws IOException {
        Files.writeString(
                folder.resolve("s.json"),
                "{\"running_mean\": [1], \"running_var\": [3.99999], \"weight\": [7], \"bias\": [8], \"eps\": 0.5}");
        Files.writeString(folder.resolve("one.json"), "{\"x\": [[5]], \"beta\": 9}");
        Run run = here.run(
                "forward",
                "--mode",
                "eval",
                "--stats",
                "s.json",
                "--input",
                "one.json",
                "--format",
                "json",
                "--eps",
                "1e-5");
        assertThat(Json.object(run.out()))
                .containsEntry("gamma", List.of(7.0))
                .containsEntry("beta", List.of(9.0))
                .containsEntry("eps", 1e-5);
    }

    @Test
    void anEpsThatIsNotRecordedIsTold() throws IOException {
        Files.writeString(folder.resolve("s.json"), "{\"running_mean\": [1], \"running_var\": [4]}");
        assertThat(here.run("forward", "--mode", "eval", "--stats", "s.json", "--input", "one.csv", "--no-save")
                        .err())
                .isEqualTo(
                        "s.json: does not record ε beside these statistics; 1e-05 is used, as PyTorch does; Keras has 1e-3: say so with --eps\n");
    }

    /// As `json.dump({k: v.tolist() for k, v in model.state_dict().items()}, f)` writes it.
    @Test
    void aLayerOfAWholeModel() throws IOException {
        Files.writeString(folder.resolve("model.json"), """
                {"conv.weight": [[[[1.0, 2.0]]], [[[3.0, 4.0]]]], "conv.bias": [0.0],
                 "bn1.weight": [1.0], "bn1.bias": [0.0], "bn1.running_mean": [0.0], "bn1.running_var": [1.0],
                 "bn1.num_batches_tracked": 3,
                 "layer1.0.bn.weight": [2.0], "layer1.0.bn.bias": [1.0], "layer1.0.bn.running_mean": [1.0],
                 "layer1.0.bn.running_var": [3.99999], "layer1.0.bn.num_batches_tracked": 3, "fc.weight": [[1.0]]}
                """);
        Run run = here.run(
                "forward",
                "--mode",
                "eval",
                "--stats",
                "model.json",
                "--layer",
                "layer1.0.bn",
                "--input",
                "one.csv",
                "--steps",
                "y",
                "--format",
                "json");
        assertThat(steps(Json.object(run.out()))).containsEntry("out", List.of(List.of(5.0)));
        assertThat(here.run("forward", "--mode", "eval", "--stats", "model.json", "--input", "one.csv")
                        .err())
                .isEqualTo(
                        "model.json: holds the statistics of 2 layers; say which with --layer: bn1, layer1.0.bn; bn layers shows more of each\n");
        assertThat(here.run(
                                "forward",
                                "--mode",
                                "eval",
                                "--stats",
                                "model.json",
                                "--layer",
                                "bn2",
                                "--input",
                                "one.csv")
                        .err())
                .isEqualTo("model.json: has no layer 'bn2' (did you mean bn1?); the layers are bn1, layer1.0.bn\n");
    }

    @ParameterizedTest
    @CsvSource({
        "'forward,--input,one.csv,--mode,eval', eval mode normalizes with saved statistics: give them with --stats FILE",
        "'forward,--input,one.csv,--stats,s.json', '--stats goes with --mode eval; with --mode train, γ, β and ε alone are taken from it'",
        "'forward,--input,one.csv,--layer,a', --layer goes with --stats",
        "'forward,--input,one.csv,--mode,evl', invalid value for option '--mode': 'evl' is neither train nor eval"
    })
    void optionsThatMakeNoSense(String args, String sentence) {
        Run run = here.run(args.split(","));
        assertThat(run.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(run.err()).startsWith("bn forward: " + sentence);
    }

    @Test
    void anotherNumberOfFeatures() throws IOException {
        Files.writeString(folder.resolve("two.csv"), "1,2\n3,4\n");
        assertThat(here.run("forward", "--mode", "eval", "--stats", "s.json", "--input", "two.csv")
                        .err())
                .isEqualTo("s.json: holds the statistics of 1 feature, the batch has 2, x being (2, 2)\n");
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> steps(Map<String, Object> json) {
        return (Map<String, Object>) json.get("steps");
    }
}
