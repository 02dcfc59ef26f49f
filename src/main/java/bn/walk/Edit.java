package bn.walk;

import bn.formula.Expr;
import bn.graph.Given;
import bn.graph.Mode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A change made by the learner.
///
/// @param text the command for it
/// @param givens the replaced numbers
/// @param lines the replaced formulas, by the name of the step
/// @param isMistake whether it is a mistake of the catalogue and not a `set`
/// @param mode in which it was made, and is the same change again
/// @param adam what Adam remembers after it, if it is a step of Adam
record Edit(
        String text,
        List<Given> givens,
        Map<String, Expr> lines,
        boolean isMistake,
        Mode mode,
        Optional<Descent.AdamState> adam) {
    Edit {
        givens = List.copyOf(givens);
        lines = Map.copyOf(lines);
    }

    /// A change of numbers only.
    static Edit of(String text, List<Given> givens, Mode mode) {
        return new Edit(text, givens, Map.of(), false, mode, Optional.empty());
    }

    /// The combined replacements of several changes in order. Replacing a whole value discards earlier
    /// replacements of its cells.
    static List<Given> merged(List<Edit> edits) {
        List<Given> merged = new ArrayList<>();
        for (Edit edit : edits) {
            for (Given given : edit.givens()) {
                if (given instanceof Given.OfValue) {
                    merged.removeIf(before -> before.name().equals(given.name()));
                }
                merged.add(given);
            }
        }
        return merged;
    }
}
