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
import bn.graph.Step;
import bn.prose.Message;
import bn.query.QueryProblem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// `mistake`: which lines of the table are written wrongly from now on.
///
/// @param lines the formulas that take the place of right ones
/// @param givens what is no line in this mode, and so takes the place of a number
record MistakeEdit(Mistake mistake, Map<String, Expr> lines, List<Given> givens) {
    /// A mistake of the catalogue, made in the run that is walked.
    ///
    /// @throws QueryProblem if there is none with this id, or it cannot be made here
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
                // What is given in this mode, or made from what the walk has no name for, is put in as it comes out.
                givens.add(new Given.Whole(name, shaped(made, graph, name)));
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

    /// The change as the command that makes it.
    Edit edit() {
        return new Edit(CommandWord.MISTAKE.word() + " " + mistake.id(), givens, lines, true);
    }
}
