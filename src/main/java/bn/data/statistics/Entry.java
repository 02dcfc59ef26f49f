package bn.data.statistics;

import bn.data.file.DataProblem;
import bn.data.numpy.NumPyArray;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/// What a file has under a name. What is wrong with it is kept until it is needed: most of a file is not.
///
/// @param axes lengths of its axes; none of a single number
/// @param numbers in C order, asked for when they are needed
/// @param word what it says where that is a text
/// @param problem why it is none of these
/// @param place how one of its numbers is called at the beginning of a sentence; all of them by -1
record Entry(
        List<Integer> axes,
        Supplier<double[]> numbers,
        Optional<String> word,
        Optional<DataProblem> problem,
        IntFunction<String> place) {
    /// The place of all of it.
    static final int WHOLE = -1;

    /// An array of a file that is no text.
    ///
    /// @param called how it is called at the beginning of a sentence, without a colon
    static Entry of(NumPyArray array, String called) {
        return new Entry(
                array.axes(),
                array::inOrder,
                Optional.empty(),
                Optional.empty(),
                index -> called + (index == WHOLE || array.axes().isEmpty() ? "" : "[" + index + "]") + ": ");
    }

    /// Whether its numbers lie along one axis, as those of features do; `(1, C, 1, 1)` has but one too.
    boolean isRow() {
        return word.isEmpty()
                && problem.isEmpty()
                && !axes.contains(0)
                && axes.stream().filter(length -> length != 1).count() <= 1;
    }

    /// Whether it is an array or a number.
    boolean isNumbers() {
        return word.isEmpty() && problem.isEmpty();
    }

    /// A problem at one of its numbers, or with all of it.
    String at(int index) {
        return place.apply(index);
    }
}
