package bn.report.render;

import bn.data.numpy.NumPyOutput;
import bn.data.numpy.NumPyOutput.Named;
import bn.report.block.Block;
import bn.report.block.Report;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// The values of a report as arrays of NumPy.
public final class NumPyRenderer {
    private NumPyRenderer() {}

    /// Writes the single value of the report as an .npy file.
    ///
    /// @throws IllegalArgumentException if it does not have exactly one
    public static void array(Report report, OutputStream out) throws IOException {
        List<Block.Numbers> values = report.numbers();
        if (values.size() != 1) {
            throw new IllegalArgumentException("a .npy file holds one value, not " + values.size());
        }
        NumPyOutput.array(out, named(values.getFirst()));
    }

    /// Writes all values of the report by their names, as an .npz file.
    public static void archive(Report report, OutputStream out) throws IOException {
        SequencedMap<String, Named> values = new LinkedHashMap<>();
        report.numbers().forEach(numbers -> values.put(numbers.key(), named(numbers)));
        NumPyOutput.archive(out, values);
    }

    private static Named named(Block.Numbers numbers) {
        return new Named(numbers.value(), numbers.shape());
    }
}
