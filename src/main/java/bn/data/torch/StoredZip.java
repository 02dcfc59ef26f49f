package bn.data.torch;

import bn.prose.DataMessage;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The entries of a zip file that does not pack them, as torch.save writes it. How long each is stands only at the
/// file's end, so that a `ZipInputStream` cannot read it.
final class StoredZip {
    private static final int END = 0x06054b50;
    private static final int END_LENGTH = 22;
    private static final int LONGEST_COMMENT = 0xffff;
    private static final int ENTRY = 0x02014b50;
    private static final int ENTRY_LENGTH = 46;
    private static final int LOCAL = 0x04034b50;
    private static final int LOCAL_LENGTH = 30;

    private final ByteBuffer file;
    private final Map<String, Entry> entries = new HashMap<>();

    /// How many bytes all entries have, which are no more than the file's unless some overlap.
    private long all;

    /// An entry's bytes, as they lie in the file.
    private record Entry(ByteBuffer bytes, boolean isPacked) {}

    private StoredZip(ByteBuffer file) {
        this.file = file;
    }

    /// Finds the entries.
    ///
    /// @param file all of it, in little-endian order
    /// @throws TensorProblem if it is damaged
    static StoredZip of(ByteBuffer file) throws TensorProblem {
        StoredZip zip = new StoredZip(file);
        try {
            zip.index();
        } catch (IndexOutOfBoundsException e) {
            throw TensorProblem.damaged(DataMessage.TORCH_INDEX_BEYOND);
        }
        return zip;
    }

    /// The bytes of an entry.
    ///
    /// @throws TensorProblem if it is packed: unpacked it could have any length
    Optional<ByteBuffer> get(String name) throws TensorProblem {
        Entry entry = entries.get(name);
        if (entry != null && entry.isPacked) {
            throw TensorProblem.packed(name);
        }
        return Optional.ofNullable(entry).map(Entry::bytes);
    }

    /// The name of the entry that lies under such a name in the uppermost folder.
    Optional<String> find(String name) {
        return entries.keySet().stream()
                .filter(one -> one.equals(name) || one.endsWith("/" + name))
                .min(Comparator.comparingInt(String::length));
    }

    private void index() throws TensorProblem {
        int end = end();
        int count = Short.toUnsignedInt(file.getShort(end + 10));
        int at = file.getInt(end + 16);
        for (int i = 0; i < count; i++) {
            if (file.getInt(at) != ENTRY) {
                throw TensorProblem.damaged(DataMessage.TORCH_INDEX_BROKEN);
            }
            int nameLength = Short.toUnsignedInt(file.getShort(at + 28));
            byte[] name = new byte[nameLength];
            file.get(at + ENTRY_LENGTH, name);
            entry(new String(name, StandardCharsets.UTF_8), at);
            at += ENTRY_LENGTH
                    + nameLength
                    + Short.toUnsignedInt(file.getShort(at + 30))
                    + Short.toUnsignedInt(file.getShort(at + 32));
        }
    }

    private int end() throws TensorProblem {
        int first = Math.max(0, file.limit() - END_LENGTH - LONGEST_COMMENT);
        for (int at = file.limit() - END_LENGTH; at >= first; at--) {
            if (file.getInt(at) == END) {
                return at;
            }
        }
        throw TensorProblem.endsEarly();
    }

    /// An entry by its line of the index.
    private void entry(String name, int at) throws TensorProblem {
        int length = file.getInt(at + 20);
        boolean isPacked = file.getShort(at + 10) != 0 || file.getInt(at + 24) != length;
        int begin = file.getInt(at + 42);
        if (file.getInt(begin) != LOCAL) {
            throw TensorProblem.damaged(DataMessage.TORCH_INDEX_ASTRAY);
        }
        int data = begin
                + LOCAL_LENGTH
                + Short.toUnsignedInt(file.getShort(begin + 26))
                + Short.toUnsignedInt(file.getShort(begin + 28));
        all += Integer.toUnsignedLong(length);
        if (all > file.limit()) {
            throw TensorProblem.damaged(DataMessage.TORCH_ENTRIES_OVERLAP);
        }
        ByteBuffer bytes = file.slice(data, length).order(file.order());
        if (entries.put(name, new Entry(bytes, isPacked)) != null) {
            throw TensorProblem.twice(name);
        }
    }
}
