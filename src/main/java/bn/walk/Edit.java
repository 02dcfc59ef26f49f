package bn.walk;

import bn.graph.Given;
import java.util.ArrayList;
import java.util.List;

/// One change that a learner made.
///
/// @param text the command that makes it
/// @param givens the numbers it puts in the place of others
record Edit(String text, List<Given> givens) {
    Edit {
        givens = List.copyOf(givens);
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
