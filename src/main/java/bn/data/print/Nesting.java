package bn.data.print;

import bn.batch.Shape;
import bn.prose.DataMessage;
import bn.prose.Sentence;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The lengths of the axes of nested lists, found as the lists open and close.
final class Nesting {
    /// The length of each axis, 0 where it is not yet known.
    private final int[] lengths = new int[Shape.MAX_RANK];

    /// How many elements each open list has so far.
    private final int[] counts = new int[Shape.MAX_RANK];

    private int open;

    /// How many axes there are, -1 until the first number is reached.
    private int rank = -1;

    /// How deep in lists the reader is.
    int open() {
        return open;
    }

    /// A list begins; says what is wrong if none can.
    Optional<Sentence> begin() {
        if (open == Shape.MAX_RANK) {
            return Optional.of(Sentence.of(DataMessage.NESTED_TOO_DEEP, Shape.MAX_RANK));
        }
        if (rank == open) {
            return Optional.of(Sentence.of(DataMessage.FOUND_LIST_NOT_NUMBER));
        }
        count();
        counts[open++] = 0;
        return Optional.empty();
    }

    /// A number stands here; says what is wrong if none can.
    Optional<Sentence> number() {
        if (rank >= 0 && rank != open) {
            return Optional.of(Sentence.of(DataMessage.NUMBER_FOR_LIST));
        }
        rank = open;
        count();
        return Optional.empty();
    }

    private void count() {
        if (open > 0) {
            counts[open - 1]++;
        }
    }

    /// The innermost list ends; says what is wrong with its length.
    Optional<Sentence> end() {
        int count = counts[--open];
        if (count == 0) {
            return Optional.of(Sentence.of(DataMessage.LIST_EMPTY));
        }
        if (lengths[open] == 0) {
            lengths[open] = count;
        }
        return lengths[open] == count
                ? Optional.empty()
                : Optional.of(Sentence.of(DataMessage.LIST_OF_OTHER_LENGTH, count, lengths[open]));
    }

    /// The lengths of all axes; none of a single number.
    List<Integer> axes() {
        return Arrays.stream(lengths).limit(Math.max(rank, 0)).boxed().toList();
    }
}
