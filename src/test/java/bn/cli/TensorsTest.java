package bn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What torch.save and safetensors wrote, in the place of JSON. The files of `network` hold the same state of one
/// network.
class TensorsTest {
    private static final Path FOLDER = Path.of("src/test/resources/torch").toAbsolutePath();

    @TempDir
    Path folder;

    private Run.Place here;

    @BeforeEach
    void place() {
        here = Run.Place.at(folder, folder);
    }

    private static String file(String name) {
        return FOLDER.resolve(name).toString();
    }

    private Run compared(String stats, String... layer) {
        String[] start = {"compare", "--input", file("network/x_eval.npy"), "--stats", stats};
        String[] all = Arrays.copyOf(start, start.length + layer.length);
        System.arraycopy(layer, 0, all, start.length, layer.length);
        return here.run(all);
    }

    /// A state_dict, one in a checkpoint, one before PyTorch 1.6, and as safetensors and NumPy have it.
    @ParameterizedTest
    @ValueSource(strings = {"few.pt", "ckpt.pt", "legacy.pt", "few.safetensors", "few_state.npz"})
    void theSameStateIsTheSameScreen(String stats) {
        Run expected = compared(file("network/few.json"), "--layer", "features.1");
        Run run = compared(file("network/" + stats), "--layer", "features.1");
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out().replace(stats, "few.json")).isEqualTo(expected.out());
    }

    /// DataParallel writes module.bn, and a checkpoint has its state under a name of its own.
    @ParameterizedTest
    @ValueSource(strings = {"bn", "module.bn", "model_state_dict.module.bn"})
    void aLayerIsFoundByTheEndOfItsName(String layer) {
        Run run = here.run(
                "forward",
                "--mode",
                "eval",
                "--input",
                file("one.pt"),
                "--stats",
                file("checkpoint.pt"),
                "--layer",
                layer);
        assertThat(run.status()).as(run.err()).isZero();
    }

    @Test
    void theEndOfANameMustBeOneLayers() throws IOException {
        Files.writeString(
                folder.resolve("s.json"),
                "{\"a.bn.running_mean\": [0], \"a.bn.running_var\": [1], \"b.bn.running_mean\": [0], \"b.bn.running_var\": [1]}");
        assertThat(compared("s.json", "--layer", "bn").err())
                .isEqualTo("s.json: has several layers whose name ends in 'bn'; say more of it: a.bn, b.bn\n");
        assertThat(compared("s.json", "--layer", "n").err())
                .isEqualTo("s.json: has no layer 'n'; the layers are a.bn, b.bn\n");
    }

    /// The rows (1, 2) and (3, 6).
    @ParameterizedTest
    @CsvSource({"one.pt, '[1.0, 1.0]'", "batch.pt, '[1.5, 2.0]'", "batch.safetensors, '[1.0, 1.0]'"})
    void aBatch(String name, String gamma) {
        Run run = here.run("forward", "--no-save", "--format", "json", "--input", file(name));
        assertThat(run.status()).as(run.err()).isZero();
        Map<String, Object> json = Json.object(run.out());
        assertThat(((Map<?, ?>) json.get("steps")).get("mu")).isEqualTo(List.of(2.0, 4.0));
        assertThat(json.get("gamma")).hasToString(gamma);
    }

    @Test
    void aBatchOfImages() {
        Run run = here.run("forward", "--no-save", "--format", "json", "--input", file("network/x.pt"));
        assertThat(Json.object(run.out()).get("shape")).isEqualTo(List.of(8.0, 4.0, 8.0, 8.0));
    }

    @Test
    void aGradient() {
        Run run = here.run(
                "backward",
                "--no-save",
                "--format",
                "json",
                "--steps",
                "dbeta",
                "--input",
                file("one.pt"),
                "--dout",
                file("one.pt"));
        assertThat(((Map<?, ?>) Json.object(run.out()).get("steps")).get("dbeta"))
                .isEqualTo(List.of(4.0, 8.0));
    }

    @Test
    void aStateIsNoBatch() {
        assertThat(here.run("forward", "--input", file("network/few.pt")).err())
                .endsWith("few.pt: holds 16 arrays and no 'x': features.0.weight, features.0.bias, features.1.weight,"
                        + " features.1.bias, features.1.running_mean, features.1.running_var, … (16 in all); a layer's running statistics are given with"
                        + " --stats\n");
    }

    @Test
    void optionsForCsvAreRefused() {
        assertThat(here.run("forward", "--input", file("one.pt"), "--header").err())
                .contains("is a file of tensors, and --header says how to read CSV");
    }

    @Test
    void problemsAreToldInChineseToo() {
        assertThat(here.run("forward", "--lang", "zh", "--input", file("one.pt"), "--header")
                        .err())
                .endsWith("one.pt: 是 PyTorch 或 safetensors 文件，而 --header 只用于读取 CSV；请去掉这个选项\n");
        assertThat(here.run("forward", "--lang", "zh", "--input", file("complex.pt"))
                        .err())
                .endsWith("complex.pt: 含有 bn 不支持的数据类型（torch.ComplexFloatStorage）；请用 t.float() 转换后再保存\n");
        assertThat(here.run("forward", "--lang", "zh", "--input", file("network/few.pt"))
                        .err())
                .contains("few.pt: 含有 16 个数组，但没有 'x'：");
    }

    @Test
    void aPickleThatAsksForCodeIsRefusedWithWhatHelps() {
        String name = "whole.pt";
        Run run = here.run("forward", "--input", file(name));
        assertThat(run.status()).isEqualTo(3);
        assertThat(run.err())
                .contains(name + ": ", "torch.load(", "torch.save(")
                .doesNotContain("…");
    }

    /// The precision is that of the dtype, which text does not tell.
    @ParameterizedTest
    @ValueSource(strings = {"float32", "bfloat16"})
    void answersAreJudgedAsWhatTheyAre(String dtype) {
        String batch =
                FOLDER.resolve("../../../../samples/batch.json").normalize().toString();
        Run run = here.run("grade", "--input", batch, file("answers-" + dtype + ".pt"));
        assertThat(run.status()).as(run.out()).isZero();
        assertThat(run.out()).contains(dtype, "All of it is right.");
    }
}
