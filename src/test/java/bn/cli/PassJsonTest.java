package bn.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import bn.graph.BatchNorm;
import bn.graph.Pass;
import bn.graph.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The JSON that other programs rely on.
class PassJsonTest {
    @TempDir
    Path state;

    @Test
    void forwardHasItsKeysInOrder() {
        Map<String, Object> json = json("forward", "--input", "samples/batch.json", "--format", "json");
        assertThat(json.keySet())
                .containsExactly("command", "mode", "shape", "features", "eps", "gamma", "beta", "steps");
        assertThat(json)
                .containsEntry("command", "forward")
                .containsEntry("mode", "train")
                .containsEntry("shape", List.of(5.0, 3.0))
                .containsEntry("features", List.of("width", "tilt", "mass"))
                .containsEntry("eps", 1e-5)
                .containsEntry("gamma", List.of(1.5, -0.7, 2.0))
                .containsEntry("beta", List.of(0.4, -1.1, 0.9));
        assertThat(steps(json).keySet()).containsExactlyElementsOf(names(Pass.FORWARD));
        assertThat(steps(json).get("mu")).isEqualTo(List.of(3.6, -1.4, 51.2));
    }

    @Test
    void backwardHasDoutAndItsFourteenSteps() {
        Map<String, Object> json = json("backward", "--input", "samples/batch.json", "--format", "json");
        assertThat(json.keySet())
                .containsExactly("command", "mode", "shape", "features", "eps", "gamma", "beta", "dout", "steps");
        assertThat(steps(json).keySet()).containsExactlyElementsOf(names(Pass.BACKWARD));
        assertThat(json.get("dout")).isEqualTo(steps(json).get("dgammax"));
    }

    @Test
    void withForwardAddsTheNine() {
        Map<String, Object> json =
                json("backward", "--input", "samples/batch.json", "--format", "json", "--with-forward");
        assertThat(steps(json).keySet())
                .containsExactlyElementsOf(
                        BatchNorm.TABLE.steps().stream().map(Step::name).toList());
    }

    @Test
    void onlyTheStepsAskedForInTheOrderOfTheTable() {
        Map<String, Object> json =
                json("forward", "--input", "samples/batch.json", "--format", "json", "--steps", "y,σ²,mean,x_hat");
        assertThat(steps(json).keySet()).containsExactly("mu", "var", "xhat", "out");
    }

    /// PyTorch's own error here is a few units of the last place of the largest number; so is ours.
    @Test
    void imagesAreAsPyTorchHasThem() throws IOException {
        Map<String, Object> torch =
                Json.object(Files.readString(Path.of("src/test/resources/samples/images-pytorch.json")));
        Map<String, Object> ours = steps(json(
                "backward",
                "--input",
                "samples/images.json",
                "--dout",
                "samples/images-grads.json",
                "--with-forward",
                "--format",
                "json"));
        for (String step : List.of("out", "dx", "dgamma", "dbeta")) {
            assertNested(ours.get(step), torch.get(step), step);
        }
    }

    @Test
    void whatIsNotFiniteIsAString() throws IOException {
        Path file = state.resolve("huge.csv");
        Files.writeString(file, "1e200,1\n-1e200,2\n");
        Map<String, Object> steps = steps(json("forward", "--input", file.toString(), "--format", "json"));
        assertThat(steps.get("sq")).isEqualTo(List.of(List.of("Infinity", 0.25), List.of("Infinity", 0.25)));
        assertThat(steps.get("ivar"))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
                .first()
                .isEqualTo(0.0);
    }

    private static void assertNested(Object actual, Object expected, String step) {
        if (expected instanceof List<?> list) {
            assertThat(actual).as(step).isInstanceOf(List.class);
            assertThat((List<?>) actual).as(step).hasSameSizeAs(list);
            for (int i = 0; i < list.size(); i++) {
                assertNested(((List<?>) actual).get(i), list.get(i), step + "[" + i + "]");
            }
        } else {
            assertThat((Double) actual).as(step).isCloseTo((Double) expected, within(1e-14 * 20));
        }
    }

    private Map<String, Object> json(String... args) {
        Run run = Run.Place.at(Path.of(""), state).run(args);
        assertThat(run.status()).as(run.err()).isZero();
        return Json.object(run.out());
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> steps(Map<String, Object> json) {
        return (Map<String, Object>) json.get("steps");
    }

    private static List<String> names(Pass pass) {
        return BatchNorm.TABLE.steps(pass).stream().map(Step::name).toList();
    }
}
