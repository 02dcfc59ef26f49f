package bn.data.torch;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;

/// Any file of tensors.
public final class TensorFile {
    /// The name of the tensor of a file that holds just one, and no names.
    public static final String UNNAMED = "";

    private TensorFile() {}

    /// Whether bytes begin one.
    public static boolean begins(byte[] start) {
        return Safetensors.begins(start) || TorchZip.begins(start) || OldTorchFile.begins(start);
    }

    /// The tensors by name.
    ///
    /// @param bytes all of the file, which are not copied
    /// @throws TensorProblem if it is damaged, or holds something else
    public static Map<String, Tensor> read(byte[] bytes) throws TensorProblem {
        return contents(bytes).tensors();
    }

    /// What a file holds.
    ///
    /// @param tensors by name
    /// @param numbers that stand in a dict beside tensors, by name, as an ε of 1e-5
    public record Contents(Map<String, Tensor> tensors, Map<String, Double> numbers) {}

    /// The tensors by name, and the numbers beside them.
    ///
    /// @param bytes all of the file, which are not copied
    /// @throws TensorProblem if it is damaged, or holds something else
    public static Contents contents(byte[] bytes) throws TensorProblem {
        ByteBuffer file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        if (TorchZip.begins(bytes)) {
            return TorchZip.read(file);
        }
        return OldTorchFile.begins(bytes) ? OldTorchFile.read(file) : new Contents(Safetensors.read(file), Map.of());
    }
}
