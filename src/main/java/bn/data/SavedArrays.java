package bn.data;

import bn.data.file.DataProblem;
import bn.data.file.FileStart;
import bn.data.numpy.NumPyArray;
import bn.data.numpy.NumPyFile;
import bn.data.torch.Tensor;
import bn.data.torch.TensorFile;
import bn.data.torch.TensorProblem;
import bn.prose.DataMessage;
import bn.prose.Sentence;
import bn.rounding.FloatFormat;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Arrays by name, from files that are no text: NumPy's, PyTorch's and safetensors.
public final class SavedArrays {
    /// Bytes of a file of tensors, which is held in memory.
    private static final int MOST = 1 << 30;

    private final String file;
    private final BufferedInputStream bytes;

    /// @param file how it is called in sentences
    public SavedArrays(String file, BufferedInputStream bytes) {
        this.file = file;
        this.bytes = bytes;
    }

    private boolean areTensors() throws IOException {
        return TensorFile.begins(FileStart.of(bytes));
    }

    /// What the file is, as a part of a sentence.
    Sentence kind() throws IOException {
        return Sentence.of(areTensors() ? DataMessage.A_FILE_OF_TENSORS : DataMessage.A_NUMPY_FILE);
    }

    /// The arrays by name.
    ///
    /// @throws DataProblem if it is damaged, or holds something else
    public Map<String, NumPyArray> read() throws IOException, DataProblem {
        return named().arrays();
    }

    /// The arrays, and the plain numbers that stand beside them.
    ///
    /// @param numbers by name, as an ε of 1e-5
    public record Named(Map<String, NumPyArray> arrays, Map<String, NumPyArray> numbers) {}

    /// The arrays by name, and the numbers.
    ///
    /// @throws DataProblem if it is damaged, or holds something else
    public Named named() throws IOException, DataProblem {
        return areTensors() ? tensors() : new Named(new NumPyFile(file).read(bytes), Map.of());
    }

    private Named tensors() throws IOException, DataProblem {
        byte[] all = bytes.readNBytes(MOST + 1);
        if (all.length > MOST) {
            throw new DataProblem(
                    file + ": ", DataMessage.TENSORS_TOO_LARGE, "d = {k: v for k, v in d.items() if v.dim() < 2}");
        }
        Map<String, NumPyArray> arrays = new LinkedHashMap<>();
        Map<String, NumPyArray> numbers = new LinkedHashMap<>();
        try {
            TensorFile.Contents contents = TensorFile.contents(all);
            for (Map.Entry<String, Tensor> entry : contents.tensors().entrySet()) {
                arrays.put(entry.getKey(), new NumPyArray(entry.getValue()));
            }
            for (Map.Entry<String, Double> entry : contents.numbers().entrySet()) {
                double[] number = {entry.getValue()};
                numbers.put(entry.getKey(), new NumPyArray(List.of(), number, FloatFormat.DOUBLE));
            }
        } catch (TensorProblem e) {
            throw new DataProblem(e.sentence().at(file + ": "), e);
        }
        return new Named(arrays, numbers);
    }
}
