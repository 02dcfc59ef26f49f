package bn.page;

import bn.formula.Latex;
import bn.formula.MathMl;
import bn.graph.Graph;
import bn.graph.Mode;
import bn.graph.Step;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// The lines of the tables as MathML, each in a template element that the page copies: `math-dx-22`, by the number of
/// its formula. The word for the branch of a gradient is a blank, since the page says it in the language that is
/// chosen.
final class PageMath {
    private final FormulaList formulas;

    PageMath(FormulaList formulas) {
        this.formulas = formulas;
    }

    String templates() {
        Map<String, String> lines = new LinkedHashMap<>();
        for (Mode mode : Mode.values()) {
            Graph graph = mode.table().graph();
            graph.steps()
                    .forEach(step -> lines.put(
                            "math-" + step.name() + "-" + formulas.number(step.formula()), line(step, graph)));
        }
        return lines.entrySet().stream()
                .map(line -> "<template id=\"" + line.getKey() + "\"><math>" + line.getValue() + "</math></template>\n")
                .collect(Collectors.joining());
    }

    private static String line(Step step, Graph graph) {
        return MathMl.symbol(step.symbol(), Latex.VIA.strip()) + "<mo>=</mo>"
                + MathMl.of(step.formula(), graph::symbol, Latex.VIA.strip());
    }
}
