package bn.data.torch;

import bn.data.torch.Pickled.Dict;
import bn.data.torch.Pickled.Storage;
import bn.data.torch.Pickled.Text;
import bn.data.torch.Pickled.Truth;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads what torch.save wrote before PyTorch 1.6: pickles in a row (a magic number, a version, what machine it was,
/// the value, the keys of its storages), and the storages, each as a count and its bytes.
final class OldTorchFile {
    private static final byte[] MAGIC = {
        (byte) 0x80,
        2,
        (byte) 0x8a,
        10,
        0x6c,
        (byte) 0xfc,
        (byte) 0x9c,
        0x46,
        (byte) 0xf9,
        0x20,
        0x6a,
        (byte) 0xa8,
        0x50,
        0x19,
        '.'
    };

    private final ByteBuffer file;

    private OldTorchFile(ByteBuffer file) {
        this.file = file;
    }

    /// Whether bytes begin such a file.
    static boolean begins(byte[] start) {
        return start.length >= MAGIC.length && Arrays.equals(MAGIC, Arrays.copyOf(start, MAGIC.length));
    }

    /// The tensors by name.
    ///
    /// @param file all of it, in little-endian order
    /// @throws TensorProblem if it is damaged, or holds something else
    static TensorFile.Contents read(ByteBuffer file) throws TensorProblem {
        return new OldTorchFile(file.position(MAGIC.length)).contents();
    }

    private TensorFile.Contents contents() throws TensorProblem {
        next();
        refuseBigEndian(next().value());
        Unpickled model = next();
        List<Pickled> keys = PickledCalls.items(next().value());
        Map<String, ByteBuffer> storages = storages(keys, model.storages());
        return new Naming(file.limit(), storage -> Optional.ofNullable(storages.get(storage.key())))
                .contents(model.value());
    }

    /// What one of the pickles makes, and the storages that it names.
    private record Unpickled(Pickled value, Map<String, Storage> storages) {}

    private Unpickled next() throws TensorProblem {
        int length = Math.min(file.remaining(), Unpickler.LONGEST);
        ByteBuffer code = file.slice(file.position(), length).order(file.order());
        Unpickler unpickler = new Unpickler(code);
        Pickled value = unpickler.read();
        file.position(file.position() + code.position());
        return new Unpickled(value, unpickler.storages());
    }

    private static void refuseBigEndian(Pickled machine) throws TensorProblem {
        List<Pickled> entries = machine instanceof Dict dict ? dict.entries() : List.of();
        for (int i = 0; i < entries.size(); i += 2) {
            if (entries.get(i) instanceof Text(String key)
                    && key.equals("little_endian")
                    && entries.get(i + 1) instanceof Truth(boolean little)
                    && !little) {
                throw TensorProblem.bigEndian();
            }
        }
    }

    private Map<String, ByteBuffer> storages(List<Pickled> keys, Map<String, Storage> named) throws TensorProblem {
        Map<String, ByteBuffer> storages = new HashMap<>();
        for (Pickled one : keys) {
            String key = PickledCalls.text(one);
            Storage storage = named.get(key);
            long count = file.remaining() < Long.BYTES ? -1 : file.getLong();
            if (storage == null
                    || count < 0
                    || count > file.remaining() / storage.dtype().size()) {
                throw TensorProblem.endsEarly();
            }
            int length = (int) count * storage.dtype().size();
            storages.put(key, file.slice(file.position(), length).order(file.order()));
            file.position(file.position() + length);
        }
        return storages;
    }
}
