package bn.graph;

import bn.formula.Value;

/// A number or value that replaces a computed one or an input.
///
/// One mechanism with many uses: a perturbation for finite differences, an edit by a learner, a value that a
/// learner computed, the running statistics in evaluation mode.
public sealed interface Given {
    /// The quantity that is replaced.
    String name();

    /// A whole value, for all readers.
    record OfValue(String name, Value value) implements Given {}

    /// One number of a value.
    sealed interface OneNumber extends Given {
        /// The row, ignored for a value of feature extent.
        int row();

        int feature();

        /// The replacement.
        double value();

        /// The same place with another number.
        OneNumber with(double number);

        /// The only step that reads the replacement, or "" for all readers.
        String by();

        default boolean isReadBy(String reader) {
            return by().isEmpty() || by().equals(reader);
        }
    }

    /// One cell of a value, for all readers.
    ///
    /// @param row ignored for a value of feature extent
    record OfCell(String name, int row, int feature, double value) implements OneNumber {
        @Override
        public OfCell with(double number) {
            return new OfCell(name, row, feature, number);
        }

        @Override
        public String by() {
            return "";
        }
    }

    /// One cell of a value as read by one step only, to perturb a single branch.
    ///
    /// @param by the step on whose edge the number is replaced
    /// @param row ignored for a value of feature extent
    record OnEdge(String name, String by, int row, int feature, double value) implements OneNumber {
        @Override
        public OnEdge with(double number) {
            return new OnEdge(name, by, row, feature, number);
        }
    }
}
