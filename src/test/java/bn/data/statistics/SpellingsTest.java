package bn.data.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bn.data.file.DataProblem;
import bn.data.file.Source;
import bn.data.torch.Made;
import bn.formula.Value;
import bn.prose.Language;
import bn.prose.Words;
import bn.stats.Rules;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// One layer as each framework names it, in each kind of file: always γ = (2, 3), β = (−1, 1), running mean (25, 4) and
/// running variance (150, 11).
class SpellingsTest {
    private static final double[][] NUMBERS = {{2, 3}, {-1, 1}, {25, 4}, {150, 11}};

    /// Names of γ, β, mean and variance, and what they tell.
    private record Case(String layer, String convention, List<String> names) {}

    private static final List<Case> CASES = List.of(
            of("", "", "weight bias running_mean running_var"),
            of("", "", "gamma beta running_mean running_var"),
            of("bn1", "", "bn1.weight bn1.bias bn1.running_mean bn1.running_var"),
            of(
                    "module.features.1",
                    "",
                    "module.features.1.weight module.features.1.bias module.features.1.running_mean"
                            + " module.features.1.running_var"),
            of("", "keras", "gamma beta moving_mean moving_variance"),
            of("bn1", "keras", "bn1/gamma bn1/beta bn1/moving_mean bn1/moving_variance"),
            of("bn1", "keras", "bn1/gamma:0 bn1/beta:0 bn1/moving_mean:0 bn1/moving_variance:0"),
            of("a/bn1", "keras", "a/bn1/gamma:0 a/bn1/beta:0 a/bn1/moving_mean:0 a/bn1/moving_variance:0"),
            of(
                    "BatchNorm_0",
                    "flax",
                    "params/BatchNorm_0/scale params/BatchNorm_0/bias batch_stats/BatchNorm_0/mean"
                            + " batch_stats/BatchNorm_0/var"),
            of(
                    "net.BatchNorm_0",
                    "flax",
                    "params.net.BatchNorm_0.scale params.net.BatchNorm_0.bias batch_stats.net.BatchNorm_0.mean"
                            + " batch_stats.net.BatchNorm_0.var"),
            of("", "", "scale bias mean var"),
            of("", "onnx", "scale B input_mean input_var"),
            of("bn", "onnx", "bn.scale bn.B bn.input_mean bn.input_var"),
            of("", "", "scale B mean var"),
            of("", "", "gamma beta moving_mean moving_var"),
            of("bn0", "", "bn0_gamma bn0_beta bn0_moving_mean bn0_moving_var"),
            of("bn0", "", "arg:bn0_gamma arg:bn0_beta aux:bn0_moving_mean aux:bn0_moving_var"),
            of("n/bn0", "", "n/bn0_gamma n/bn0_beta n/bn0_running_mean n/bn0_running_var"));

    private static Case of(String layer, String convention, String names) {
        return new Case(layer, convention, List.of(names.split(" ")));
    }

    static Stream<Case> cases() {
        return CASES.stream();
    }

    private static SavedStatistics read(byte[] file, String layer) throws DataProblem {
        return StatisticsFile.read(Source.stream(new ByteArrayInputStream(file), "f"), Optional.of(layer));
    }

    private static byte[] json(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String refusal(String text) {
        try {
            StatisticsFile.read(Source.stream(new ByteArrayInputStream(json(text)), "f"), Optional.empty());
            throw new AssertionError(text + " was read");
        } catch (DataProblem e) {
            return e.sentence(Words.of(Language.EN));
        }
    }

    private static void isTheLayer(SavedStatistics saved, String convention) {
        assertThat(saved.weight()).map(Value.PerFeature::toArray).contains(NUMBERS[0]);
        assertThat(saved.bias()).map(Value.PerFeature::toArray).contains(NUMBERS[1]);
        assertThat(saved.stats().mean().toArray()).containsExactly(NUMBERS[2]);
        assertThat(saved.stats().var().toArray()).containsExactly(NUMBERS[3]);
        assertThat(saved.byNames().map(names -> names.convention().name()).orElse(""))
                .isEqualTo(convention);
    }

    private static String list(double... numbers) {
        return "[" + numbers[0] + ", " + numbers[1] + "]";
    }

    @ParameterizedTest
    @MethodSource("cases")
    void flatJson(Case one) throws DataProblem {
        List<String> members = new ArrayList<>();
        for (int i = 0; i < NUMBERS.length; i++) {
            members.add("\"" + one.names.get(i) + "\": " + list(NUMBERS[i]));
        }
        isTheLayer(read(json("{" + String.join(", ", members) + "}"), one.layer), one.convention);
    }

    /// Each part of a name an object of its own, and all in one of another name.
    @ParameterizedTest
    @MethodSource("cases")
    void nestedJson(Case one) throws DataProblem {
        List<String> members = new ArrayList<>();
        for (int i = 0; i < NUMBERS.length; i++) {
            String name = one.names.get(i);
            int at = Math.max(name.lastIndexOf('/'), name.lastIndexOf('.'));
            // Both collections of Flax; else one object has all four.
            String object = at < 0 ? "" : name.substring(0, at);
            members.add(object + "|" + "\"" + name.substring(at + 1) + "\": " + list(NUMBERS[i]));
        }
        String objects = members.stream()
                .map(member -> member.split("\\|")[0])
                .distinct()
                .map(object -> {
                    String inside = members.stream()
                            .filter(member -> member.startsWith(object + "|"))
                            .map(member -> member.split("\\|")[1])
                            .collect(Collectors.joining(", "));
                    return object.isEmpty() ? inside : "\"" + object + "\": {" + inside + "}";
                })
                .collect(Collectors.joining(", "));
        String text = "{\"epoch\": 7, \"model\": {" + objects + "}, \"optimizer\": {\"state\": {}}}";
        isTheLayer(read(json(text), one.layer.isEmpty() ? "model" : one.layer), one.convention);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void npz(Case one) throws IOException, DataProblem {
        isTheLayer(read(archive(one.names, "(2,)"), one.layer), one.convention);
        isTheLayer(read(archive(one.names, "(1, 2, 1, 1)"), one.layer), one.convention);
    }

    private static byte[] doubles(double... numbers) {
        ByteBuffer buffer = ByteBuffer.allocate(8 * numbers.length).order(ByteOrder.LITTLE_ENDIAN);
        for (double number : numbers) {
            buffer.putDouble(number);
        }
        return buffer.array();
    }

    private static byte[] archive(List<String> names, String shape) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < names.size(); i++) {
                zip.putNextEntry(new ZipEntry(names.get(i) + ".npy"));
                byte[] header = json("{'descr': '<f8', 'fortran_order': False, 'shape': " + shape + ", }\n");
                zip.write(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, (byte) header.length, 0});
                zip.write(header);
                zip.write(doubles(NUMBERS[i]));
            }
        }
        return bytes.toByteArray();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void safetensors(Case one) throws DataProblem {
        List<String> members = new ArrayList<>();
        byte[] all = new byte[0];
        for (int i = 0; i < NUMBERS.length; i++) {
            members.add("\"" + one.names.get(i) + "\":{\"dtype\":\"F64\",\"shape\":[2,1],\"data_offsets\":[" + 16 * i
                    + "," + 16 * (i + 1) + "]}");
            all = ByteBuffer.allocate(all.length + 16)
                    .put(all)
                    .put(doubles(NUMBERS[i]))
                    .array();
        }
        byte[] head = Made.safetensors("{" + String.join(",", members) + "}", 0);
        byte[] file =
                ByteBuffer.allocate(head.length + all.length).put(head).put(all).array();
        isTheLayer(read(file, one.layer), one.convention);
    }

    /// All four are float32 views of one storage, and ε stands beside them.
    @ParameterizedTest
    @MethodSource("cases")
    void pt(Case one) throws DataProblem {
        String epsilon = "G?PbM\u00d2\u00f1\u00a9\u00fc";
        StringBuilder members = new StringBuilder("(");
        ByteBuffer storage = ByteBuffer.allocate(32).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < NUMBERS.length; i++) {
            String tensor = Made.tensor(8, 2 * i, Made.wholes(1, 2), Made.wholes(2, 1));
            members.append(Made.text(one.names.get(i))).append(tensor);
            storage.putFloat((float) NUMBERS[i][0]).putFloat((float) NUMBERS[i][1]);
        }
        members.append(Made.text("eps")).append(epsilon).append("u");
        String outer = "}(" + Made.text("state_dict") + "}" + members + Made.text("momentum") + epsilon + "u";
        SavedStatistics saved =
                read(Made.torch(Made.pickle(outer), storage.array()), one.layer.isEmpty() ? "state_dict" : one.layer);
        isTheLayer(saved, one.convention);
        assertThat(saved.eps()).isEqualTo(OptionalDouble.of(0.001));
        assertThat(saved.recorded()).as("the momentum of something else").isEqualTo(Rules.NONE);
    }

    @Test
    void getWeightsIsAList() throws IOException, DataProblem {
        String all = Stream.of(NUMBERS).map(SpellingsTest::list).collect(Collectors.joining(", ", "[", "]"));
        isTheLayer(read(json(all), ""), "keras");
        isTheLayer(read(archive(List.of("arr_0", "arr_1", "arr_2", "arr_3"), "(2,)"), ""), "keras");
        assertThat(refusal("[[1, 1], [0, 0], [1, 1]]"))
                .isEqualTo(
                        "f: is a list of 3 arrays; of a layer's get_weights() four are read: gamma, beta, moving_mean,"
                                + " moving_variance");
    }

    /// Caffe's sums: 25 · 1000 and so on. 0 where the factor is 0, since no batch was seen.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[25000, 4000] | [150000, 11000] | [1000] | 25 | 4 | 150 | 11",
                "[25, 4] | [150, 11] | 1 | 25 | 4 | 150 | 11",
                "[25, 4] | [150, 11] | 0 | 0 | 0 | 0 | 0"
            })
    void caffe(String mean, String var, String factor, double m0, double m1, double v0, double v1) throws DataProblem {
        SavedStatistics saved =
                read(json("{\"mean\": " + mean + ", \"variance\": " + var + ", \"scale_factor\": " + factor + "}"), "");
        assertThat(saved.stats().mean().toArray()).containsExactly(m0, m1);
        assertThat(saved.stats().var().toArray()).containsExactly(v0, v1);
        assertThat(saved.notes().getFirst().in(Words.of(Language.EN)))
                .isEqualTo(
                        "f: mean and variance are divided by scale_factor, since Caffe keeps them as sums (0 where it"
                                + " is 0)");
    }

    @Test
    void onlyCaffesSumsAreDivided() throws DataProblem {
        SavedStatistics saved = read(json("{\"running_mean\": [2], \"running_var\": [3], \"scale_factor\": 2}"), "");
        assertThat(saved.stats().mean().toArray()).containsExactly(2);
        assertThat(saved.notes()).isEmpty();
    }

    /// ε and momentum are a layer's where they stand among its arrays, or above it.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'bn.running_mean': [0], 'bn.running_var': [1], 'eps': 0.5} | 0.5",
                "{'bn.running_mean': [0], 'bn.running_var': [1], 'bn.eps': 0.25, 'eps': 0.5} | 0.25",
                "{'bn': {'gamma': [1], 'moving_mean': [0], 'moving_variance': [1], 'epsilon': 0.5}} | 0.5",
                "{'state_dict': {'bn.running_mean': [0], 'bn.running_var': [1]}, 'eps': 1e-8} |",
                "{'bn.running_mean': [0], 'bn.running_var': [1], 'optimizer': {'eps': 1e-8}} |"
            })
    void whoseEpsItIs(String text, Double eps) throws DataProblem {
        assertThat(read(json(text.replace('\'', '"')), "bn").eps())
                .isEqualTo(eps == null ? OptionalDouble.empty() : OptionalDouble.of(eps));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'bn/moving_mean:0': [0]} | f: has no bn/moving_variance:0, a list of a number for each feature",
                "{'a': {'running_mean': [0], 'running_var': [1, 2]}} | f: a.running_mean has 1 number, a.running_var has 2",
                "{'bn.running_mean': [0, 1], 'bn.running_var': [1, NaN]} | f:1:51: $.bn.running_var[1]: running_var is NaN in"
                        + " feature 1 of layer bn (in 1 of 2); usually a batch had one value a feature, whose variance divided by"
                        + " m − 1 = 0 is NaN, or its squares overflowed; what is NaN once stays so in a running average; bn layers"
                        + " shows which layers have it",
                "{'running_mean': [null, 1, null], 'running_var': [null, 1, 1]} | f:1:19: $.running_mean[0]: running_mean is NaN"
                        + " in feature 0 (in 2 of 3); usually a batch held NaN or inf, from the data, a learning rate that is too"
                        + " large, or float16 that overflowed; what is NaN once stays so in a running average; bn layers shows which"
                        + " layers have it",
                "{'running_mean': [0], 'running_var': [1], 'weight': [NaN]} | f:1:54: $.weight[0]: weight is NaN in feature 0 (in"
                        + " 1 of 1); usually training diverged: a gradient was NaN or inf; bn layers shows which layers have it",
                "{'mean': [0], 'variance': [1], 'scale_factor': -1} | f:1:48: $.scale_factor: found -1, and Caffe's scale_factor"
                        + " is never negative",
                "{'mean': [0]} | f: is no file of running statistics: it has no running_mean, nor what other frameworks call it",
                "{'ln': {'weight': [1], 'bias': [0]}} | f: is no file of running statistics: it has no running_mean, nor what"
                        + " other frameworks call it"
            })
    void whatCannotBeMeant(String text, String sentence) {
        assertThat(refusal(text.replace('\'', '"').replace("Caffe\"s", "Caffe's")))
                .isEqualTo(sentence);
    }

    /// What is wrong with another layer is no reason not to read this one.
    @Test
    void anotherLayerMayBeWrong() throws DataProblem {
        String text =
                "{\"a.running_mean\": [NaN], \"a.running_var\": [-1], \"b.running_mean\": [0], \"b.running_var\": [1]}";
        assertThat(read(json(text), "b").stats().features()).isEqualTo(1);
        assertThatThrownBy(() -> read(json(text), "a")).isInstanceOf(DataProblem.class);
    }

    /// An affine=False layer has None for γ and β.
    @Test
    void nullIsNoParameter() throws DataProblem {
        String text = "{\"running_mean\": [0], \"running_var\": [1], \"weight\": null, \"bias\": null}";
        assertThat(read(json(text), "").weight()).isEmpty();
    }
}
