package bn.report.render;

import static bn.report.block.ChartColumn.Best.GREATEST;
import static bn.report.block.ChartColumn.Best.LEAST;
import static bn.report.block.ChartColumn.Best.NONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bn.report.block.Block;
import bn.report.block.ChartColumn;
import bn.report.block.TextRole;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Charts as text. The lengths of logarithmic bars are 1 + round((cells − 1) · ln(number / least) / ln(greatest /
/// least)), computed apart.
class ChartLinesTest {
    private static final double INFINITE = Double.POSITIVE_INFINITY;

    private static final List<String> TEN =
            IntStream.rangeClosed(1, 10).mapToObj(String::valueOf).toList();

    private static final List<Double> FORWARD =
            List.of(1.0, 0.2, 0.048, 0.0097, 0.0019, 0.00049, 0.00013, 2.5e-5, 6.3e-6, 1.5e-6);
    private static final List<Double> FORWARD_NORMALIZED =
            List.of(1.0, 0.2, 0.21, 0.17, 0.19, 0.2, 0.21, 0.19, 0.2, 0.22);
    private static final List<Double> BACKWARD =
            List.of(1.9e-6, 8.6e-6, 3.6e-5, 0.00016, 0.00085, 0.0036, 0.016, 0.065, 0.25, 1.0);
    private static final List<Double> BACKWARD_NORMALIZED = List.of(0.26, 1.4, 1.4, 1.9, 1.6, 1.3, 1.3, 1.2, 1.1, 1.0);

    /// The gradient through ten layers, in a width that leaves ten cells for a bar.
    @Test
    void barsWithTheirNumbersInGroups() {
        Block.Chart chart = layers("layer", "rows differ by", "gradient", "without BN", "with BN");
        assertThat(ChartLines.of(chart, look(Glyphs.UNICODE), 65))
                .containsExactly(
                        "       rows differ by                 gradient",
                        "layer  without BN          with BN    without BN          with BN",
                        "    1  ██████████       1        1    █           1.9e-6     0.26",
                        "    2  █████████      0.2      0.2    ██          8.6e-6      1.4",
                        "    3  ████████     0.048     0.21    ███         3.6e-5      1.4",
                        "    4  ███████     0.0097     0.17    ████       0.00016      1.9",
                        "    5  ██████      0.0019     0.19    █████      0.00085      1.6",
                        "    6  █████      0.00049      0.2    ██████      0.0036      1.3",
                        "    7  ████       0.00013     0.21    ███████      0.016      1.3",
                        "    8  ███         2.5e-5     0.19    ████████     0.065      1.2",
                        "    9  ██          6.3e-6      0.2    █████████     0.25      1.1",
                        "   10  █           1.5e-6     0.22    ██████████       1        1");
    }

    /// A Chinese character is two columns wide.
    @Test
    void chineseHeadings() {
        Block.Chart chart = layers("层", "各行相差", "梯度", "没有 BN", "有 BN");
        List<String> lines = ChartLines.of(chart, look(Glyphs.UNICODE), 60);
        assertThat(lines.subList(0, 4))
                .containsExactly(
                        "    各行相差                      梯度",
                        "层  没有 BN              有 BN    没有 BN              有 BN",
                        " 1  ███████████       1      1    █            1.9e-6   0.26",
                        " 2  ██████████      0.2    0.2    ██           8.6e-6    1.4");
    }

    @Test
    void bars() {
        Block.Chart chart = new Block.Chart(
                "k",
                "",
                List.of("a", "b", "c", "d", "e", "f"),
                List.of(new ChartColumn.Bars("", "n", List.of(8.0, 4.0, 0.0, -1.0, Double.NaN, INFINITE), false)));
        assertThat(ChartLines.of(chart, look(Glyphs.UNICODE), 14))
                .containsExactly(
                        "   n",
                        "a  ████████  8",
                        "b  ████      4",
                        "c            0",
                        "d           −1",
                        "e            —",
                        "f  ████████  ∞");
        assertThat(ChartLines.of(chart, look(Glyphs.ASCII), 15))
                .containsExactly(
                        "   n",
                        "a  ########   8",
                        "b  ####       4",
                        "c             0",
                        "d            -1",
                        "e             -",
                        "f  ######## inf");
    }

    /// 1, 10 and 100 in two columns: a factor of ten is as long in either.
    @Test
    void barsOfAGroupHaveOneScale() {
        Block.Chart chart = new Block.Chart(
                "k",
                "",
                List.of("a", "b"),
                List.of(
                        new ChartColumn.Bars("g", "one", List.of(1.0, 10.0), true),
                        new ChartColumn.Bars("g", "two", List.of(100.0, 0.0), true),
                        new ChartColumn.Bars("h", "two", List.of(10.0, 5.0), true)));
        assertThat(ChartLines.of(chart, look(Glyphs.UNICODE), 36))
                .containsExactly(
                        "   g                      h",
                        "   one       two          two",
                        "a  █      1  █████ 100    █████ 10",
                        "b  ███   10          0    █      5");
    }

    /// What is best is marked; what is written like it, too. What is infinite or NaN is never the best.
    @Test
    void theBestIsMarked() {
        List<Double> losses = List.of(0.584, 0.0592, 0.05921, INFINITE);
        List<Double> rates = List.of(0.667, 0.98, 0.98, Double.NaN);
        Block.Chart chart = new Block.Chart(
                "k",
                "lr",
                List.of("0.01", "0.1", "1", "30"),
                List.of(
                        new ChartColumn.Numbers("", "loss", losses, LEAST),
                        new ChartColumn.Numbers("", "accuracy", rates, GREATEST),
                        new ChartColumn.Numbers("", "none", losses, NONE)));
        assertThat(ChartLines.of(chart, look(Glyphs.UNICODE), 76))
                .containsExactly(
                        "   lr     loss  accuracy    none",
                        " 0.01  0.5840     0.667   0.5840",
                        " 0.1   0.0592*    0.980*  0.0592",
                        " 1     0.0592*    0.980*  0.0592",
                        "30     ∞          —       ∞");
        Look coloured =
                new Look(80, 6, false, Glyphs.UNICODE, (role, text) -> role == TextRole.BEST ? "<" + text + ">" : text);
        assertThat(ChartLines.of(chart, coloured, 76).get(2)).isEqualTo(" 0.1   <0.0592*>    <0.980*>  0.0592");
    }

    /// Three significant digits of 95.7 and 9.92, and the same behind the point in all; 0 is nothing at all.
    @Test
    void aColumnHasTheSameDigitsBehindThePoint() {
        Block.Chart chart = new Block.Chart(
                "k",
                "",
                List.of("a", "b", "c", "d"),
                List.of(
                        new ChartColumn.Numbers("", "m", List.of(95.7, 3.0, 9.92, 0.0), NONE),
                        new ChartColumn.Numbers("", "n", List.of(1.0, 20.0, 3000.0, -4.0), NONE),
                        new ChartColumn.Numbers("", "tiny", List.of(1.5e-9, 3.0, 0.5, 0.25), NONE),
                        new ChartColumn.Numbers("", "far", List.of(2345.0, 0.0123, 1.0, 1.0), NONE)));
        assertThat(ChartLines.of(chart, look(Glyphs.UNICODE), 76))
                .containsExactly(
                        "       m     n    tiny        far",
                        "a  95.70     1  1.5e-9  2345",
                        "b   3.00    20  3.00       0.0123",
                        "c   9.92  3000  0.50       1",
                        "d   0       −4  0.25       1");
    }

    /// Bars go first, then headings are broken, then the columns come below each other.
    @Test
    void whatDoesNotFit() {
        Block.Chart chart = layers("layer", "rows differ by", "gradient", "without BN", "with BN");
        assertThat(ChartLines.of(chart, look(Glyphs.UNICODE), 53)).anyMatch(line -> line.contains("█"));
        assertThat(ChartLines.of(chart, look(Glyphs.UNICODE), 52).subList(0, 3))
                .containsExactly(
                        "       rows differ by         gradient",
                        "layer  without BN  with BN    without BN  with BN",
                        "    1           1        1        1.9e-6     0.26");
        assertThat(ChartLines.of(chart, look(Glyphs.UNICODE), 44).subList(0, 4))
                .containsExactly(
                        "       rows differ by      gradient",
                        "       without             without",
                        "layer       BN  with BN         BN  with BN",
                        "    1        1        1     1.9e-6     0.26");
        List<String> narrow = ChartLines.of(chart, look(Glyphs.UNICODE), 36);
        assertThat(narrow).hasSize(24);
        assertThat(narrow.get(2)).isEqualTo("    1           1        1");
        assertThat(narrow.get(14)).isEqualTo("    1      1.9e-6     0.26");
    }

    @Test
    void aNumberForEachLabel() {
        List<ChartColumn> columns = List.of(new ChartColumn.Numbers("", "n", List.of(1.0), NONE));
        assertThatThrownBy(() -> new Block.Chart("k", "", List.of("a", "b"), columns))
                .hasMessage("1 numbers for 2 labels");
    }

    private static Block.Chart layers(String corner, String forward, String backward, String without, String with) {
        return new Block.Chart(
                "gradient",
                corner,
                TEN,
                List.of(
                        new ChartColumn.Bars(forward, without, FORWARD, true),
                        new ChartColumn.Numbers(forward, with, FORWARD_NORMALIZED, NONE),
                        new ChartColumn.Bars(backward, without, BACKWARD, true),
                        new ChartColumn.Numbers(backward, with, BACKWARD_NORMALIZED, NONE)));
    }

    private static Look look(Glyphs glyphs) {
        return new Look(80, 6, false, glyphs, Paint.NONE);
    }
}
