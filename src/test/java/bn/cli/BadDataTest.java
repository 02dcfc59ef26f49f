package bn.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import bn.cli.environment.ExitStatus;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Bad data gets one sentence with its place, what was found, what was expected and what to do, and status
/// 3; nothing goes to standard output.
class BadDataTest extends InFolder {
    static Stream<Arguments> csv() {
        return Stream.of(
                Arguments.of(
                        "a,b\n1,2\n3,x\n",
                        "f.csv:3:2: 'x' is not a number (column 'b'); leave the column out with --exclude b"),
                Arguments.of(
                        "1,x\n2,3\n",
                        "f.csv:1:2: 'x' is not a number (column '1'); leave the column out with --exclude 1, or say --header if"
                                + " this row names the columns"),
                Arguments.of(
                        "a,my col\n1,x\n",
                        "f.csv:2:2: 'x' is not a number (column 'my col'); leave the column out with --exclude 1"),
                Arguments.of(
                        "a,b\n1,\n2,3\n",
                        "f.csv:2:2: the cell is blank, a number was expected (column 'b'); 1 row has missing numbers: leave"
                                + " it out with --drop-missing"),
                Arguments.of(
                        "a,b\n1,NaN\n",
                        "f.csv:2:2: 'NaN' is not a finite number; leave its row out or put a number in its place (column 'b');"
                                + " leave the column out with --exclude b"),
                Arguments.of(
                        "a,b\n-inf,1\n",
                        "f.csv:2:1: '-inf' is not a finite number; leave its row out or put a number in its place (column 'a')"),
                Arguments.of(
                        "a,b\n1,1e999\n",
                        "f.csv:2:2: '1e999' is too large for a double, which ends at 1.8e308 (column 'b')"),
                // Thousands, or a decimal.
                Arguments.of(
                        "a;b\n1;3,140\n",
                        "f.csv:2:2: '3,140' has a comma; a decimal is written with a point, 3.140, and thousands without"
                                + " a separator (column 'b'); if commas are decimal points here, say --decimal-comma"),
                Arguments.of(
                        "a;b\n1.234,5;2\n",
                        "f.csv:2:1: '1.234,5' has a point, where decimals have commas; write it without (column 'a')"),
                Arguments.of(
                        "a,b\n1.5,\"3,14\"\n",
                        "f.csv:2:2: '3,14' has a comma; a decimal is written with a point, 3.14, and thousands without"
                                + " a separator (column 'b')"),
                Arguments.of(
                        "a;b\n1,5;2\n" + "1;2\n".repeat(20) + "1;1.234\n",
                        "f.csv:23:2: '1.234' has a point, where decimals have commas; write it without (column 'b')"),
                Arguments.of(
                        "a,b\n1,\u22122\n",
                        "f.csv:2:2: '\u22122' begins with a minus sign of typesetting (U+2212); write '-' (column 'b')"),
                Arguments.of(
                        "a,b\n1,0x10\n",
                        "f.csv:2:2: '0x10' is not a number (column 'b'); leave the column out with --exclude b"),
                Arguments.of(
                        "a,b\n1,1d\n",
                        "f.csv:2:2: '1d' is not a number (column 'b'); leave the column out with --exclude b"),
                // A first row of decimal commas is no header.
                Arguments.of(
                        "1,500;2,500\n3,500;4,500\n",
                        "f.csv:1:1: '1,500' has a comma; a decimal is written with a point, 1.500, and thousands without a"
                                + " separator (column '0'); if commas are decimal points here, say --decimal-comma;"
                                + " say --header if this row names the columns"),
                Arguments.of(
                        "a\n1,5\n",
                        "f.csv:2: the row has 2 cells, the first row has 1; a decimal is written with a point, 1.5"),
                Arguments.of("a,b,c\n1,2,3\n4,5\n", "f.csv:3: the row has 2 cells, the first row has 3"),
                Arguments.of(
                        "a,\n1,2\n",
                        "f.csv:2: the row has 2 cells, the first row has 1 and 1 blank cell behind; give each column that has"
                                + " numbers a name"),
                Arguments.of(
                        "a;b\n1;2;3\n",
                        "f.csv:2: the row has 3 cells, the first row has 2; cells end at ';' (--delimiter says another)"),
                Arguments.of(
                        "a:b\n1:2\n",
                        "f.csv:2:1: '1:2' is not a number (column 'a:b'); if ':' separates cells, say so with --delimiter"),
                Arguments.of("a,b\n1,2,3\n", "f.csv:2: the row has 3 cells, the first row has 2"),
                Arguments.of(
                        "a,b\n",
                        "f.csv: has one line, 'a, b', which is taken for a header, and no rows of numbers below it; if"
                                + " that line is data, say --no-header"),
                Arguments.of("", "f.csv: is empty"),
                Arguments.of("\n \n", "f.csv: has no rows, only blank lines and comments"),
                Arguments.of("a,b\n1,2\n\"3,4\n5,6\n", "f.csv:3: a quote (\") is opened here and never closed"),
                // FastCSV names no line of the first record.
                Arguments.of("\"a,b\n1,2\n", "f.csv:1: a quote (\") is opened here and never closed"),
                Arguments.of(
                        "\"a\"x,b\n1,2\n",
                        "f.csv:1: something stands after a closing quote (\") before the next delimiter"),
                Arguments.of(
                        "a,b\n\"1\"x,2\n",
                        "f.csv:2: something stands after a closing quote (\") before the next delimiter"),
                Arguments.of("a,b,a\n1,2,3\n", "f.csv:1:3: the name 'a' was given to column 1 already; rename one"),
                Arguments.of(
                        "a,b\n1,\u001b[31mred\n",
                        "f.csv:2:2: '\\u001b[31mred' is not a number (column 'b'); leave the column out with --exclude b"));
    }

    /// Found text is cut, and what would be made of it too.
    @Test
    void longTextsAreCut() throws IOException {
        String cut = "z".repeat(39) + "…";
        refuses(
                write("f.csv", "a," + "z".repeat(20_000) + "\n1,x\n"),
                "f.csv:2:2: 'x' is not a number (column '" + cut + "'); leave the column out with --exclude 1");
        String ones = "1".repeat(39) + "…";
        refuses(
                write("f.csv", "a;b\n1;" + "1".repeat(20_000) + ",5\n"),
                "f.csv:2:2: '" + ones + "' has a comma; a decimal is written with a point, " + ones
                        + ", and thousands without a separator (column 'b'); if commas are decimal points here, say"
                        + " --decimal-comma");
        refuses(
                write("f.json", "{\"" + "z".repeat(20_000) + "\": 1}"),
                "f.json:1:2: $." + cut + ": there is no field '" + cut
                        + "'; the fields are x, gamma, beta, eps, dout, features");
        refuses(
                write("f.json", "[[" + "1".repeat(2_000_000) + "]]"),
                "f.json: a number has more than a million digits");
    }

    /// It took a minute, by going through the spaces once for each of them.
    @Test
    void aCellOfManySpacesTakesNoTime() throws IOException {
        String file = write("f.csv", "a,b\n1,é" + " ".repeat(200_000) + "x\n");
        assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> refuses(
                        file,
                        "f.csv:2:2: 'é" + " ".repeat(38)
                                + "…' is not a number (column 'b'); leave the column out with --exclude b"));
    }

    @ParameterizedTest
    @MethodSource("csv")
    void badCsv(String text, String sentence) throws IOException {
        refuses(write("f.csv", text), sentence);
    }

    static Stream<Arguments> json() {
        return Stream.of(
                Arguments.of("[[1,2],[3]]", "f.json:1:10: $[1]: the list has length 1, the one before it has length 2"),
                Arguments.of("[[1,2],3]", "f.json:1:8: $[1]: found a number where the lists before it have a list"),
                Arguments.of("[[1,2],[3,[4]]]", "f.json:1:11: $[1][1]: found a list, expected a number"),
                Arguments.of(
                        "[[1,\"2\"]]",
                        "f.json:1:5: $[0][1]: found the string '2', expected a number; write it without quotes"),
                Arguments.of("[[1,\"abc\"]]", "f.json:1:5: $[0][1]: found the string 'abc', expected a number"),
                Arguments.of("[[1,null]]", "f.json:1:5: $[0][1]: found null, expected a number"),
                Arguments.of("[[1,true]]", "f.json:1:5: $[0][1]: found true, expected a number"),
                Arguments.of("[[1,{}]]", "f.json:1:5: $[0][1]: found an object, expected a number"),
                Arguments.of(
                        "[[1,NaN]]",
                        "f.json:1:5: $[0][1]: NaN is not a finite number; leave its row out or put a number in its place"),
                Arguments.of(
                        "[[1,-Infinity]]",
                        "f.json:1:5: $[0][1]: -Infinity is not a finite number; leave its row out or put a number in its place"),
                Arguments.of(
                        "[[1,1e999]]", "f.json:1:5: $[0][1]: '1e999' is too large for a double, which ends at 1.8e308"),
                Arguments.of(
                        "{\"x\": [[1]], \"eps\": NaN}",
                        "f.json:1:21: $.eps: NaN is not a finite number; put a number in its place"),
                Arguments.of(" \n ", "f.json: holds nothing but blanks; a list or an object of JSON was expected"),
                Arguments.of("[]", "f.json:1:2: $: the list is empty"),
                Arguments.of("[[]]", "f.json:1:3: $[0]: the list is empty"),
                Arguments.of(
                        "7",
                        "f.json: is neither a list of numbers nor an object; a batch is [[1, 2], [3, 4]] or {\"x\": [[1, 2], [3, 4]]}"),
                Arguments.of("{}", "f.json: the object has no \"x\", which holds the batch"),
                Arguments.of("{\"gamma\": [1]}", "f.json: the object has no \"x\", which holds the batch"),
                Arguments.of("{\"x\": 3}", "f.json:1:2: $.x: found a number, expected a list of numbers"),
                Arguments.of(
                        "{\"x\": [[1]], \"gama\": 1}",
                        "f.json:1:14: $.gama: there is no field 'gama' (did you mean \"gamma\"?); the fields are x, gamma, beta, eps,"
                                + " dout, features"),
                Arguments.of("{\"x\": [[1]], \"x\": [[1]]}", "f.json:1:14: $.x: \"x\" was given already"),
                Arguments.of(
                        "{\"x\": [[1]], \"gamma\": 1, \"weight\": 1}",
                        "f.json:1:26: $.weight: \"weight\" was given already, as \"gamma\""),
                Arguments.of(
                        "[[1]] [[2]]", "f.json:1:7: something follows the end of the JSON value; a file holds one"),
                Arguments.of(
                        "[[[[[[1]]]]]]",
                        "f.json:1:6: $[0][0][0][0][0]: the lists are nested more than 5 deep; a batch is (N, D) or (N, C, ...) with at"
                                + " most 5 axes"),
                Arguments.of(
                        "[".repeat(100_000),
                        "f.json:1:6: $[0][0][0][0][0]: the lists are nested more than 5 deep; a batch is (N, D) or (N, C, ...) with at"
                                + " most 5 axes"),
                Arguments.of(
                        "{\"x\": [[1,2]], \"gamma\": [1]}",
                        "f.json:1:16: $.gamma: the shape is (1,), expected 2 numbers, one per feature, or a single one"),
                Arguments.of(
                        "{\"x\": [[1,2]], \"beta\": [[1,2],[3,4]]}",
                        "f.json:1:16: $.beta: the shape is (2, 2), expected 2 numbers, one per feature, or a single one"),
                Arguments.of(
                        "{\"x\": [[1,2]], \"dout\": [[1]]}",
                        "f.json:1:16: $.dout: the shape is (1, 1), expected x's shape, (1, 2)"),
                Arguments.of(
                        "{\"x\": [[1]], \"eps\": -1}",
                        "f.json:1:14: $.eps: ε is -1, expected 0 or more: it keeps the root away from 0"),
                Arguments.of(
                        "{\"x\": [[1]], \"eps\": \"a\"}",
                        "f.json:1:21: $.eps: found the string 'a', expected a number"),
                Arguments.of(
                        "{\"x\": [[1,2]], \"features\": [\"a\"]}",
                        "f.json:1:16: $.features: there is 1 name for 2 features, x being (1, 2)"),
                Arguments.of(
                        "{\"x\": [[1,2]], \"features\": [\"a\", \"a\"]}",
                        "f.json:1:34: $.features[1]: the name 'a' was given already"));
    }

    @ParameterizedTest
    @MethodSource("json")
    void badJson(String text, String sentence) throws IOException {
        refuses(write("f.json", text), sentence);
    }

    @ParameterizedTest
    @MethodSource("brokenJson")
    void brokenJson(String text, String place, String reason) throws IOException {
        refuses(write("f.json", text), place + ": is not JSON from here on: " + reason);
    }

    /// In words for whoever wrote the file: no settings of a parser, no codes of characters.
    static Stream<Arguments> brokenJson() {
        String value = "expected a number, a list, an object or a text in quotes";
        return Stream.of(
                Arguments.of("[[1, 2], [3, ]]", "f.json:1:14", "found ']', " + value),
                Arguments.of("[[1, 2],\n [3 4]]", "f.json:2:5", "found '4', expected a comma or ']'"),
                Arguments.of("[[1, 2", "f.json:1:7", "it ends before the value does"),
                Arguments.of("[[1, -", "f.json:1:7", "it ends before the value does"),
                Arguments.of("{\"x\": [[1]], }", "f.json:1:14", "found '}', expected a name in double quotes"),
                Arguments.of("{\"x\": [[1]] \"eps\": 1}", "f.json:1:13", "found '\"', expected a comma or '}'"),
                Arguments.of("{\"x\" [[1]]}", "f.json:1:6", "found '[', expected a colon"),
                Arguments.of("{'x': [[1]]}", "f.json:1:2", "found '\'', expected a name in double quotes"),
                Arguments.of("[[0x3]]", "f.json:1:4", "a number is written in decimal"),
                Arguments.of("[[1,2], // note\n [3,6]]", "f.json:1:9", "JSON has no comments; leave them out"),
                Arguments.of("[[+1]]", "f.json:1:4", "a number has no plus sign in front"),
                Arguments.of("[[01]]", "f.json:1:4", "a number has no needless 0 in front"),
                Arguments.of("[[1., 2]]", "f.json:1:5", "a digit belongs behind the point, as in 1.0"),
                Arguments.of("[[1, nan]]", "f.json:1:6", "found 'nan', " + value),
                Arguments.of("[[1}", "f.json:1:4", "found '}', expected the end of what was begun last"),
                Arguments.of(
                        "{\"x\n\": 1}",
                        "f.json:1:4",
                        "a text in quotes holds a control character or the end of a line"),
                Arguments.of("{\"\\q\": 1}", "f.json:1:4", "a backslash in quotes means nothing before this character"),
                Arguments.of("nonsense", "f.json:1:1", "found 'nonsense', " + value));
    }

    static Stream<Arguments> options() {
        return Stream.of(
                Arguments.of(
                        new String[] {"--columns", "a,z"},
                        "f.csv: --columns asks for column 'z', which is not there; the columns are a, bee"),
                Arguments.of(
                        new String[] {"--columns", "be"},
                        "f.csv: --columns asks for column 'be', which is not there (did you mean 'bee'?); the columns are a, bee"),
                Arguments.of(new String[] {"--columns", "a,0"}, "f.csv: --columns names column 'a' twice"),
                Arguments.of(new String[] {"--exclude", "a,bee"}, "f.csv: no column is left to read after --exclude"),
                Arguments.of(
                        new String[] {"--gamma", ""},
                        "--gamma: found nothing, expected a number, a list of them, or a file"),
                Arguments.of(new String[] {"--gamma", "1,2,3"}, "--gamma: there are 3 numbers for 2 features"),
                Arguments.of(new String[] {"--gamma", "1,b"}, "--gamma: 'b' is not a number"),
                Arguments.of(new String[] {"--gamma", "nan"}, "--gamma: 'nan' is not a finite number"),
                Arguments.of(new String[] {"--beta", "b.csv"}, "b.csv: there is no such file; did you mean f.csv?"),
                Arguments.of(
                        new String[] {"--eps", "-1e-5"},
                        "--eps: ε is -1e-05, expected 0 or more: it keeps the root away from 0"),
                Arguments.of(new String[] {"--eps", "x"}, "--eps: 'x' is not a number"));
    }

    @ParameterizedTest
    @MethodSource("options")
    void badOptions(String[] options, String sentence) throws IOException {
        String[] args = Stream.concat(
                        Stream.of("forward", "--input", write("f.csv", "a,bee\n1,2\n3,4\n")), Stream.of(options))
                .toArray(String[]::new);
        Run run = here.run(args);
        assertThat(run.err()).isEqualTo(sentence + "\n");
        assertThat(run.status()).isEqualTo(ExitStatus.DATA);
    }

    static Stream<Arguments> gradients() {
        return Stream.of(
                Arguments.of("g.csv", "a,b\n1,2\n", "g.csv: the shape is (1, 2), expected x's shape, (2, 2)"),
                Arguments.of(
                        "g.csv",
                        "b,a\n1,2\n3,4\n",
                        "g.csv: the features are b, a, those of x are a, b; they must be the same, in the same order"),
                Arguments.of(
                        "g.json",
                        "{\"features\": [\"b\", \"a\"], \"dout\": [[1,2],[3,4]]}",
                        "g.json: the features are b, a, those of x are a, b; they must be the same, in the same order"),
                Arguments.of("g.json", "[1,2]", "g.json: the shape is (2,), expected x's shape, (2, 2)"),
                Arguments.of("g.json", "{\"x\": [[1,2],[3,4]]}", "g.json: the object has no \"dout\""));
    }

    /// JSON says itself what is what.
    @ParameterizedTest
    @CsvSource({
        "--columns, 0, 'is JSON that is no table, and --columns chooses among the columns of a table'",
        "--exclude, 0, 'is JSON that is no table, and --exclude chooses among the columns of a table'",
        "--delimiter, ;, 'is JSON, and --delimiter says how to read CSV'"
    })
    void optionsOfCsvAreRefusedForJson(String option, String value, String why) throws IOException {
        write("x.json", "[[1,2],[3,4]]");
        Run run = here.run("forward", "--input", "x.json", option, value);
        assertThat(run.err()).isEqualTo("x.json: " + why + "; leave the option out\n");
        assertThat(run.status()).isEqualTo(ExitStatus.DATA);
    }

    @ParameterizedTest
    @MethodSource("gradients")
    void badGradients(String file, String text, String sentence) throws IOException {
        write("x.csv", "a,b\n1,2\n3,4\n");
        Run run = here.run("backward", "--input", "x.csv", "--dout", write(file, text));
        assertThat(run.err()).isEqualTo(sentence + "\n");
        assertThat(run.status()).isEqualTo(ExitStatus.DATA);
    }

    @Test
    void imagesNeedTheirGradientNested() throws IOException {
        write("x.json", "[[[[1,2]]],[[[3,4]]]]");
        Run run = here.run("backward", "--input", "x.json", "--dout", write("g.csv", "1\n2\n3\n4\n"));
        assertThat(run.err())
                .isEqualTo(
                        "g.csv: is CSV, which has rows and columns alone; x is (2, 1, 1, 2): give its gradient as JSON, nested as x"
                                + " is\n");
    }

    /// Nobody meant text by a file that is called after arrays.
    @ParameterizedTest
    @ValueSource(strings = {"answers.npz", "x.npy", "x.PT", "x.safetensors"})
    void whatIsCalledAfterArraysAndIsNone(String file) throws IOException {
        String ending = file.substring(file.lastIndexOf('.'));
        for (String text : List.of("no zip \0 at all", "caf\u00e9,1\n")) {
            Files.write(folder.resolve(file), text.getBytes(StandardCharsets.ISO_8859_1));
            refuses(
                    file,
                    file + ": is called " + ending + " and is no such file, perhaps a damaged one; save it again");
        }
    }

    @Test
    void whatIsNoTextIsSaidToBe() throws IOException {
        refusesBytes(
                new byte[] {'1', ',', '2', '\n', '3', ',', 0, '\n'},
                "f.csv:2: is binary, or UTF-16 text without its mark; bn reads CSV and JSON in UTF-8");
        refusesBytes(
                "a,b\n1,2\ncaf\u00e9,3".getBytes(StandardCharsets.ISO_8859_1),
                "f.csv:3: is not UTF-8 text; save the file with the encoding UTF-8");
        refusesBytes(
                Arrays.copyOf("a,b\n1,2\n".getBytes(StandardCharsets.UTF_16), 17),
                "f.csv: begins as UTF-16 text and does not go on so; save the file with the encoding UTF-8");
        refusesBytes(
                new byte[] {(byte) 0xfe, (byte) 0xff, 0, '1', (byte) 0xdc, 0, 0, '2'},
                "f.csv: begins as UTF-16 text and does not go on so; save the file with the encoding UTF-8");
        refusesBytes(
                new byte[] {'P', 'K', 3, 4, 0, 0},
                "f.csv: is a zip file that cannot be unpacked, perhaps a damaged one; save it again");
        refusesBytes(
                new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0},
                "f.csv: is a NumPy file that ends within its header");
    }

    @Test
    void aDamagedGzipIsSaidToBe() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write("a,b\n1,2\n3,4\n".repeat(100).getBytes(StandardCharsets.UTF_8));
        }
        byte[] whole = bytes.toByteArray();
        refusesBytes(Arrays.copyOf(whole, whole.length - 6), "f.csv: is gzipped, but ends too early");
    }

    @Test
    void whatCannotBeOpenedIsSaidToBe() throws IOException {
        write("batch.csv", "1,2\n");
        refuses("bach.csv", "bach.csv: there is no such file; did you mean batch.csv?");
        refuses("nowhere/b.csv", "nowhere/b.csv: there is no such file");
        refuses(".", ".: is a folder, not a file");
        refuses("", "found '' where the name of a file was expected");
        refuses("a\u0000b", "a\\u0000b: no file can be called so here; give it another name");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void whatThereIsAndCannotBeOpenedIsSaidToBe() throws IOException {
        Files.createSymbolicLink(folder.resolve("link.csv"), Path.of("gone.csv"));
        refuses("link.csv", "link.csv: is a link to a file that is not there");
        refuses("a".repeat(300), "a".repeat(300) + ": cannot be read (File name too long)");
    }

    @Test
    void whatCannotBeWrittenIsSaidToBe() throws IOException {
        write("batch.csv", "1,2\n3,5\n");
        Files.createDirectory(folder.resolve("sub"));
        assertThat(here.run("forward", "--input", "batch.csv", "--output", "sub")
                        .err())
                .isEqualTo("sub: is a folder; give the name of a file\n");
        assertThat(here.run("forward", "--input", "batch.csv", "--output", "nowhere/y.csv")
                        .err())
                .isEqualTo("nowhere/y.csv: cannot be written, its folder is not there\n");
    }

    private void refusesBytes(byte[] bytes, String sentence) throws IOException {
        Files.write(folder.resolve("f.csv"), bytes);
        refuses("f.csv", sentence);
    }

    private void refuses(String file, String sentence) {
        Run run = here.run("forward", "--input", file);
        assertThat(run.err()).isEqualTo(sentence + "\n");
        assertThat(run.out()).isEmpty();
        assertThat(run.status()).isEqualTo(ExitStatus.DATA);
    }

    private String write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
        return name;
    }
}
