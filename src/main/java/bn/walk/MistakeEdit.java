package bn.walk;

import bn.formula.Expr;
import bn.formula.Extent;
import bn.formula.Value;
import bn.grading.WrongAnswers;
import bn.grading.catalogue.Exercise;
import bn.grading.catalogue.Mistake;
import bn.grading.catalogue.Mistakes;
import bn.graph.Given;
import bn.graph.Graph;
import bn.graph.Mode;
import bn.graph.Step;
import bn.prose.Message;
import bn.query.QueryProblem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `mistake`: the formulas that a mistake replaces.
///
/// @param lines the replaced formulas
/// @param givens values that are inputs in this mode, and so are replaced as numbers
record MistakeEdit(Mistake mistake, Map<String, Expr> lines, List<Given> givens) {
    /// A mistake of the catalogue, made in the current run.
    ///
    /// @throws QueryProblem if there is none with this id, or it is not possible here
    static MistakeEdit of(String id, Version version) throws QueryProblem {
        Mistake mistake = Mistakes.named(id).orElseThrow(() -> new QueryProblem(Message.WALK_UNKNOWN_MISTAKE, id));
        Exercise exercise = version.exercise();
        WrongAnswers made = WrongAnswers.of(mistake, exercise)
                .orElseThrow(() -> new QueryProblem(Message.WALK_NO_MISTAKE_HERE, id));
        Graph graph = version.mode().table().graph();
        Map<String, Expr> lines = new LinkedHashMap<>();
        List<Given> givens = new ArrayList<>();
        for (Map.Entry<String, Expr> line : made.rewrite().lines().entrySet()) {
            String name = line.getKey();
            if (!graph.has(name)) {
                throw new QueryProblem(Message.WALK_NO_MISTAKE_HERE, id);
            }
            boolean isLine = graph.quantity(name) instanceof Step
                    && line.getValue().reads().stream().allMatch(graph::has);
            if (isLine) {
                lines.put(name, line.getValue());
            } else {
                // Values that are inputs in this mode, or depend on names unknown to the walk, are replaced
                // by their results.
                givens.add(new Given.OfValue(name, shaped(made, graph, name)));
            }
        }
        if (!version.trace().graph().accepts(lines)) {
            throw new QueryProblem(Message.WALK_MISTAKE_ON_ANOTHER, id);
        }
        return new MistakeEdit(mistake, lines, givens);
    }

    private static Value shaped(WrongAnswers made, Graph graph, String name) {
        Value value = made.trace().value(name);
        return value instanceof Value.One(double number) && graph.extent(name) == Extent.FEATURE
                ? Value.PerFeature.filled(number, made.trace().shape().features())
                : value;
    }

    Edit edit(Mode mode) {
        return new Edit(CommandWord.MISTAKE.word() + " " + mistake.id(), givens, lines, true, mode, Optional.empty());
    }
}
