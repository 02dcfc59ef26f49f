package bn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import bn.cli.environment.ExitStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The layers of a file, worst first.
class LayersTest extends InFolder {
    private static final Path NETWORK =
            Path.of("src/test/resources/torch/network").toAbsolutePath();

    /// A layer of each kind, the worst last; a LayerNorm and a weight besides.
    private static final String MANY = """
            {"fine.running_mean": [0.1, 2], "fine.running_var": [0.5, 1.5], "fine.num_batches_tracked": 3000,
             "fine.weight": [1, 0.5], "fine.bias": [0, 0],
             "gamma.running_mean": [0.1, 2], "gamma.running_var": [0.5, 1.5], "gamma.num_batches_tracked": 3000,
             "gamma.weight": [1e-5, 0.5],
             "ln.weight": [1, 1], "ln.bias": [0, 0], "fc.weight": [[1, 2]],
             "start.running_mean": [0, 0], "start.running_var": [1, 1], "start.num_batches_tracked": 0,
             "nan.running_mean": [0.1, NaN], "nan.running_var": [0.3, null],
             "short.running_mean": [0.1, 2], "short.running_var": [0.3]}
            """;

    private Run layers(String text, String... options) throws IOException {
        Files.writeString(folder.resolve("m.json"), text);
        String[] all = new String[options.length + 2];
        all[0] = "layers";
        all[1] = "m.json";
        System.arraycopy(options, 0, all, 2, options.length);
        return here.run(all);
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> list(Run run) {
        return (List<Map<String, Object>>) Json.object(run.out()).get("layers");
    }

    @Test
    void theWorstComesFirst() throws IOException {
        Run run = layers(MANY, "--format", "json");
        assertThat(list(run))
                .extracting(layer -> layer.get("layer"))
                .containsExactly("short", "nan", "start", "gamma", "fine");
        assertThat(list(run))
                .extracting(layer -> layer.get("remarks"))
                .hasToString("[[unread], [not-finite], [never-updated], [small-gamma], []]");
        assertThat(Json.object(run.out())).containsEntry("other_arrays", 3.0);
    }

    @Test
    void whatIsNumbers() throws IOException {
        assertThat(list(layers(MANY, "--format", "json")).get(4))
                .containsEntry("features", 2.0)
                .containsEntry("num_batches_tracked", 3000.0)
                .containsEntry("running_mean_min", 0.1)
                .containsEntry("running_mean_max", 2.0)
                .containsEntry("running_var_min", 0.5)
                .containsEntry("running_var_max", 1.5)
                .containsEntry("gamma_near_zero", 0.0);
    }

    @Test
    void csvHasALineForEach() throws IOException {
        assertThat(layers(MANY, "--format", "csv").out()).isEqualTo("""
                        layer,features,num_batches_tracked,running_mean_min,running_mean_max,running_var_min,running_var_max,gamma_near_zero,remarks
                        short,,,,,,,,unread
                        nan,2,,0.1,0.1,0.3,0.3,,not-finite
                        start,2,0,0.0,0.0,1.0,1.0,,never-updated
                        gamma,2,3000,0.1,2.0,0.5,1.5,1,small-gamma
                        fine,2,3000,0.1,2.0,0.5,1.5,0,
                        """);
    }

    /// One network in each kind of file.
    @ParameterizedTest
    @ValueSource(strings = {"few.pt", "legacy.pt", "few.safetensors", "few_state.npz"})
    void theSameLayersAreTheSameScreen(String file) {
        String expected =
                here.run("layers", NETWORK.resolve("few.json").toString()).out();
        assertThat(expected).contains("features.1  4  3 ", "features.4  6  3 ", "73 % of the start");
        assertThat(here.run("layers", NETWORK.resolve(file).toString()).out().replace(file, "few.json"))
                .isEqualTo(expected);
    }

    /// What the screen says to type next can be typed.
    @Test
    void whatIsNextCanBeTyped() {
        String screen =
                here.run("layers", NETWORK.resolve("ckpt.pt").toString()).out();
        String command = screen.substring(screen.indexOf("bn compare ")).replace("\\\n", " ");
        String[] typed = command.strip()
                .substring("bn ".length())
                .replace("x.npy", NETWORK.resolve("x_eval.npy").toString())
                .split("\\s+");
        Run run = here.run(typed);
        assertThat(run.status()).as(run.err()).isZero();
    }

    @Test
    void theMomentumMayBeSaid() throws IOException {
        String text = "{\"running_mean\": [0.1], \"running_var\": [0.95], \"num_batches_tracked\": 1}";
        assertThat(layers(text).out()).contains("90 % of the start");
        assertThat(layers(text, "--momentum", "0.01").out())
                .contains("too small: 1", "pytorch (momentum 0.01 of the")
                .doesNotContain("assumed");
    }

    /// Keras' ε is 1e-3.
    @Test
    void theConventionOfTheNamesCounts() throws IOException {
        String text = "{\"bn/moving_mean:0\": [0.1], \"bn/moving_variance:0\": [5e-4], \"bn/gamma:0\": [1]}";
        assertThat(layers(text).out().replaceAll("\\s+", " "))
                .contains("bn 1 ? 0.0005 … 0.0005 below ε: 1", "smaller than ε (0.001)");
    }

    /// Of names that look the same when they are shortened, the place in the table tells which is meant.
    @Test
    void longNamesStayApart() throws IOException {
        String text = "{" + layer("backbone.layer10.0.downsample.1") + ", " + layer("backbone.layer10.1.downsample.1")
                + ", " + layer("b".repeat(300)) + "}";
        Run run = layers(text);
        assertThat(run.out()).contains(" (1)  ", " (2)  ");
        assertThat(run.out().lines().filter(line -> !line.contains("bn compare")))
                .allMatch(line -> line.length() <= 80);
        assertThat(layers(text, "--full").out()).contains("    backbone.layer10.1.downsample.1  ");
        assertThat(layers(text, "--format", "markdown").out()).contains("backbone.layer10.1.downsample.1 |");
    }

    private static String layer(String name) {
        return "\"" + name + ".running_mean\": [0.5], \"" + name + ".running_var\": [2]";
    }

    /// LayerNorm has no running statistics.
    @Test
    void aLayerNormIsNone() throws IOException {
        Run run = layers("{\"ln.weight\": [1, 1], \"ln.bias\": [0, 0]}");
        assertThat(run.status()).isEqualTo(ExitStatus.DATA);
        assertThat(run.err())
                .isEqualTo("m.json: is no file of running statistics: it has no running_mean, nor what other frameworks"
                        + " call it\n");
    }

    @Test
    void namesThatTellAConventionAreSaid() throws IOException {
        Files.writeString(folder.resolve("x.csv"), "a\n1\n3\n");
        Files.writeString(
                folder.resolve("k.json"),
                "{\"gamma\": [1], \"beta\": [0], \"moving_mean\": [2], \"moving_variance\": [1]}");
        assertThat(here.run("compare", "--input", "x.csv", "--stats", "k.json").err())
                .startsWith(
                        "k.json: the names are those of Keras, so its convention is assumed: keras (momentum 0.99 of"
                                + " the old value, biased variance); say another with --convention\n")
                .contains("0.001 is used, that of keras");
        assertThat(here.run("compare", "--input", "x.csv", "--stats", "k.json", "--convention", "tensorflow")
                        .err())
                .doesNotContain("names are those")
                .contains("that of tensorflow");
        Run tracked = here.run("track", "--stats", "k.json", "x.csv");
        assertThat(tracked.status()).isEqualTo(ExitStatus.DATA);
        assertThat(tracked.err()).startsWith("k.json: is not in the form that bn track writes");
    }
}
