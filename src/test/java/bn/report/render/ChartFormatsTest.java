package bn.report.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bn.report.block.Block;
import bn.report.block.ChartColumn;
import bn.report.block.PlotLine;
import bn.report.block.Report;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Charts and plots for programs: all their numbers, in full.
class ChartFormatsTest {
    private static final Block.Chart CHART = new Block.Chart(
            "rates",
            "lr",
            List.of("0.1", "1,5"),
            List.of(
                    new ChartColumn.Bars("loss", "BN", List.of(1.0 / 3, Double.NaN), true),
                    new ChartColumn.Numbers("", "steps", List.of(2.0, 1e20), ChartColumn.Best.LEAST)));

    private static final Block.Plot PLOT = new Block.Plot(
            "course",
            "step",
            List.of(
                    new PlotLine(
                            "BN",
                            List.of(1.0, 0.1),
                            Optional.of(new PlotLine.Band(List.of(0.5, 0.0), List.of(2.0, 0.25)))),
                    new PlotLine("plain", List.of(3.0, Double.POSITIVE_INFINITY, 4.0), Optional.empty())),
            true);

    @Test
    void json() throws IOException {
        assertThat(rendered(new JsonRenderer(), CHART, PLOT)).isEqualTo("""
                {"rates":{"labels":["0.1","1,5"],"columns":[\
                {"group":"loss","heading":"BN","numbers":[0.3333333333333333,"NaN"]},\
                {"group":"","heading":"steps","numbers":[2.0,1e+20]}]},\
                "course":{"along":"step","lines":[\
                {"label":"BN","numbers":[1.0,0.1],"low":[0.5,0.0],"high":[2.0,0.25]},\
                {"label":"plain","numbers":[3.0,"Infinity",4.0]}]}}
                """);
    }

    @Test
    void csvOfAChart() throws IOException {
        assertThat(rendered(new CsvRenderer(), new Block.Heading("title"), new Block.Group("g", List.of(CHART))))
                .isEqualTo("""
                lr,loss / BN,steps
                0.1,0.3333333333333333,2.0
                "1,5",nan,1e+20
                """);
    }

    @Test
    void csvOfAPlot() throws IOException {
        assertThat(rendered(new CsvRenderer(), PLOT)).isEqualTo("""
                step,BN,BN low,BN high,plain
                1,1.0,0.5,2.0,3.0
                2,0.1,0.0,0.25,inf
                3,,,,4.0
                """);
    }

    @Test
    void csvHoldsOne() {
        assertThatThrownBy(() -> rendered(new CsvRenderer(), CHART, PLOT)).isInstanceOf(IllegalArgumentException.class);
    }

    /// They are no arrays, as other drawings are none.
    @Test
    void numPyHasNone() {
        assertThat(new Report(List.of(CHART, PLOT)).numbers()).isEmpty();
        assertThatThrownBy(() -> NumPyRenderer.array(new Report(List.of(CHART)), new ByteArrayOutputStream()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /// What a name hides is shown, as everywhere.
    @Test
    void hiddenCharactersAreShown() throws IOException {
        String hidden = "\u001b[2J";
        Block chart = new Block.Chart(
                hidden, hidden, List.of(hidden), List.of(new ChartColumn.Bars(hidden, hidden, List.of(1.0), false)));
        Block plot = new Block.Plot("p", hidden, List.of(new PlotLine(hidden, List.of(1.0), Optional.empty())), false);
        Look look = new Look(80, 6, false, Glyphs.UNICODE, Paint.NONE);
        for (Block block : List.of(chart, plot)) {
            for (Renderer renderer :
                    List.of(new TextRenderer(look), new MarkdownRenderer(6), new JsonRenderer(), new CsvRenderer())) {
                assertThat(rendered(renderer, block)).doesNotContain("\u001b");
            }
        }
    }

    private static String rendered(Renderer renderer, Block... blocks) throws IOException {
        StringWriter out = new StringWriter();
        renderer.render(new Report(List.of(blocks)), out);
        return out.toString();
    }
}
