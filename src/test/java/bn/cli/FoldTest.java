package bn.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Eval mode folded. By hand: γ = 2, β = −1, running_mean = 3 and running_var + ε = 4, so a = 1 and b = −4; a linear
/// layer of weight 0.5 and bias 1 in front becomes one of 0.5 and −3.
class FoldTest extends InFolder {
    @BeforeEach
    void files() throws IOException {
        Files.writeString(folder.resolve("model.json"), """
                {"fc.weight": [[0.5, 7]], "fc.bias": [1], "bn.weight": [2], "bn.bias": [-1],
                 "bn.running_mean": [3], "bn.running_var": [3.5], "other.bias": [1, 2]}
                """);
    }

    private Map<String, Object> folded(String... more) {
        Stream<String> line = Stream.of("fold", "--stats=model.json", "--eps=0.5", "--format=json");
        Run run = here.run(Stream.concat(line, Stream.of(more)).toArray(String[]::new));
        assertThat(run.status()).as(run.err()).isZero();
        return Json.object(run.out());
    }

    private static void assertNear(Object found, double... expected) {
        assertThat(Json.flat(found).stream().mapToDouble(Double::doubleValue).toArray())
                .containsExactly(expected, within(1e-15));
    }

    @Test
    void oneMultiplicationAndOneAddition() {
        Map<String, Object> json = folded();
        assertThat(json.keySet()).containsExactly("command", "a", "b");
        assertNear(json.get("a"), 1);
        assertNear(json.get("b"), -4);
    }

    /// By names of the statistics' file, or endings that only one array has.
    @Test
    void theLayerInFront() {
        Map<String, Object> json = folded("--weight=fc.weight", "--bias=fc.bias");
        assertNear(json.get("folded_weight"), 0.5, 7);
        assertNear(json.get("folded_bias"), -3);
        assertNear(folded("--bias=1").get("folded_bias"), -3);
    }

    @Test
    void fromFiles() throws IOException {
        Files.writeString(folder.resolve("w.csv"), "0.5\n7\n");
        Run run = here.run("fold", "--stats=model.json", "--weight=w.csv", "--eps=0.5", "--format=json");
        assertThat(run.status()).isZero();
        assertThat(run.err()).contains("as in Keras").contains("--bias");
        assertNear(Json.object(run.out()).get("folded_weight"), 0.5, 7);
    }

    /// By hand: a = 1 and 10; y of output j is the sum of input i times kernel[i][j], times a of j.
    @Test
    void theNamesTellWhichAxisHasTheOutputs() throws IOException {
        Files.writeString(folder.resolve("keras.json"), """
                {"dense/kernel": [[1, 2], [3, 4]], "bn/gamma": [1, 10], "bn/beta": [0, 0],
                 "bn/moving_mean": [0, 0], "bn/moving_variance": [1, 1]}
                """);
        Run run = here.run("fold", "--stats=keras.json", "--weight=dense/kernel", "--eps=0", "--format=json");
        assertThat(run.status()).as(run.err()).isZero();
        assertNear(Json.object(run.out()).get("folded_weight"), 1, 20, 3, 40);
        assertThat(run.err()).contains("as in Keras").doesNotContain("--convention");
    }

    @Test
    void whatDoesNotFit() throws IOException {
        Files.writeString(folder.resolve("w.json"), "[[1, 2], [3, 4]]");
        Files.writeString(folder.resolve("line.json"), "[1, 2]");
        Files.writeString(folder.resolve("zero.json"), "{\"running_mean\": [3], \"running_var\": [0]}");
        assertThat(problem("--weight=w.json")).contains("(2, 2)").contains("1 feature");
        assertThat(problem("--weight=line.json")).contains("two axes");
        assertThat(problem("--weight=fc.wight")).contains("fc.weight");
        assertThat(problem("--weight=bias")).contains("fc.bias", "bn.bias", "other.bias");
        assertThat(problem("--bias=other.bias")).contains("2");
        assertThat(problem("--eps=0", "--stats=zero.json")).contains("'0'", "ε");
        assertThat(here.run("fold").status()).isEqualTo(2);
    }

    private String problem(String option) {
        return problem(option, "--stats=model.json");
    }

    private String problem(String option, String stats) {
        Run run = here.run("fold", stats, option);
        assertThat(run.status()).as(run.out()).isEqualTo(3);
        assertThat(run.err().strip().lines().filter(line -> line.startsWith("bn fold:") || line.startsWith("bn:")))
                .hasSizeLessThanOrEqualTo(1);
        return run.err();
    }
}
