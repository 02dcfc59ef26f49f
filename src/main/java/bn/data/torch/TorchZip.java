package bn.data.torch;

import bn.prose.DataMessage;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads what torch.save writes since PyTorch 1.6: a zip file of a pickle, `data.pkl`, and the bytes of each storage,
/// `data/0`, in a folder of any name.
final class TorchZip {
    private static final String PICKLE = "data.pkl";

    /// Where the first entry of a zip file has the length of its name, and the name.
    private static final int NAME_LENGTH = 26;

    private static final int NAME = 30;

    private static final Pattern ENTRY = Pattern.compile("([^/]+/)?(data\\.pkl|constants\\.pkl|version|byteorder"
            + "|\\.format_version|\\.storage_alignment|(code|data|\\.data)/.*)");

    private TorchZip() {}

    /// Whether bytes begin such a file.
    static boolean begins(byte[] start) {
        if (start.length < NAME || start[0] != 'P' || start[1] != 'K' || start[2] != 3 || start[3] != 4) {
            return false;
        }
        int length = Byte.toUnsignedInt(start[NAME_LENGTH]) | (Byte.toUnsignedInt(start[NAME_LENGTH + 1]) << 8);
        return length <= start.length - NAME
                && ENTRY.matcher(new String(start, NAME, length, StandardCharsets.UTF_8))
                        .matches();
    }

    /// The tensors by name.
    ///
    /// @param file all of it, in little-endian order
    /// @throws TensorProblem if it is damaged, or holds something else
    static TensorFile.Contents read(ByteBuffer file) throws TensorProblem {
        StoredZip zip = StoredZip.of(file);
        String pickle = zip.find(PICKLE).orElseThrow(() -> TensorProblem.damaged(DataMessage.TORCH_NO_PICKLE, PICKLE));
        String folder = pickle.substring(0, pickle.length() - PICKLE.length());
        Optional<ByteBuffer> order = zip.get(folder + "byteorder");
        if (order.isPresent() && order.get().limit() > 0 && order.get().get(0) == 'b') {
            throw TensorProblem.bigEndian();
        }
        ByteBuffer code = zip.get(pickle).orElseThrow();
        if (code.limit() > Unpickler.LONGEST) {
            throw TensorProblem.longPickle();
        }
        Pickled value = new Unpickler(code).read();
        return new Naming(file.limit(), storage -> zip.get(folder + "data/" + storage.key())).contents(value);
    }
}
