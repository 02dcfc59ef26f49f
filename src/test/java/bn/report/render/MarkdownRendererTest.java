package bn.report.render;

import static bn.report.block.ChartColumn.Best.GREATEST;
import static bn.report.block.ChartColumn.Best.LEAST;
import static org.assertj.core.api.Assertions.assertThat;

import bn.batch.Batch;
import bn.batch.Shape;
import bn.formula.Value;
import bn.report.block.Block;
import bn.report.block.ChartColumn;
import bn.report.block.Grid;
import bn.report.block.PlotLine;
import bn.report.block.Report;
import bn.report.block.TextRole;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What each block is in Markdown, as a reader of Markdown would write it.
final class MarkdownRendererTest {
    static List<Arguments> blocks() {
        return List.of(
                Arguments.of(new Block.Heading("Title"), "# Title\n\n"),
                Arguments.of(new Block.Paragraph("a * b_c | d < \\"), "a \\* b\\_c \\| d &lt; \\\\\n\n"),
                Arguments.of(
                        new Block.StepLine(4, "var", "σ²", "mean(sq)", () -> "\\sigma^2 = v", () -> "", "(3,)"),
                        "### 4. `var` (3,)\n\n$$\\sigma^2 = v$$\n\n"),
                Arguments.of(
                        new Block.AbsentStep(3, "sq", "(x−μ)²", "nothing reads it"),
                        "### 3. `sq`\n\nnothing reads it\n\n"),
                Arguments.of(new Block.ValueLine("mu", "μ", "(2,)"), "### `mu` (2,)\n\n"),
                Arguments.of(
                        new Block.Equations(
                                List.of(new Block.Equation("m[a]", "0.9 · 0", "0"), new Block.Equation("n", "1", ""))),
                        "- `m[a] = 0.9 · 0 = 0`\n- `n = 1`\n\n"),
                Arguments.of(
                        new Block.SeriesList(List.of(new Block.Series("mean_a", List.of(0.0, 0.5), 2)), "last", "goal"),
                        "| | last | goal |\n|:--|--:|--:|\n| mean\\_a | 0.5 | 2 |\n\n"),
                Arguments.of(
                        new Block.Bars(List.of(new Block.Bar("batch 1", 0.333333333), new Block.Bar("2", 1))),
                        "| | |\n|:--|--:|\n| batch 1 | 0.3333 |\n| 2 | 1 |\n\n"),
                Arguments.of(
                        new Block.Chart(
                                "k",
                                "lr",
                                List.of("0.1", "1|2"),
                                List.of(
                                        new ChartColumn.Bars("one", "a_b", List.of(0.333333333, Double.NaN), true),
                                        new ChartColumn.Numbers("", "b", List.of(2.0, 2.00001), LEAST),
                                        new ChartColumn.Numbers("c", "", List.of(2.0, 3.0), GREATEST))),
                        """
                        | lr | one / a\\_b | b | c |
                        |:--|--:|--:|--:|
                        | 0.1 | 0.3333 | **2**\\* | 2 |
                        | 1\\|2 | nan | **2**\\* | **3**\\* |

                        """),
                Arguments.of(
                        new Block.Plot(
                                "k",
                                "step",
                                List.of(new PlotLine("a_b", List.of(0.0, 1.0), Optional.empty())),
                                false,
                                2),
                        "```\n1 ┤" + " ".repeat(68) + "●\n0 ┤●\n  └" + "─".repeat(69) + "\n   1" + " ".repeat(31)
                                + "step" + " ".repeat(32) + "2\n● a_b\n```\n\n"),
                Arguments.of(
                        new Block.WorkedNumber(
                                1,
                                "mu[a]",
                                List.of(new Block.RightSide("=", "mean(x)"), new Block.RightSide("≈", "3")),
                                ""),
                        "```\nmu[a] = mean(x)\n ≈ 3\n```\n\n"),
                Arguments.of(
                        new Block.WorkedNumber(0, "x[0,0]", List.of(new Block.RightSide("=", "1")), "handed in"),
                        "```\nx[0,0] = 1\nhanded in\n```\n\n"),
                Arguments.of(
                        new Block.Listing(List.of(
                                new Block.ListingRow(TextRole.FAINT, List.of("name", "what")),
                                new Block.ListingRow(TextRole.PLAIN, List.of("a|b", "c")))),
                        "| name | what |\n|:--|:--|\n| a\\|b | c |\n\n"),
                Arguments.of(
                        new Block.Listing(List.of(
                                new Block.ListingRow(TextRole.PLAIN, List.of("", "one")),
                                new Block.ListingRow(TextRole.PLAIN, List.of("two", "three")))),
                        "- one\n- two  three\n\n"),
                Arguments.of(
                        new Block.Drawing(List.of(
                                List.of(new Block.Piece(TextRole.PLAIN, "x * "), new Block.Piece(TextRole.FAINT, "y")),
                                List.of(new Block.Piece(TextRole.PLAIN, "|")))),
                        "```\nx * y\n|\n```\n\n"),
                Arguments.of(
                        new Block.Numbers(
                                "x",
                                Value.PerRow.of(Batch.numbered(Shape.of(2, 2), new double[][] {{1, 2}, {0.123456, 4}})),
                                Shape.of(2, 2),
                                List.of("a", "b|c")),
                        "| | a | b\\|c |\n|:--|--:|--:|\n| [0,:] | 1 | 0.1235 |\n| [1,:] | 2 | 4 |\n\n"),
                Arguments.of(
                        new Block.Table(Grid.of(new Value.PerFeature(1, 2), Shape.of(3, 2), List.of("a", "b"))),
                        "| a | b |\n|--:|--:|\n| 1 | 2 |\n\n"),
                Arguments.of(new Block.Gap(), ""),
                Arguments.of(Block.Fact.text("mode", "train"), ""),
                Arguments.of(new Block.Group("inner", List.of(new Block.Paragraph("in it"))), "in it\n\n"));
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void aBlock(Block block, String markdown) throws IOException {
        assertThat(rendered(block)).isEqualTo(markdown);
    }

    /// The first heading of all is the title.
    @Test
    void headings() throws IOException {
        Block.Heading part = new Block.Heading("part");
        assertThat(rendered(part, part, new Block.Group("g", List.of(part))))
                .isEqualTo("# part\n\n## part\n\n## part\n\n");
    }

    /// A name may hold what a terminal would obey.
    @Test
    void hiddenCharactersAreShown() throws IOException {
        assertThat(rendered(
                        new Block.Heading("\u001b"),
                        new Block.Paragraph("\u001b"),
                        new Block.ValueLine("\u001b", "", "")))
                .doesNotContain("\u001b");
    }

    private static String rendered(Block... blocks) throws IOException {
        StringWriter out = new StringWriter();
        new MarkdownRenderer(4).render(new Report(List.of(blocks)), out);
        return out.toString();
    }
}
