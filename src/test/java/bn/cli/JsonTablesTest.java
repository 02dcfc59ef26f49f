package bn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import bn.cli.environment.ExitStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Tables of JSON, as pandas and others write them, read as the batch of rows (1, 2) and (3, 6).
class JsonTablesTest extends InFolder {
    private static final List<String> NAMED = List.of("a", "b");
    private static final List<String> NUMBERED = List.of("0", "1");

    static Stream<Arguments> tables() {
        return Stream.of(
                Arguments.of("f.json", "[{\"a\":1,\"b\":2},{\"a\":3,\"b\":6}]", NAMED),
                Arguments.of("f.json", "[{\"a\":1,\"b\":2},\n {\"b\":6,\"a\":3}]", NAMED),
                Arguments.of("f.json", "{\"a\":{\"0\":1,\"1\":3},\"b\":{\"0\":2,\"1\":6}}", NAMED),
                Arguments.of("f.json", "{\"a\":{\"17\":1,\"4\":3},\"b\":{\"17\":2,\"4\":6}}", NAMED),
                Arguments.of("f.json", "{\"x\":{\"0\":1,\"1\":3},\"y\":{\"0\":2,\"1\":6}}", List.of("x", "y")),
                Arguments.of("f.json", "{\"0\":{\"a\":1,\"b\":2},\"1\":{\"a\":3,\"b\":6}}", NAMED),
                Arguments.of("f.json", "{\"columns\":[\"a\",\"b\"],\"index\":[0,1],\"data\":[[1,2],[3,6]]}", NAMED),
                Arguments.of("f.json", "{\"columns\":[0,1],\"index\":[0,1],\"data\":[[1,2],[3,6]]}", NUMBERED),
                Arguments.of("f.json", "{\"a\":[1,3],\"b\":[2,6]}", NAMED),
                Arguments.of("f.json", "{\"x\":[1,3],\"y\":[2,6]}", List.of("x", "y")),
                Arguments.of("f.json", "{\"u\":[1,3],\"x\":[2,6]}", List.of("u", "x")),
                Arguments.of("f.json", "{\"X\":[[1,2],[3,6]]}", NUMBERED),
                Arguments.of("f.json", "{\"X\":[[1,2],[3,6]],\"Gamma\":[1,1]}", NUMBERED),
                Arguments.of("f.json", "{\"a\":1,\"b\":2}\n{\"a\":3,\"b\":6}\n", NAMED),
                Arguments.of("f.json", "{\"x\":1,\"y\":2}\r\n{\"x\":3,\"y\":6}\r\n", List.of("x", "y")),
                Arguments.of("f.jsonl", "{\"a\":1,\"b\":2}\n\n{\"b\":6,\"a\":3}", NAMED),
                Arguments.of("f.ndjson", "[1,2]\n[3,6]\n", NUMBERED),
                Arguments.of("data", "[1,2]\n[3,6]\n", NUMBERED),
                Arguments.of("f.json", "{\"x\":[[1,2],[3,6]],\"gamma\":[[1,1]],\"beta\":[[0],[0]]}", NUMBERED),
                Arguments.of("f.json", "{\"x\":[[[[1]],[[2]]],[[[3]],[[6]]]],\"weight\":[[[[1]],[[1]]]]}", NUMBERED));
    }

    @ParameterizedTest
    @MethodSource("tables")
    void tablesAreRead(String file, String text, List<String> features) throws IOException {
        check(write(file, text), features);
    }

    /// A column of words is left out by its name or its number, as of CSV.
    @ParameterizedTest
    @ValueSource(strings = {"--exclude s", "--exclude 0", "--columns a,b", "--columns 1-2"})
    void columnsAreChosen(String option) throws IOException {
        String file = write("f.json", "[{\"s\":\"u\",\"a\":1,\"b\":2},{\"s\":\"v\",\"a\":3,\"b\":6}]");
        check(file, NAMED, option.split(" "));
        String byRow = write("g.json", "{\"0\":{\"s\":null,\"a\":1,\"b\":2},\"1\":{\"s\":\"v\",\"a\":3,\"b\":6}}");
        check(byRow, NAMED, option.split(" "));
        String split = write("h.json", "{\"columns\":[\"s\",\"a\",\"b\"],\"data\":[[\"u\",1,2],[\"v\",3,6]]}");
        check(split, NAMED, option.split(" "));
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of(
                        "[{\"a\":1,\"s\":\"u\"}]",
                        "f.json:1:13: $[0].s: found the string 'u', expected a number (column 's'); leave the column out"
                                + " with --exclude s"),
                Arguments.of(
                        "[{\"n\":null,\"s\":\"u\",\"t t\":true},{\"n\":1,\"s\":2,\"t t\":4}]",
                        "f.json:1:16: $[0].s: found the string 'u', expected a number (column 's'); leave the 2 columns"
                                + " that hold no numbers out with --exclude s,2"),
                Arguments.of(
                        "{\"a\":{\"0\":1,\"1\":null}}",
                        "f.json:1:17: $.a.1: found null, expected a number; leave its row out or put a number in its"
                                + " place (column 'a')"),
                Arguments.of(
                        "[{\"a\":1},{\"a\":NaN}]",
                        "f.json:1:15: $[1].a: NaN is not a finite number; leave its row out or put a number in its"
                                + " place (column 'a')"),
                Arguments.of(
                        "[{\"a\":\"1\"}]",
                        "f.json:1:7: $[0].a: found the string '1', expected a number; write it without quotes (column"
                                + " 'a')"),
                Arguments.of(
                        "[{\"a\":1,\"b\":2},{\"a\":3}]",
                        "f.json:1:22: $[1]: the row has no 'b', which the first row has"),
                Arguments.of(
                        "[{\"a\":1},{\"b\":3}]", "f.json:1:11: $[1].b: the row has 'b', which the first row has not"),
                Arguments.of("[{\"a\":1,\"a\":2}]", "f.json:1:9: $[0].a: \"a\" was given already"),
                Arguments.of(
                        "[{\"a\":1},2]",
                        "f.json:1:10: $[1]: found something else than a row of the table; a row is an object or a list"),
                Arguments.of("[{}]", "f.json:1:1: $: the table has no numbers"),
                Arguments.of("{\"a\":[]}", "f.json:1:2: $.a: the table has no numbers"),
                Arguments.of(
                        "{\"a\":[1,2],\"b\":[1]}",
                        "f.json:1:12: $.b: the list has length 1, the one before it has length 2"),
                Arguments.of(
                        "{\"a\":{\"0\":1},\"b\":{\"1\":2}}",
                        "f.json:1:14: $.b: the object has other keys, or in another order, than the one before it; write"
                                + " the table with orient=\"records\""),
                Arguments.of(
                        "{\"columns\":[\"a\"],\"data\":[[1,2]]}",
                        "f.json:1:2: $.columns: the number of names is 1, and of columns 2"),
                Arguments.of(
                        "{\"schema\":{\"fields\":[]},\"data\":[{\"index\":0,\"a\":1}]}",
                        "f.json:1:2: $.schema: is a table with a schema, as DataFrame.to_json writes it with"
                                + " orient=\"table\"; write it with orient=\"records\""),
                Arguments.of(
                        "{\"x\":[1,2],\"gama\":[1,2]}",
                        "f.json:1:12: $.gama: there is no field 'gama' (did you mean \"gamma\"?); the fields are x, gamma,"
                                + " beta, eps, dout, features"),
                Arguments.of(
                        "{\"gama\":[1,2]}",
                        "f.json:1:2: $.gama: there is no field 'gama' (did you mean \"gamma\"?); the fields are x, gamma,"
                                + " beta, eps, dout, features"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void whatIsWrongIsSaid(String text, String sentence) throws IOException {
        Run run = here.run("forward", "--input", write("f.json", text), "--no-save");
        assertThat(run.err()).isEqualTo(sentence + "\n");
        assertThat(run.status()).isEqualTo(ExitStatus.DATA);
    }

    /// Nobody can tell whether the objects are columns, as pandas writes them unless it is told otherwise, or rows.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"0\":{\"0\":1,\"1\":3},\"1\":{\"0\":2,\"1\":6}}",
                "{\"a\":{\"u\":1,\"v\":3},\"b\":{\"u\":2,\"v\":6}}"
            })
    void howItWasReadIsSaidWhereThatIsOpen(String text) throws IOException {
        Run run = here.run("forward", "--input", write("f.json", text), "--no-save", "--format", "json");
        assertThat(Json.object(run.out()).get("steps"))
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .containsEntry("mu", List.of(2.0, 4.0));
        assertThat(run.err())
                .startsWith("f.json: is read column by column, as DataFrame.to_json writes a table; if its objects are"
                        + " rows, write it with orient=\"records\"\n");
    }

    /// A gradient may be a table too.
    @Test
    void aGradientIsATable() throws IOException {
        write("x.json", "[{\"a\":1,\"b\":2},{\"a\":3,\"b\":6}]");
        write("g.json", "[{\"a\":1,\"b\":2},{\"a\":3,\"b\":4}]");
        Run run = here.run("backward", "--input", "x.json", "--dout", "g.json", "--steps", "dbeta", "--format", "csv");
        assertThat(run.out()).isEqualTo("a,b\n4.0,6.0\n");
        write("g.json", "[{\"b\":1,\"a\":2},{\"b\":3,\"a\":4}]");
        Run other = here.run("backward", "--input", "x.json", "--dout", "g.json");
        assertThat(other.err())
                .isEqualTo(
                        "g.json: the features are b, a, those of x are a, b; they must be the same, in the same order\n");
    }

    /// A parameter's file may have it as a row or a column, and not as a table.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"[[2,3]]|true", "[[2],[3]]|true", "[[[[2]],[[3]]]]|true", "[[2,3],[2,3]]|false"})
    void aParameterIsALine(String text, boolean right) throws IOException {
        write(
                "x.json",
                "[[1,2,1,2],[3,6,3,6]]".replace(right ? ",1,2]" : "none", "]").replace(right ? ",3,6]" : "none", "]"));
        write("g.json", text);
        Run run = here.run("forward", "--input", "x.json", "--gamma", "g.json", "--no-save", "--format", "json");
        if (right) {
            assertThat(Json.object(run.out())).containsEntry("gamma", List.of(2.0, 3.0));
        } else {
            assertThat(run.err()).isEqualTo("g.json: the shape is (2, 2), expected one row or one column of numbers\n");
        }
    }

    /// What stands in places that no row can be left out of can still be left out before.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[[[1,2],[3,NaN]]]|1:12: $[0][1][1]|0, 2, 1",
                "[[[[1,NaN]]]]|1:7: $[0][0][0][1]|0, 2, 3, 1",
                "{\"x\":[[[[[NaN]]]]]}|1:11: $.x[0][0][0][0][0]|0, 2, 3, 4, 1"
            })
    void paddingIsLeftOutBefore(String text, String place, String order) throws IOException {
        Run run = here.run("forward", "--input", write("f.json", text), "--no-save");
        assertThat(run.err())
                .isEqualTo(
                        "f.json:" + place
                                + ": NaN is not a finite number; if it stands for padding, which would count as data"
                                + ": keep the valid places alone, each as a row, with np.save(\"x.npy\","
                                + " x.transpose(" + order
                                + ")[np.isfinite(x).all(axis=1)]) where axis 1 holds the channels; or put a number in its place\n");
    }

    private String write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
        return name;
    }

    private void check(String file, List<String> features, String... options) {
        Run run = here.run(Stream.concat(
                        Stream.of("forward", "--no-save", "--format", "json", "--input", file), Stream.of(options))
                .toArray(String[]::new));
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.err()).doesNotContain("read column by column");
        Map<String, Object> json = Json.object(run.out());
        assertThat(json.get("features")).isEqualTo(features);
        assertThat(json.get("steps"))
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .containsEntry("mu", List.of(2.0, 4.0))
                .containsEntry("var", List.of(1.0, 4.0));
    }
}
