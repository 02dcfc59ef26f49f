package bn.report.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bn.report.block.Block;
import bn.report.block.PlotLine;
import bn.report.block.TextRole;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Plots as text, in frames so small that each cell can be worked out by hand: a frame has 11 columns less than
/// the plot may have.
class PlotLinesTest {
    private static final int FIVE = 16;
    private static final int THREE = 14;

    @Test
    void aLine() {
        assertThat(drawn(plot(5, false, line("a", 0, 1, 2, 3, 4)), Glyphs.UNICODE, FIVE))
                .containsExactly("4 ┤    ●", "  │   ●", "2 ┤  ●", "  │ ●", "0 ┤●", "  └─────", "   1 s 5", "● a");
        assertThat(drawn(plot(3, false, line("a", 0, 1, 2)), Glyphs.ASCII, THREE))
                .containsExactly("2 +  o", "  | o", "0 +o", "  +---", "   1 3", "o a");
    }

    /// 9 numbers in 5 columns: the first, and four times the mean of two.
    @Test
    void aLongLineIsThinnedByMeans() {
        assertThat(drawn(plot(5, false, line("a", 0, 0, 2, 1, 3, 2, 4, 3, 5)), Glyphs.UNICODE, FIVE))
                .containsExactly("4 ┤    ●", "  │   ●", "2 ┤  ●", "  │ ●", "0 ┤●", "  └─────", "   1 s 9", "● a");
    }

    /// A factor of ten a line.
    @Test
    void aLogarithmicScale() {
        assertThat(drawn(plot(3, true, line("a", 1, 100, 10)), Glyphs.UNICODE, THREE))
                .containsExactly("100 ┤ ●", "    │  ●", "  1 ┤●", "    └───", "     1 3", "● a");
    }

    /// A line that ends leaves the rest of the frame to the others.
    @Test
    void aNumberWithoutAPlaceEndsALine() {
        double[] ends = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
        for (double end : ends) {
            assertThat(drawn(plot(2, false, line("a", 0, 1, end, 3, 4)), Glyphs.UNICODE, FIVE)
                            .subList(0, 2))
                    .containsExactly("1 ┤ ●", "0 ┤●");
        }
        for (double end : new double[] {0, -1}) {
            assertThat(drawn(plot(2, true, line("a", 1, 2, end, 3, 4)), Glyphs.UNICODE, FIVE)
                            .subList(0, 2))
                    .containsExactly("2 ┤ ●", "1 ┤●");
        }
        assertThat(drawn(plot(2, false, line("a", Double.NaN)), Glyphs.UNICODE, FIVE)
                        .subList(0, 2))
                .containsExactly(" │", " │");
    }

    /// Lines that lie on each other are both seen.
    @Test
    void linesTakeTurns() {
        Block.Plot plot = plot(2, false, line("a", 0, 0, 0, 0, 1), line("b", 0, 0, 0, 0, 0));
        assertThat(drawn(plot, Glyphs.UNICODE, FIVE))
                .containsExactly("1 ┤    ●", "0 ┤○●○●○", "  └─────", "   1 s 5", "● a   ○ b");
    }

    @Test
    void equalNumbersAreInTheMiddle() {
        assertThat(drawn(plot(3, false, line("a", 7, 7, 7)), Glyphs.UNICODE, THREE)
                        .subList(0, 3))
                .containsExactly("  │", "7 ┤●●●", "  │");
    }

    /// ln 3 and 1.1 are the same in two digits and in three.
    @Test
    void theNumbersAtTheLeftAreToldApart() {
        assertThat(drawn(plot(2, false, line("a", 1.0986, 1.1)), Glyphs.UNICODE, THREE)
                        .subList(0, 2))
                .containsExactly("  1.1 ┤  ●", "1.099 ┤●");
    }

    @Test
    void theSpreadIsFaint() {
        PlotLine.Band spread = new PlotLine.Band(List.of(1.0, 0.0, 2.0), List.of(3.0, 4.0, Double.NaN));
        Block.Plot plot = plot(5, false, new PlotLine("a", List.of(2.0, 2.0, 2.0), Optional.of(spread)));
        assertThat(drawn(plot, Glyphs.UNICODE, THREE).subList(0, 5))
                .containsExactly("4 ┤ ░", "  │░░", "2 ┤●●●", "  │░░", "0 ┤ ░");
        assertThat(drawn(plot, Glyphs.ASCII, THREE).subList(0, 3)).containsExactly("4 + .", "  |..", "2 +ooo");
        Look painted = new Look(
                80, 6, false, Glyphs.UNICODE, (role, text) -> role == TextRole.FAINT ? "<" + text + ">" : text);
        assertThat(PlotLines.of(plot, painted, THREE).get(1)).isEqualTo("  │<░░>");
    }

    /// 9 numbers in 5 columns: of two, the spread reaches from the lowest to the highest.
    @Test
    void theSpreadOfALongLineLeavesNothingOut() {
        List<Double> low = List.of(2.0, 0.0, 2.0, 2.0, 1.0, 2.0, 2.0, 2.0, 2.0);
        List<Double> high = List.of(2.0, 2.0, 4.0, 2.0, 2.0, 3.0, 2.0, 2.0, 2.0);
        PlotLine middle = new PlotLine("a", Collections.nCopies(9, 2.0), Optional.of(new PlotLine.Band(low, high)));
        assertThat(drawn(plot(5, false, middle), Glyphs.UNICODE, FIVE).subList(0, 5))
                .containsExactly("4 ┤ ░", "  │ ░ ░", "2 ┤●●●●●", "  │ ░░", "0 ┤ ░");
    }

    /// On a logarithmic scale, a spread down to 0 goes down to the edge.
    @Test
    void aSpreadDownToZero() {
        PlotLine.Band spread = new PlotLine.Band(List.of(0.0, 1.0, 1.0), List.of(10.0, 10.0, 100.0));
        Block.Plot plot = plot(3, true, new PlotLine("a", List.of(10.0, 10.0, 10.0), Optional.of(spread)));
        assertThat(drawn(plot, Glyphs.UNICODE, THREE).subList(0, 3))
                .containsExactly("100 ┤  ░", "    │●●●", "  1 ┤░░░");
    }

    /// What the lines are takes as many lines as it needs.
    @Test
    void theLegend() {
        Block.Plot plot = plot(2, false, line("没有 BN", 0, 1), line("有 BN", 1, 0), line("a".repeat(30), 0, 1));
        List<String> lines = drawn(plot, Glyphs.UNICODE, 20);
        assertThat(lines.subList(4, lines.size())).containsExactly("● 没有 BN   ○ 有 BN", "× " + "a".repeat(15) + "…");
    }

    @Test
    void whatIsNoPlot() {
        assertThatThrownBy(() -> plot(1, false)).hasMessage("a frame of 1 lines");
        assertThatThrownBy(() -> new PlotLine.Band(List.of(1.0), List.of()))
                .hasMessage("1 low numbers and 0 high ones");
        assertThat(new Block.Plot("k", "s", Collections.emptyList(), false).height())
                .isEqualTo(10);
    }

    private static Block.Plot plot(int height, boolean logarithmic, PlotLine... lines) {
        return new Block.Plot("k", "s", List.of(lines), logarithmic, height);
    }

    private static PlotLine line(String label, double... numbers) {
        return new PlotLine(label, Arrays.stream(numbers).boxed().toList(), Optional.empty());
    }

    private static List<String> drawn(Block.Plot plot, Glyphs glyphs, int width) {
        return PlotLines.of(plot, new Look(80, 6, false, glyphs, Paint.NONE), width);
    }
}
