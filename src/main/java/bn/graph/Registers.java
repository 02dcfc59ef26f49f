package bn.graph;

/// The registers of one run of a [BlockProgram], an array for each instruction, reused for every block, and
/// the scalars of one feature.
///
/// Several registers that are not live at the same time may share a buffer.
final class Registers {
    private final BlockProgram.ValueSource source;
    private final int[] memory;
    private final double[][] buffers;
    private final double[][] arrays;
    private final double[] scalars;
    private final int feature;
    private final int capacity;

    /// @param source provides what the instructions do not compute
    /// @param memory the buffer of each instruction's register
    /// @param scalars the same in every row of the feature
    /// @param capacity rows in a block
    Registers(BlockProgram.ValueSource source, int[] memory, double[] scalars, int feature, int capacity) {
        this.source = source;
        this.memory = memory;
        this.buffers = new double[memory.length][];
        this.arrays = new double[memory.length][];
        this.scalars = scalars;
        this.feature = feature;
        this.capacity = capacity;
    }

    BlockProgram.ValueSource source() {
        return source;
    }

    /// The current feature.
    int feature() {
        return feature;
    }

    double scalar(int index) {
        return scalars[index];
    }

    /// The values of an instruction that has run.
    double[] array(int instruction) {
        return arrays[instruction];
    }

    /// Uses an existing array as the register of an instruction.
    void put(int instruction, double[] numbers) {
        arrays[instruction] = numbers;
    }

    /// The buffer of an instruction, to be filled.
    double[] own(int instruction) {
        double[] buffer = buffers[memory[instruction]];
        if (buffer == null) {
            buffer = new double[capacity];
            buffers[memory[instruction]] = buffer;
        }
        arrays[instruction] = buffer;
        return buffer;
    }
}
