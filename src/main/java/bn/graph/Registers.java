package bn.graph;

/// The registers of one run of a [BlockProgram], a block of numbers for each line, to be used again by the next
/// block; and the numbers that are the same in every row of a feature.
///
/// A register lies in a piece of memory that several lines may share, one after the other.
final class Registers {
    private final BlockProgram.Source source;
    private final int[] memory;
    private final double[][] pieces;
    private final double[][] arrays;
    private final double[] scalars;
    private final int feature;
    private final int capacity;

    /// @param source where the run finds what the lines do not compute
    /// @param memory the piece that each line's register lies in
    /// @param scalars the numbers that are the same in every row of the feature
    /// @param capacity rows at once
    Registers(BlockProgram.Source source, int[] memory, double[] scalars, int feature, int capacity) {
        this.source = source;
        this.memory = memory;
        this.pieces = new double[memory.length][];
        this.arrays = new double[memory.length][];
        this.scalars = scalars;
        this.feature = feature;
        this.capacity = capacity;
    }

    /// Where the run finds what the lines do not compute.
    BlockProgram.Source source() {
        return source;
    }

    /// Which feature's rows are at hand.
    int feature() {
        return feature;
    }

    /// A number that is the same in every row of the feature.
    double scalar(int index) {
        return scalars[index];
    }

    /// The numbers of a line that has been run.
    double[] array(int line) {
        return arrays[line];
    }

    /// Makes numbers from elsewhere those of a line.
    void put(int line, double[] numbers) {
        arrays[line] = numbers;
    }

    /// The memory of a line, to be filled.
    double[] own(int line) {
        double[] piece = pieces[memory[line]];
        if (piece == null) {
            piece = new double[capacity];
            pieces[memory[line]] = piece;
        }
        arrays[line] = piece;
        return piece;
    }
}
