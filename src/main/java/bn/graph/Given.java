package bn.graph;

import bn.formula.Value;

/// A number put in the place of what the table would compute, or of what was handed in.
///
/// One mechanism with many uses: a perturbation for a numeric gradient, a change that a learner makes, a
/// value that a learner computed, the saved statistics of evaluation mode.
public sealed interface Given {
    /// The quantity whose value is replaced.
    String name();

    /// All of a value, for whoever reads it.
    record Whole(String name, Value value) implements Given {}

    /// One number of a value.
    sealed interface Single extends Given {
        /// The row, of no meaning for a value of feature extent.
        int row();

        /// The feature.
        int feature();

        /// What stands there instead.
        double value();

        /// Another number in the same place.
        Single with(double number);

        /// The step that alone reads it, or "" if whoever reads the value does.
        String by();

        /// Whether a step reads it.
        default boolean isReadBy(String reader) {
            return by().isEmpty() || by().equals(reader);
        }
    }

    /// One cell of a value, for whoever reads it.
    ///
    /// @param row the row, of no meaning for a value of feature extent
    record Cell(String name, int row, int feature, double value) implements Single {
        @Override
        public Cell with(double number) {
            return new Cell(name, row, feature, number);
        }

        @Override
        public String by() {
            return "";
        }
    }

    /// One cell of a value, but only as one step reads it: the way to perturb a single branch.
    ///
    /// @param by the step on whose edge the number is replaced
    /// @param row the row, of no meaning for a value of feature extent
    record Edge(String name, String by, int row, int feature, double value) implements Single {
        @Override
        public Edge with(double number) {
            return new Edge(name, by, row, feature, number);
        }
    }
}
