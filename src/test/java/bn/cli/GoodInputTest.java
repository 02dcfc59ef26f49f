package bn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Files as people have them all read as the same batch: the rows (1, 2) and (3, 6), so mu is (2, 4).
class GoodInputTest extends InFolder {
    static Stream<Arguments> csv() {
        List<String> numbered = List.of("0", "1");
        List<String> named = List.of("a", "b");
        return Stream.of(
                Arguments.of("1,2\n3,6\n", numbered),
                Arguments.of("1,2\n3,6", numbered),
                Arguments.of("a,b\n1,2\n3,6\n", named),
                Arguments.of("\ufeffa,b\r\n1,2\r\n3,6\r\n", named),
                Arguments.of("a,b\r1,2\r3,6\r", named),
                Arguments.of("a;b\n1;2\n3;6\n", named),
                Arguments.of("a\tb\n1\t2\n3\t6\n", named),
                Arguments.of("a, b \n 1 , 2\n3,  6 \n", named),
                Arguments.of("\"a\",\"b\"\n\"1\",\"2\"\n3,6\n", named),
                Arguments.of("a,b\n1e0,+2\n.3e1,6.\n\n\n", named),
                Arguments.of("\n\na,b\n1,2\n3,6\n", named),
                Arguments.of("a,b,\n1,2,\n3,6,\n", named),
                Arguments.of("1.0e+00 2.0e+00\n3.0e+00 6.0e+00\n", numbered),
                Arguments.of("   1   2\n   3   6\n", numbered),
                Arguments.of("# a,b\n1,2\n3,6\n", named),
                Arguments.of("# made on Monday\na,b\n1,2\n3,6\n", named),
                Arguments.of("# made on Monday\n1,2\n3,6\n", numbered),
                Arguments.of("sep=;\na;b\n1;2\n3;6\n", named),
                Arguments.of("sep=\t\na\tb\n1\t2\n3\t6\n", named),
                Arguments.of("a,b,,\n1,2,,\n3,6,,\n,,,\n", named),
                Arguments.of("a,b\n1,2\n3,6\n,\n,\n", named),
                Arguments.of("a,b\n\u00a01\u00a0,2\n3,6\u202f\n", named),
                Arguments.of("# a b\n1 2\n3 6\n", named),
                Arguments.of(",b\n1,2\n3,6\n", List.of("0", "b")),
                Arguments.of("宽,\"高,厘米\"\n1,2\n3,6\n", List.of("宽", "高,厘米")),
                Arguments.of("a\u001b[31m,b\n1,2\n3,6\n", List.of("a\\u001b[31m", "b")),
                Arguments.of("a;x,b\n1,2\n3,6\n", List.of("a;x", "b")),
                Arguments.of("a|b\n1|2\n3|6\n", named),
                Arguments.of("a b\n1 2\n3 6\n", named),
                Arguments.of("a b\n1 \t2\n3\t6\n", named),
                Arguments.of("1,0;2,0\n3,0;6,0\n", numbered),
                Arguments.of("a;b\n1,0;2\n3;0,6e1\n", named),
                Arguments.of("a\tb\n1,0\t2\n3,00\t6\n", named),
                Arguments.of("1,0 2,0\n3,0 6,0\n", numbered),
                Arguments.of("a,b\n1,\"2,0\"\n3,6\n", named),
                Arguments.of("0,1\n1.0,2.0\n3.0,6.0\n", numbered),
                Arguments.of("a,b\n# noon, say\n1,2\n\n# noon\n3,6\n", named),
                Arguments.of("a,b\n1,2\n#7,8\n3,6\n", named),
                Arguments.of("a,b\n1,2,\n3,6,,\n", named),
                Arguments.of("1,2,\n3,6,\n", numbered),
                Arguments.of("a,b\n1,2\n,\n3,6\n", named));
    }

    @ParameterizedTest
    @MethodSource("csv")
    void csv(String text, List<String> features) throws IOException {
        Files.writeString(folder.resolve("f.csv"), text);
        check(features, "--input", "f.csv");
    }

    static Stream<Arguments> json() {
        return Stream.of(
                Arguments.of("[[1,2],[3,6]]", List.of("0", "1")),
                Arguments.of(" {\"input\": [[1,2],[3,6.0]]}\n", List.of("0", "1")),
                Arguments.of(
                        "{\"features\": [\"a\",\"b\"], \"x\": [[1,2],[3,6]], \"weight\": 1, \"bias\": [0,0]}",
                        List.of("a", "b")),
                Arguments.of("[[[1],[2]],[[3],[6]]]", List.of("0", "1")),
                Arguments.of("[[[1,3],[2,6]]]", List.of("0", "1")),
                Arguments.of("[[[[1,3]],[[2,6]]]]", List.of("0", "1")),
                Arguments.of("[[[[[1]],[[3]]],[[[2]],[[6]]]]]", List.of("0", "1")));
    }

    @ParameterizedTest
    @MethodSource("json")
    void json(String text, List<String> features) throws IOException {
        Files.writeString(folder.resolve("f.json"), text);
        check(features, "--input", "f.json");
    }

    @Test
    void aFileOfAnyNameThatBeginsAsJsonDoesIsJson() throws IOException {
        Files.writeString(folder.resolve("data"), "\n [[1,2],[3,6]]");
        check(List.of("0", "1"), "--input", "data");
    }

    @Test
    void aNameMayHaveASpace() throws IOException {
        Files.writeString(folder.resolve("f.csv"), "petal width\n1\n3\n");
        assertThat(run("--input", "f.csv").get("features")).isEqualTo(List.of("petal width"));
    }

    @Test
    void aRowMayBeAsWideAsItIs() throws IOException {
        String row = "1,".repeat(20_000) + "1\n";
        Files.writeString(folder.resolve("f.csv"), row + row);
        assertThat(run("--input", "f.csv", "--steps", "mu").get("shape")).isEqualTo(List.of(2.0, 20_001.0));
    }

    @Test
    void aNumberMayBeAsLongAsItIs() throws IOException {
        Files.writeString(folder.resolve("f.json"), "[1" + "0".repeat(3) + "." + "0".repeat(2000) + ", 3000]");
        assertThat(steps(run("--input", "f.json")).get("mu")).isEqualTo(List.of(2000.0));
    }

    @Test
    void oneAxisIsOneFeature() throws IOException {
        Files.writeString(folder.resolve("f.json"), "[1, 3, 8]");
        Map<String, Object> json = run("--input", "f.json");
        assertThat(json.get("shape")).isEqualTo(List.of(3.0));
        assertThat(steps(json).get("mu")).isEqualTo(List.of(4.0));
        assertThat(steps(json).get("xmu")).isEqualTo(List.of(-3.0, -1.0, 4.0));
    }

    @Test
    void gzipIsReadAsItIs() throws IOException {
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(folder.resolve("f.csv.gz")))) {
            out.write("a,b\n1,2\n3,6\n".getBytes(StandardCharsets.UTF_8));
        }
        check(List.of("a", "b"), "--input", "f.csv.gz");
    }

    @Test
    void standardInput() {
        here = here.typing("a,b\n1,2\n3,6\n");
        check(List.of("a", "b"), "--input", "-");
    }

    static Stream<Arguments> chosen() {
        return Stream.of(
                Arguments.of(List.of("b", "d"), List.of("--columns", "b,d")),
                Arguments.of(List.of("d", "b"), List.of("--columns", "d,b")),
                Arguments.of(List.of("b", "d"), List.of("--columns", "1,3")),
                Arguments.of(List.of("b", "d"), List.of("--columns", "1-3", "--exclude", "c-c")),
                Arguments.of(List.of("b", "d"), List.of("--exclude", "a,c-c")),
                Arguments.of(List.of("b", "d"), List.of("--columns", "1-", "--exclude", "2")));
    }

    /// `c-c` is a name and no range: a name that is there wins.
    @ParameterizedTest
    @MethodSource("chosen")
    void columnsAreChosen(List<String> features, List<String> options) throws IOException {
        Files.writeString(folder.resolve("f.csv"), "a,b,c-c,d\nx,1,y,2\nx,3,y,6\n");
        Map<String, Object> json = run(
                Stream.concat(Stream.of("--input", "f.csv"), options.stream()).toArray(String[]::new));
        assertThat(json.get("features")).isEqualTo(features);
        assertThat(steps(json).get("mu"))
                .isEqualTo(features.getFirst().equals("b") ? List.of(2.0, 4.0) : List.of(4.0, 2.0));
    }

    @Test
    void theHeaderCanBeSaid() throws IOException {
        Files.writeString(folder.resolve("years.csv"), "2019,2020\n1,2\n3,6\n");
        check(List.of("2019", "2020"), "--input", "years.csv", "--header");
        Files.writeString(folder.resolve("data.csv"), "1,2\n3,6\n");
        check(List.of("0", "1"), "--input", "data.csv", "--no-header");
    }

    /// The first name that pandas writes of a table without names is empty, the second 0.
    @Test
    void aColumnWithoutANameIsNotTakenForAnother() throws IOException {
        Files.writeString(folder.resolve("pandas.csv"), ",0,1\n0,1,2\n1,3,6\n");
        check(List.of("0", "1"), "--input", "pandas.csv", "--header", "--exclude", "unnamed0");
    }

    /// Columns chosen by number have no names that another file's could contradict.
    @Test
    void aGradientWithNamesFitsNumberedColumns() throws IOException {
        Files.writeString(folder.resolve("x.csv"), "7,1,2\n7,3,6\n");
        Files.writeString(folder.resolve("g.csv"), "a,b\n1,2\n3,4\n");
        Run run = Run.Place.at(folder, folder)
                .run("backward", "--input", "x.csv", "--exclude", "0", "--dout", "g.csv", "--steps", "dbeta");
        assertThat(run.status()).isZero();
    }

    @Test
    void aParameterFileMayHoldOneNumberForAll() throws IOException {
        Files.writeString(folder.resolve("x.csv"), "1,2\n3,6\n");
        Files.writeString(folder.resolve("g.json"), "{\"gamma\": 1.5}");
        Run run = Run.Place.at(folder, folder).run("forward", "--input", "x.csv", "--gamma", "g.json", "--no-save");
        assertThat(run.out()).contains("γ = 1.5,");
    }

    @Test
    void theDelimiterCanBeSaid() throws IOException {
        Files.writeString(folder.resolve("f.csv"), "a:b\n1:2\n3:6\n");
        check(List.of("a", "b"), "--input", "f.csv", "--delimiter", ":");
        Files.writeString(folder.resolve("f.csv"), "a\tb\n1\t2\n3\t6\n");
        check(List.of("a", "b"), "--input", "f.csv", "--delimiter", "tab");
    }

    /// Excel's "Unicode text" is UTF-16 with its mark; JSON may be so too.
    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE"})
    void unicodeTextIsRead(String charset) throws IOException {
        String mark = charset.equals("UTF-16") ? "" : "\ufeff";
        byte[] text = (mark + "Länge\t𝑏\r\n1,0\t2\r\n3\t6\r\n").getBytes(Charset.forName(charset));
        Files.write(folder.resolve("f.txt"), text);
        check(List.of("Länge", "𝑏"), "--input", "f.txt");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(folder.resolve("f.txt.gz")))) {
            out.write(text);
        }
        check(List.of("Länge", "𝑏"), "--input", "f.txt.gz");
        Files.write(folder.resolve("f.json"), (mark + "[[1,2],[3,6]]").getBytes(Charset.forName(charset)));
        check(List.of("0", "1"), "--input", "f.json");
    }

    /// A character of two halves, wherever the first falls in what is read at once.
    @Test
    void unicodeTextIsNotCutWithinACharacter() throws IOException {
        for (int before = 4090; before < 4100; before++) {
            String name = "a".repeat(before) + "😀".repeat(3000);
            Files.write(folder.resolve("f.txt"), (name + "\n1\n3\n").getBytes(StandardCharsets.UTF_16));
            assertThat(run("--input", "f.txt").get("features")).isEqualTo(List.of(name));
        }
    }

    @Test
    void rowNumbersOfPandasAreNoticed() throws IOException {
        Files.writeString(folder.resolve("f.csv"), ",b\n0,2\n1,6\n2,4\n");
        Run run = here.run("forward", "--input", "f.csv", "--no-save");
        assertThat(run.status()).isZero();
        assertThat(run.err())
                .isEqualTo(
                        "f.csv: the first column has no name and counts 0, 1, 2, ...; if these are row numbers, leave them out"
                                + " with --exclude 0\n");
    }

    /// An option beats the file, the file beats the usual.
    @Test
    void whereParametersComeFrom() throws IOException {
        Files.writeString(
                folder.resolve("f.json"), "{\"x\": [[1,2],[3,6]], \"gamma\": [2,3], \"beta\": 5, \"eps\": 0.5}");
        Files.writeString(folder.resolve("g.csv"), "7\n8\n");
        Files.writeString(folder.resolve("g.json"), "{\"weight\": [9, 10]}");
        assertThat(run("--input", "f.json"))
                .containsEntry("gamma", List.of(2.0, 3.0))
                .containsEntry("beta", List.of(5.0, 5.0))
                .containsEntry("eps", 0.5);
        assertThat(run("--input", "f.json", "--gamma", "-4", "--beta", "-1,1", "--eps", "1e-3"))
                .containsEntry("gamma", List.of(-4.0, -4.0))
                .containsEntry("beta", List.of(-1.0, 1.0))
                .containsEntry("eps", 1e-3);
        assertThat(run("--input", "f.json", "--gamma", "g.csv").get("gamma")).isEqualTo(List.of(7.0, 8.0));
        Files.writeString(folder.resolve("b.json"), "[9, 10]");
        assertThat(run("--input", "f.json", "--beta", "b.json").get("beta")).isEqualTo(List.of(9.0, 10.0));
        assertThat(run("--input", "f.json", "--gamma", "g.json").get("gamma")).isEqualTo(List.of(9.0, 10.0));
    }

    private void check(List<String> features, String... options) {
        Map<String, Object> json = run(options);
        assertThat(json.get("features")).isEqualTo(features);
        assertThat(steps(json).get("mu")).isEqualTo(List.of(2.0, 4.0));
        assertThat(steps(json).get("var")).isEqualTo(List.of(1.0, 4.0));
    }

    private Map<String, Object> run(String... options) {
        Run run = here.run(Stream.concat(Stream.of("forward", "--no-save", "--format", "json"), Stream.of(options))
                .toArray(String[]::new));
        assertThat(run.status()).as(run.err()).isZero();
        return Json.object(run.out());
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> steps(Map<String, Object> json) {
        return (Map<String, Object>) json.get("steps");
    }
}
