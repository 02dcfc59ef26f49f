package bn.walk;

import bn.formula.Expr;
import bn.graph.Given;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// One change that a learner made.
///
/// @param text the command that makes it
/// @param givens the numbers it puts in the place of others
/// @param lines the formulas it puts in the place of others, by the name of the step
/// @param isMistake whether a mistake was made on purpose, and no number set
record Edit(String text, List<Given> givens, Map<String, Expr> lines, boolean isMistake) {
    Edit {
        givens = List.copyOf(givens);
        lines = Map.copyOf(lines);
    }

    /// A change of numbers.
    static Edit of(String text, List<Given> givens) {
        return new Edit(text, givens, Map.of(), false);
    }

    /// What several changes, one after the other, come to: a value that was replaced whole forgets the cells
    /// that were replaced before.
    static List<Given> together(List<Edit> edits) {
        List<Given> together = new ArrayList<>();
        for (Edit edit : edits) {
            for (Given given : edit.givens()) {
                if (given instanceof Given.Whole) {
                    together.removeIf(before -> before.name().equals(given.name()));
                }
                together.add(given);
            }
        }
        return together;
    }
}
