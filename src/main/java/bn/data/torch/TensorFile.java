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
        ByteBuffer file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        if (TorchZip.begins(bytes)) {
            return TorchZip.read(file);
        }
        return OldTorchFile.begins(bytes) ? OldTorchFile.read(file) : Safetensors.read(file);
    }
}
