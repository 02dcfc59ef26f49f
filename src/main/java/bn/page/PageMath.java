package bn.page;

import bn.formula.Latex;
import bn.formula.MathMl;
import bn.graph.Graph;
import bn.graph.Mode;
import bn.graph.Step;

/// The formulas of the steps as MathML, each in a template element that the page copies: `math-train-dx`. The word
/// for the branch of a gradient is left out, since the page says it in the language that is chosen.
final class PageMath {
    private PageMath() {}

    static String templates() {
        StringBuilder templates = new StringBuilder();
        for (Mode mode : Mode.values()) {
            Graph graph = mode.table().graph();
            for (Step step : graph.steps()) {
                templates
                        .append("<template id=\"math-" + mode.word() + "-" + step.name() + "\"><math>")
                        .append(line(step, graph))
                        .append("</math></template>\n");
            }
        }
        return templates.toString();
    }

    private static String line(Step step, Graph graph) {
        return MathMl.symbol(step.symbol(), Latex.VIA.strip()) + "<mo>=</mo>"
                + MathMl.of(step.formula(), graph::symbol, Latex.VIA.strip());
    }
}
