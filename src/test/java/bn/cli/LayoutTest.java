package bn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import bn.cli.environment.ExitStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Batches whose axes are in another order than (N, C, L...).
class LayoutTest {
    private static final String GAMMA = "1.5,-0.7,2";

    @TempDir
    Path state;

    @TempDir
    Path folder;

    /// x and dout of the sample of images, (2, 3, 4, 2), in the usual order and in others.
    private Map<String, Object> images = Map.of();

    private Map<String, Object> grads = Map.of();

    @BeforeEach
    void samples() throws IOException {
        images = Json.object(Files.readString(Path.of("samples/images.json")));
        grads = Json.object("{\"dout\": " + Files.readString(Path.of("samples/images-grads.json")) + "}");
    }

    private Run run(String... args) {
        return Run.Place.at(folder, state).run(args);
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(folder.resolve(file), text);
    }

    /// `numpy.transpose` of a nested list of four axes.
    private static Object transposed(Object nested, int... order) {
        List<Integer> axes = new ArrayList<>();
        Object inner = nested;
        while (inner instanceof List<?> list) {
            axes.add(list.size());
            inner = list.getFirst();
        }
        return transposed(nested, axes, order, new int[order.length], 0);
    }

    private static Object transposed(Object nested, List<Integer> axes, int[] order, int[] index, int axis) {
        if (axis == order.length) {
            Object found = nested;
            for (int place : index) {
                found = ((List<?>) found).get(place);
            }
            return found;
        }
        List<Object> list = new ArrayList<>();
        for (int place = 0; place < axes.get(order[axis]); place++) {
            index[order[axis]] = place;
            list.add(transposed(nested, axes, order, index, axis + 1));
        }
        return list;
    }

    private static Object steps(Run run) {
        assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.DONE);
        return Json.object(run.out()).get("steps");
    }

    @ParameterizedTest
    @CsvSource({"--layout NHWC, 0231", "--layout nhwc, 0231", "--axis -1, 0231", "--axis 0, 1023", "--layout HWCN, 2310"
    })
    void everyStepIsTheUsualOneTransposed(String option, String letters) throws IOException {
        int[] order = letters.chars().map(c -> c - '0').toArray();
        write("usual.json", "{\"x\": " + images.get("x") + ", \"dout\": " + grads.get("dout") + "}");
        write(
                "other.json",
                "{\"x\": " + transposed(images.get("x"), order) + ", \"dout\": " + transposed(grads.get("dout"), order)
                        + "}");
        String[] of = option.split(" ");
        Object usual = steps(run(
                "backward",
                "--input",
                "usual.json",
                "--gamma",
                GAMMA,
                "--with-forward",
                "--format",
                "json",
                "--no-save"));
        Object other = steps(run(
                "backward",
                "--input",
                "other.json",
                of[0],
                of[1],
                "--gamma",
                GAMMA,
                "--with-forward",
                "--format",
                "json"));
        ((Map<?, ?>) usual).forEach((step, value) -> {
            boolean isBatch = ((List<?>) value).getFirst() instanceof List;
            assertThat(((Map<?, ?>) other).get(step))
                    .as(String.valueOf(step))
                    .isEqualTo(isBatch ? transposed(value, order) : value);
        });
        // A kept pass reads the same way again.
        Object again = steps(run("backward", "--with-forward", "--format", "json"));
        assertThat(again).isEqualTo(other);
    }

    @Test
    void indicesAreThoseOfTheInput() throws IOException {
        write("last.json", String.valueOf(transposed(images.get("x"), 0, 2, 3, 1)));
        Object x = ((List<?>) ((List<?>) ((List<?>) ((List<?>) images.get("x")).get(1)).get(0)).get(2)).get(1);
        run("forward", "--input", "last.json", "--layout", "NHWC");
        assertThat(run("why", "xmu[1,2,1,0]").out()).contains("xmu[1,2,1,0] = x[1,2,1,0] − mu[0]");
        assertThat(run("why", "x[1,2,1,0]", "--format", "json").out()).contains("\"value\":" + x);
        assertThat(run("why", "x[1,2,1,3]").err()).contains("3 is not on axis 3, which goes from 0 to 2");
    }

    @Test
    void examplesInColumns() throws IOException {
        write("rows.csv", "1,10\n2,30\n4,20\n");
        write("columns.csv", "1,2,4\n10,30,20\n");
        write("grads.csv", "1,0,2\n3,1,1\n");
        write("grads-rows.csv", "1,3\n0,1\n2,1\n");
        Object rows = steps(run("backward", "--input", "rows.csv", "--dout", "grads-rows.csv", "--format", "json"));
        Run columns =
                run("backward", "--input", "columns.csv", "--transpose", "--dout", "grads.csv", "--format", "json");
        assertThat(Json.object(columns.out()).get("shape")).isEqualTo(List.of(2.0, 3.0));
        assertThat(((Map<?, ?>) steps(columns)).get("dx")).isEqualTo(transposed(((Map<?, ?>) rows).get("dx"), 1, 0));
        assertThat(run("track", "--stats", "s.json", "columns.csv", "--transpose", "--format", "json")
                        .out())
                .contains("\"mean\":[2.3333333333333335,20.0]");
    }

    @Test
    void batchesAreCutAlongTheExamples() throws IOException {
        write("columns.json", "[[1, 2, 4, 7], [10, 30, 20, 0]]");
        String out = run(
                        "track",
                        "--stats",
                        "s.json",
                        "columns.json",
                        "--transpose",
                        "--batch-size",
                        "2",
                        "--format",
                        "json")
                .out();
        assertThat(out).contains("\"mean\":[1.5,20.0]").contains("\"mean\":[5.5,10.0]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--layout NHWC | x.json:1:1: $: --layout NHWC is for a batch of 4 axes, and the shape is (2, 3)",
                "--axis 2 | x.json:1:1: $: --axis 2 is no axis of (2, 3), whose axes are 0 to 1, or -2 to -1 from the end",
                "--gamma 1,2 | --gamma: there are 2 numbers for 3 features (axis 0 is that long: if the examples are in columns,"
                        + " give --transpose)",
                "--axis 0 --gamma 1,2,3 | --gamma: there are 3 numbers for 2 features (axis 1 is that long: if the features are"
                        + " there, leave out the option that says another)"
            })
    void whatDoesNotFitIsSaidInASentence(String options, String sentence) throws IOException {
        write("x.json", "[[1, 2, 3], [4, 6, 5]]");
        Run run = run(("forward --input x.json " + options).split(" "));
        assertThat(run.status()).isEqualTo(ExitStatus.DATA);
        assertThat(run.err()).contains(sentence);
    }

    @Test
    void aSingleAxisIsThatOfTheExamples() throws IOException {
        write("x.json", "[1, 2, 4]");
        assertThat(run("forward", "--input", "x.json", "--axis", "0").err())
                .contains(
                        "x.json:1:1: $: the shape is (3,): a single axis is that of the examples, so leave out --axis 0");
    }

    @Test
    void imagesThatLookAsIfTheirChannelsWereLastGetANote() throws IOException {
        String pixel = "[1, 2, 4]";
        String rows = "[" + "[%1$s, %1$s],".repeat(4).formatted(pixel) + "[%1$s, %1$s]]".formatted("[3, 1, 2]");
        write("x.json", "[" + rows + "]");
        String note = "the shape is (1, 5, 2, 3), and axis 1 was taken for the features, 5 of them";
        assertThat(run("forward", "--input", "x.json").err()).contains(note).contains("give --layout NHWC");
        assertThat(run("forward", "--input", "x.json", "--layout", "NCHW").err())
                .doesNotContain(note);
        assertThat(run("forward", "--input", "x.json", "--gamma", "1,2,3").err())
                .contains("the last axis is that long: if the features are there, give --layout NHWC or --axis -1");
        write("g.json", "{\"x\": [" + rows + "], \"gamma\": [1, 2, 3]}");
        assertThat(run("forward", "--input", "g.json").err()).contains("give --layout NHWC or --axis -1");
        write("s.json", "{\"running_mean\": [0, 0, 0], \"running_var\": [1, 1, 1]}");
        assertThat(run("forward", "--input", "x.json", "--mode", "eval", "--stats", "s.json")
                        .err())
                .contains("holds the statistics of 3 features, the batch has 5")
                .contains("give --layout NHWC or --axis -1");
    }

    /// Examples in columns, in the batch or in the answers alone: right either way.
    @Test
    void answersInTheBatchsOrderOrTheLearnersOwn() throws IOException {
        write("rows.json", "{\"x\": [[1, 10], [2, 30], [4, 20]]}");
        write("columns.json", "{\"x\": [[1, 2, 4], [10, 30, 20]]}");
        Object out =
                ((Map<?, ?>) steps(run("forward", "--input", "rows.json", "--format", "json", "--no-save"))).get("out");
        write("columns-mine.json", "{\"out\": " + transposed(out, 1, 0) + "}");
        Run own = run("grade", "--input", "columns.json", "--transpose", "columns-mine.json");
        assertThat(own.status()).isEqualTo(ExitStatus.DONE);
        assertThat(own.out()).doesNotContain("the axes are");
        Run other = run("grade", "--input", "rows.json", "columns-mine.json");
        assertThat(other.status()).isEqualTo(ExitStatus.DONE);
        assertThat(other.out()).contains("out: the axes are in another order, (D, N) and not (N, D)");
    }

    /// The columns of a table are examples then, and their names are of no feature.
    @Test
    void theColumnsOfATableMayBeExamples() throws IOException {
        write("t.json", "[{\"a\": 1, \"b\": 3}, {\"a\": 4, \"b\": 6}]");
        Run run = run("forward", "t.json", "--transpose", "--no-save", "--format=json");
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(Json.flat(((Map<?, ?>) Json.object(run.out()).get("steps")).get("mu")))
                .containsExactly(2.0, 5.0);
        assertThat(Json.object(run.out())).containsEntry("features", List.of("0", "1"));
    }

    /// What is written in an order is read in it.
    @Test
    void csvIsWrittenAsItIsRead() throws IOException {
        write("x.csv", "1,2,6\n4,9,5\n7,1,1\n");
        run("forward", "x.csv", "--transpose", "-o", "y.csv");
        run("forward", "x.csv", "--transpose", "-o", "y.npy");
        Run ofCsv = run("backward", "-i", "x.csv", "--transpose", "--dout", "y.csv", "--steps=dx", "--format=json");
        Run ofNpy = run("backward", "-i", "x.csv", "--transpose", "--dout", "y.npy", "--steps=dx", "--format=json");
        assertThat(ofCsv.status()).as(ofCsv.err()).isZero();
        assertThat(ofCsv.out()).isEqualTo(ofNpy.out());
        assertThat(Files.readString(folder.resolve("y.csv")).lines())
                .hasSize(3)
                .allMatch(line -> line.split(",").length == 3);
    }

    /// A file without its option is read in the order that was said.
    @Test
    void aFileWithoutItsOptionToo() throws IOException {
        write("cn.json", "{\"x\":[[1,2,3,5],[4,6,5,1]],\"gamma\":[1,2],\"dout\":[[1,0,0,1],[0,1,2,0]]}");
        assertThat(run("backward", "cn.json", "--transpose", "--no-save").status())
                .isZero();
        assertThat(run("check", "cn.json", "--transpose").status()).isZero();
        write("dbeta.json", "{\"dbeta\": [2, 3]}");
        Run grade = run("grade", "cn.json", "dbeta.json", "--transpose");
        assertThat(grade.status()).as(grade.err()).isZero();
    }
}
