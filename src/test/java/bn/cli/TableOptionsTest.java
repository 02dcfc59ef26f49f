package bn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import bn.cli.environment.ExitStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What of a table is read, where it has words and gaps, and what is said of it.
class TableOptionsTest extends InFolder {
    /// The rows of numbers without gaps are (1, 2), (3, 6) and (5, 1): their means are 3 and 3.
    private static final String TABLE = "name,a,b\nx,1,2\ny,?,4\nz,3,6\nw,5,1\nv,7,NA\n";

    @Test
    void oneSentenceNamesAllThatIsInTheWay() throws IOException {
        Files.writeString(folder.resolve("f.csv"), TABLE);
        Run run = here.run("forward", "--input", "f.csv");
        assertThat(run.status()).isEqualTo(ExitStatus.DATA);
        assertThat(run.err())
                .isEqualTo("f.csv:2:1: 'x' is not a number (column 'name'); leave the column out with --exclude name;"
                        + " 2 rows have missing numbers: leave them out with --drop-missing\n");
    }

    @Test
    void whatIsLeftOutIsSaid() throws IOException {
        Files.writeString(folder.resolve("f.csv"), TABLE);
        Run run =
                here.run("forward", "--input", "f.csv", "--numeric", "--drop-missing", "--no-save", "--format", "json");
        assertThat(run.err())
                .isEqualTo("f.csv: --numeric left out what is not numbers: name\n"
                        + "f.csv: --drop-missing left out 2 of 5 rows\n");
        Map<String, Object> json = Json.object(run.out());
        assertThat(json).containsEntry("features", List.of("a", "b")).containsEntry("shape", List.of(3.0, 2.0));
        assertThat(Json.object(run.out()).get("steps").toString()).contains("mu=[3.0, 3.0]");
        Run chinese =
                here.run("forward", "--input", "f.csv", "--numeric", "--drop-missing", "--no-save", "--lang", "zh");
        assertThat(chinese.err()).isEqualTo("f.csv: --numeric 去掉了不是数的列：name\nf.csv: --drop-missing 去掉了 5 行中的 2 行\n");
    }

    /// A column of words with gaps has no missing numbers, and one of gaps alone is none of numbers.
    @Test
    void gapsAmongWordsAreNone() throws IOException {
        Files.writeString(folder.resolve("f.csv"), "a,b,c\n1,x,\n2,,NA\n3,y,?\n");
        Run run = here.run("forward", "--input", "f.csv");
        assertThat(run.err())
                .isEqualTo("f.csv:2:2: 'x' is not a number (column 'b'); 2 columns are not numbers: leave them out with"
                        + " --exclude b,c, or all such with --numeric\n");
    }

    @Test
    void nothingMayBeLeft() throws IOException {
        Files.writeString(folder.resolve("f.csv"), "a,b,c\n1,NA,1\n?,2,NA\n?,3,1\n");
        assertThat(here.run("forward", "--input", "f.csv", "--drop-missing").err())
                .isEqualTo(
                        "f.csv: no row is left after --drop-missing; most numbers are missing in a column that --exclude a"
                                + " leaves out\n");
        Files.writeString(folder.resolve("w.csv"), "a,b\nx,y\nz,w\n");
        assertThat(here.run("forward", "--input", "w.csv", "--numeric").err())
                .isEqualTo("w.csv:2:1: 'x' is not a number (column 'a'); no column is of numbers alone\n");
    }

    /// As programs write it, NaN in any case; what is infinite is not missing.
    @Test
    void manySpellingsAreMissing() throws IOException {
        List<String> spellings = List.of(
                "", "\u00a0", "?", "-", ".", "NA", "N/A", "n/a", "#N/A", "<NA>", "NaN", "nan", "-nan", "NAN", "NULL",
                "null", "None", "1.#IND");
        Files.writeString(folder.resolve("f.csv"), "a,b\n1," + String.join("\n2,", spellings) + "\n3,4\n5,6\n");
        Run run = here.run("forward", "--input", "f.csv", "--drop-missing", "--no-save");
        assertThat(run.err()).startsWith("f.csv: --drop-missing left out 18 of 20 rows\n");
        Files.writeString(folder.resolve("f.csv"), "a,b\n1,inf\n3,NA\n5,6\n");
        assertThat(here.run("forward", "--input", "f.csv", "--drop-missing").err())
                .isEqualTo(
                        "f.csv:2:2: 'inf' is not a finite number; leave its row out or put a number in its place (column"
                                + " 'b')\n");
    }

    /// What is to be pasted is taken as it is: names that a shell would part go by number, and many by ranges.
    @Test
    void theListCanBePasted() throws IOException {
        Files.writeString(folder.resolve("f.csv"), "4,a b,c,0,d\n1,x,2,y,3\n2,z,4,w,5\n");
        assertThat(here.run("forward", "--input", "f.csv", "--header").err()).contains(" --exclude 1,0, or ");
        assertThat(here.run("forward", "--input", "f.csv", "--header", "--no-save", "--exclude", "1,0")
                        .status())
                .isZero();
        String names = "n".repeat(20);
        StringBuilder header = new StringBuilder("a");
        StringBuilder row = new StringBuilder("1");
        for (int i = 1; i < 300; i++) {
            header.append(',').append(names).append(i);
            row.append(i == 150 ? ",2" : ",x");
        }
        Files.writeString(folder.resolve("wide.csv"), header + "\n" + row + "\n" + row + "\n");
        assertThat(here.run("forward", "--input", "wide.csv").err()).contains("with --exclude 1-149,151-299, or");
    }

    @Test
    void countedColumnsAreNamesOrData() throws IOException {
        String header =
                "f.csv:1: the first row counts the columns 0, 1, ... and was read as their names, as pandas writes"
                        + " them; if it is data, say --no-header\n";
        String data =
                "f.csv:1: the first row counts 0, 1, ... and was read as data; if it names the columns, say --header\n";
        counted("0,1\n1.0,2.5\n3.0,-1.0\n", header, 2);
        counted("0,1,2\n7,8,9\n5,3,0\n", header, 2);
        counted("0,1,2\n3,4,5\n6,7,8\n", data, 3);
        counted("0,1\n1,0\n1,1\n", data, 3);
        counted("0,1,2\n", data, 1);
        counted("0,1\n1.0,2.5\n3.0,-1.0\n", "", 3, "--no-header");
        counted("0,1\n1,0\n1,1\n", "", 2, "--header");
        counted(
                ",0,1\n0,1.5,2\n1,2.5,3\n2,0,1\n",
                header
                        + "f.csv: the first column has no name and counts 0, 1, 2, ...; if these are row numbers, leave them out"
                        + " with --exclude unnamed0\n",
                3);
    }

    private void counted(String text, String notes, int rows, String... option) throws IOException {
        Files.writeString(folder.resolve("f.csv"), text);
        List<String> args = new ArrayList<>(List.of("forward", "--input", "f.csv", "--no-save", "--format", "json"));
        args.addAll(List.of(option));
        Run run = here.run(args.toArray(String[]::new));
        assertThat(run.err().lines().filter(line -> !line.startsWith("warning")).toList())
                .isEqualTo(notes.lines().toList());
        assertThat(Json.object(run.out()).get("shape").toString()).startsWith("[" + rows + ".0");
    }

    @Test
    void rowNumbersOfRAreNoticed() throws IOException {
        Files.writeString(folder.resolve("f.csv"), "\"\",\"b\"\n\"1\",2\n\"2\",6\n\"3\",4\n");
        Run run = here.run("forward", "--input", "f.csv", "--no-save");
        assertThat(run.err())
                .isEqualTo(
                        "f.csv: the first column has no name and counts 1, 2, 3, ...; if these are row numbers, leave them"
                                + " out with --exclude 0\n");
    }

    /// A row that somebody has made a comment is not lost silently.
    @Test
    void commentedRowsAreCounted() throws IOException {
        Files.writeString(folder.resolve("f.csv"), "a,b\n1,2\n#3,4\n# noon\n3,6\n5,7\n");
        assertThat(here.run("forward", "--input", "f.csv", "--no-save").err())
                .isEqualTo("f.csv: rows that begin with # were left out as comments: 1\n");
        // Where the first column is of no interest it may begin so.
        Files.writeString(folder.resolve("g.csv"), "n,b\n#1,2\n#2,6\n#3,7\n");
        Run run = here.run("forward", "--input", "g.csv", "--columns", "b", "--no-save");
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("m = 3 rows");
    }

    @Test
    void decimalCommasCanBeSaid() throws IOException {
        Files.writeString(folder.resolve("f.csv"), "a;b\n1,500;2\n2,500;4\n5,000;3\n");
        Run run = here.run("forward", "--input", "f.csv", "--decimal-comma", "--no-save", "--format", "json");
        assertThat(Json.object(run.out()).get("steps").toString()).contains("mu=[3.0, 3.0]");
        Files.writeString(folder.resolve("one.csv"), "a\n1,5\n2,5\n5\n");
        run = here.run("forward", "--input", "one.csv", "--decimal-comma", "--no-save", "--format", "json");
        assertThat(Json.object(run.out()).get("steps").toString()).contains("mu=[3.0]");
    }

    /// The batch is read again as the pass read it; dout has the rows that are left, and no others.
    @Test
    void aKeptPassIsReadTheSameWay() throws IOException {
        Files.writeString(folder.resolve("f.csv"), TABLE.replace("1,2", "\"1,0\",2"));
        Files.writeString(folder.resolve("g.csv"), "a,b\n1,2\n3,4\n5,6\n");
        assertThat(here.run("forward", "--input", "f.csv", "--numeric", "--drop-missing", "--decimal-comma")
                        .status())
                .isZero();
        Run run = here.run("backward", "--dout", "g.csv", "--format", "json");
        assertThat(run.err()).doesNotContain("f.csv:");
        assertThat(Json.object(run.out()).get("steps").toString()).contains("dbeta=[9.0, 12.0]");
        assertThat(here.run("why", "mu[a]").status()).isZero();
        Files.writeString(folder.resolve("all.csv"), "a,b\n1,2\n0,0\n3,4\n5,6\n0,0\n");
        assertThat(here.run("backward", "--dout", "all.csv").err())
                .isEqualTo("all.csv: the shape is (5, 2), expected x's shape, (3, 2)\n");
    }

    /// No option leaves anything out of dout, so none is advised.
    @Test
    void ofAGradientNothingIsLeftOut() throws IOException {
        Files.writeString(folder.resolve("f.csv"), "a,b\n1,2\n3,6\n5,4\n");
        Files.writeString(folder.resolve("g.csv"), "a,b\n1,2\n,4\n5,6\n");
        assertThat(here.run("backward", "--input", "f.csv", "--dout", "g.csv", "--drop-missing")
                        .err())
                .isEqualTo("g.csv:3:1: the cell is blank, a number was expected (column 'a')\n");
        Files.writeString(folder.resolve("g.csv"), "a,b\n1,2\nx,4\n5,6\n");
        assertThat(here.run("backward", "--input", "f.csv", "--dout", "g.csv").err())
                .isEqualTo("g.csv:3:1: 'x' is not a number (column 'a')\n");
    }

    @Test
    void trackAndCompareSayItToo() throws IOException {
        Files.writeString(folder.resolve("f.csv"), TABLE);
        Files.writeString(folder.resolve("s.json"), "{\"running_mean\": [0, 0], \"running_var\": [1, 1]}");
        String notes =
                "f.csv: --numeric left out what is not numbers: name\nf.csv: --drop-missing left out 2 of 5 rows\n";
        Run track = here.run("track", "--stats", "t.json", "--numeric", "--drop-missing", "f.csv");
        assertThat(track.status()).as(track.err()).isZero();
        assertThat(track.err()).startsWith(notes);
        Run compare =
                here.run("compare", "--input", "f.csv", "--stats", "s.json", "--numeric", "--drop-missing", "f.csv");
        assertThat(compare.status()).as(compare.err()).isZero();
        assertThat(compare.err())
                .contains(notes)
                .satisfies(err ->
                        assertThat(err.lines().filter(notes::contains).count()).isEqualTo(4));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--drop-missing", "--numeric", "--decimal-comma"})
    void optionsOfCsvAreRefusedForJson(String option) throws IOException {
        Files.writeString(folder.resolve("x.json"), "[[1,2],[3,4]]");
        Run run = here.run("forward", "--input", "x.json", option);
        assertThat(run.err())
                .isEqualTo("x.json: is JSON, and " + option + " says how to read CSV; leave the option out\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--drop-missing", "--numeric"})
    void withoutABatchThereIsNothingToLeaveOut(String option) {
        Run run = here.run("check", option);
        assertThat(run.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(run.err()).contains(option);
    }
}
