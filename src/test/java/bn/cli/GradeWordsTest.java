package bn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a grade says, of the sample: three columns and five rows.
class GradeWordsTest extends InFolder {
    private static final double[][] X = {{1.2, 3.4, -0.7}, {2.5, 0.3, 1.9}, {4.1, -1.2, 0.4}};
    private static final double[] MEAN = {0.5, 0.25, -0.5};
    private static final double[] VAR = {2, 1.5, 1.25};

    private static final String BATCH =
            Path.of("samples/batch.json").toAbsolutePath().toString();
    private static final Path RIGHT =
            Path.of("src/test/resources/answers/right.json").toAbsolutePath();

    private String said(String answers, String... more) throws IOException {
        Files.writeString(folder.resolve("mine.json"), answers);
        List<String> args = new ArrayList<>(List.of("grade", "--input", BATCH, "mine.json"));
        args.addAll(List.of(more));
        return unwrapped(here.run(args.toArray(String[]::new)).out());
    }

    private static String unwrapped(String screen) {
        return screen.replaceAll("\\s+", " ");
    }

    private static Map<String, Object> right() throws IOException {
        return Json.object(Files.readString(RIGHT));
    }

    private static double number(Map<String, Object> answers, int row, int column) {
        return ((Number) ((List<?>) ((List<?>) answers.get("dx")).get(row)).get(column)).doubleValue();
    }

    /// The factor 2 of dxmu2 is 1 in mine.json, and dx is linear in it: twice the right one less that is dx with 3.
    private static String threeForTwo() throws IOException {
        Map<String, Object> one = Json.object(Files.readString(Path.of("samples/mine.json")));
        Map<String, Object> two = right();
        List<List<Double>> three = IntStream.range(0, 5)
                .mapToObj(row -> IntStream.range(0, 3)
                        .mapToObj(column -> 2 * number(two, row, column) - number(one, row, column))
                        .toList())
                .toList();
        return "{\"dx\": " + three + "}";
    }

    /// Multiples of 2⁻⁵³, as rounding leaves them, are numbers of 16 bits; and no right ones in 16 bits.
    @Test
    void whatIsWrongIsNotCalledRightInSixteenBits() throws IOException {
        assertThat(said("{\"dgamma\": [1.3322676295501878e-15, -1.1102230246251565e-16, 3.969047313034935e-15]}"))
                .contains("dgamma wrong")
                .doesNotContain("they are right");
    }

    @Test
    void aConstantIsCalledANumberAndLinesAreListed() throws IOException {
        assertThat(said(threeForTwo()))
                .contains("(a number is another, such as 3 where 2 belongs)")
                .doesNotContain("a factor is missing");
        assertThat(here.run("grade", "--input", BATCH, "mine.json").out())
                .containsPattern("in its place:\n +dx1 = [^,]*\n +dx = [^,]*\n");
        assertThat(said(threeForTwo(), "--lang", "zh")).contains("（用了另一个数");
    }

    /// out with the variance times m/(m−1), with ε or without: they differ by 3e-6, which no four decimals show, and
    /// neither do those of xhat. dx is right.
    @Test
    void aStepIsAskedForOnlyIfItsDigitsWouldTell() throws IOException {
        Files.writeString(
                folder.resolve("x.json"),
                "{\"x\": " + rounded((row, column) -> X[row][column]) + ", \"dout\": "
                        + rounded((row, column) -> X[2 - row][column] - 0.7) + "}");
        Files.writeString(
                folder.resolve("stats.json"), "{\"running_mean\": [0.5, 0.25, -0.5], \"running_var\": [2, 1.5, 1.25]}");
        String out = rounded((row, column) -> (X[row][column] - MEAN[column]) / Math.sqrt(1.5 * VAR[column] + 1e-5));
        String dx = rounded((row, column) -> (X[2 - row][column] - 0.7) / Math.sqrt(VAR[column] + 1e-5));
        Files.writeString(folder.resolve("mine.json"), "{\"out\": " + out + ", \"dx\": " + dx + "}");
        String said = unwrapped(here.run("grade", "x.json", "--mode", "eval", "--stats", "stats.json", "mine.json")
                .out());
        assertThat(said)
                .contains("√(var · m / (m − 1) + eps)", "With all their digits, these same answers")
                .doesNotContain("Hand in one of these");
    }

    @FunctionalInterface
    private interface Cell {
        double at(int row, int column);
    }

    private static String rounded(Cell cell) {
        return IntStream.range(0, 3)
                .mapToObj(row -> IntStream.range(0, 3)
                        .mapToObj(column -> Math.rint(1e4 * cell.at(row, column)) / 1e4)
                        .toList())
                .toList()
                .toString();
    }

    /// dgamma is 0 but for rounding where dout is the same in every row: float64 settles nothing.
    @Test
    void whatNoPrecisionWouldSettleIsNotAskedFor() throws IOException {
        Files.writeString(
                folder.resolve("ones.json"), "{\"x\": [[1, 2], [3, 7], [8, 4]], \"dout\": [[1, 1], [1, 1], [1, 1]]}");
        Files.writeString(folder.resolve("mine.json"), "{\"dgamma\": [1.1e-16, -2.2e-16]}");
        assertThat(unwrapped(here.run("grade", "ones.json", "mine.json").out()))
                .contains("even in float64, so that right and wrong cannot be told apart: dgamma. Only other data")
                .doesNotContain("Compute them in float64");
    }

    /// x − x is 0, and so is dgamma then, as it was computed: out is β, which no ε makes, however large.
    @Test
    void zerosThatAMistakeMakesAreNotCalledUnfilled() throws IOException {
        String dx = rounded((row, column) -> X[row][column] - (X[0][column] + X[1][column] + X[2][column]) / 3);
        Files.writeString(
                folder.resolve("x.json"),
                "{\"x\": " + rounded((row, column) -> X[row][column]) + ", \"beta\": [0.1, -0.3, 0.5], \"dout\": " + dx
                        + "}");
        Files.writeString(
                folder.resolve("mine.json"),
                "{\"out\": [[0.1, -0.3, 0.5], [0.1, -0.3, 0.5], [0.1, -0.3, 0.5]], \"dgamma\": [0.0, 0.0, 0.0]}");
        assertThat(unwrapped(here.run("grade", "x.json", "mine.json").out()))
                .contains("xmu = x − x", "out, dgamma.")
                .doesNotContain("never filled", "ε was another");
    }

    /// dx with cells that are off by something.
    private static String off(Map<String, Object> right, IntPredicate rows, IntPredicate columns) {
        List<List<Double>> dx = IntStream.range(0, 5)
                .mapToObj(row -> IntStream.range(0, 3)
                        .mapToObj(column -> number(right, row, column)
                                + (rows.test(row) && columns.test(column) ? 0.01 * (1 + row * row + 2 * column) : 0))
                        .toList())
                .toList();
        return "{\"dx\": " + dx + "}";
    }

    @Test
    void whereAloneAnAnswerIsWrongIsSaid() throws IOException {
        Map<String, Object> right = right();
        assertThat(said(off(right, row -> row == 4, column -> column == 0)))
                .contains("Only dx[4,width] is wrong: all other numbers of dx are right.");
        assertThat(said(off(right, _ -> true, column -> column == 1)))
                .contains("Only feature tilt of dx is wrong: all others are right.");
        assertThat(said(off(right, row -> row == 4, _ -> true)))
                .contains("Only row 4 of dx, counted from 0, is wrong: all others are right.");
        assertThat(said(off(right, row -> row > 2, column -> column > 0))).doesNotContain("Only", "all other");
        assertThat(said(off(right, _ -> true, column -> column == 1), "--hints", "2"))
                .doesNotContain("Only feature");
    }

    @Test
    void anAnswerThatIsNullIsLeftOut() throws IOException {
        Files.writeString(folder.resolve("mine.json"), "{\"dx\": null, \"dgamma\": [1.5, -0.7, 2]}");
        Run run = here.run("grade", "--input", BATCH, "mine.json");
        assertThat(run.err()).contains("dx is null, as what was not computed is saved; it is left out");
        assertThat(run.out()).contains("dgamma").doesNotContain("dx ", "nan");
    }

    /// Of another shape, no number was judged by its digits.
    @Test
    void noDigitsAreCountedOfAnotherShape() throws IOException {
        assertThat(said("{\"dgamma\": 1.5}")).contains("wrong shape").doesNotContain("digits that were written");
    }

    @Test
    void aCopyOfAnInputIsSaid() throws IOException {
        assertThat(said("{\"dgamma\": [1.5, -0.7, 2]}"))
                .contains("numbers that were put in, to the last digit, where the right ones differ: dgamma = gamma");
        assertThat(said("{\"out\": [[1, -2, 50], [3, 0, 47], [2, -5, 56], [8, 1, 41], [4, -1, 62]]}"))
                .contains("differ: out = x.");
        assertThat(said("{\"dgamma\": [1.5, -0.7, 2.5]}")).doesNotContain("put in");
    }

    /// Row 0 of the answers is row 1 of the batch.
    @Test
    void rowsAreCountedFromZero() throws IOException {
        List<?> out = (List<?>) right().get("out");
        List<Object> moved = new ArrayList<>(out);
        moved.set(0, out.get(1));
        moved.set(1, out.get(0));
        String answers = "{\"out\": " + moved + "}";
        assertThat(said(answers)).contains("yours are the rows 1, 0, 2, 3, 4 of the batch, counted from 0.");
        assertThat(said(answers, "--lang", "zh")).contains("第 1, 0, 2, 3, 4 行（从 0 数起）");
    }

    /// The table of a class is in the reader's words, for programs in the words of old.
    @ParameterizedTest
    @CsvSource({"en, all 0", "zh, 全为 0"})
    void theTableOfAClassIsInWords(String language, String word) throws IOException {
        Files.writeString(folder.resolve("a.json"), "{\"out\": " + right().get("out") + "}");
        Files.writeString(folder.resolve("b.json"), "{\"dbeta\": [0, 0, 0]}");
        assertThat(here.run("grade", "--class", "--input", BATCH, "a.json", "b.json", "--lang", language)
                        .out())
                .contains(word)
                .doesNotContain("zero");
        assertThat(here.run("grade", "--class", "--input", BATCH, "a.json", "b.json", "--format", "json")
                        .out())
                .contains("\"zero\"");
    }
}
