package bn.net;

import java.util.stream.IntStream;

/// Which rows the next training step takes.
@FunctionalInterface
public interface Batches {
    /// The numbers of the rows.
    ///
    /// @param step from 0
    int[] rows(int step);

    /// `size` different rows in each step.
    static Batches drawn(int rows, int size, Generator generator) {
        return _ -> generator.choice(rows, size);
    }

    /// `size` different rows of one class in each step, of the classes in turn.
    static Batches byClass(int[] labels, int classes, int size, Generator generator) {
        return step -> {
            int[] candidates = IntStream.range(0, labels.length)
                    .filter(row -> labels[row] == step % classes)
                    .toArray();
            int[] chosen = generator.choice(candidates.length, size);
            return IntStream.of(chosen).map(i -> candidates[i]).toArray();
        };
    }

    /// All rows in each step.
    static Batches whole(int rows) {
        int[] all = IntStream.range(0, rows).toArray();
        return _ -> all;
    }
}
