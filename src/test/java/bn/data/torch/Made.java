package bn.data.torch;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.LongStream;

/// Files of tensors put together by hand, for what PyTorch would not write. Texts stand for bytes, one a character.
public final class Made {
    public static final String DICT = "ccollections\nOrderedDict\n)R";

    private Made() {}

    public static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String little(long number, int size) {
        byte[] bytes = ByteBuffer.allocate(Long.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(number)
                .array();
        return new String(bytes, 0, size, StandardCharsets.ISO_8859_1);
    }

    /// A whole pickle of what some opcodes make.
    public static String pickle(String opcodes) {
        return "\u0080\u0002" + opcodes + ".";
    }

    public static String text(String text) {
        return "X" + little(text.length(), 4) + text;
    }

    public static String whole(long number) {
        return "\u008a\u0008" + little(number, 8);
    }

    public static String wholes(long... numbers) {
        StringBuilder all = new StringBuilder("(");
        LongStream.of(numbers).mapToObj(Made::whole).forEach(all::append);
        return all + "t";
    }

    /// A reference to the storage `data/0`.
    public static String storage(String type, long count) {
        return "(" + text("storage") + "c" + type + "\n" + text("0") + text("cpu") + whole(count) + "tQ";
    }

    /// A float32 tensor of that storage.
    public static String tensor(long count, long offset, String sizes, String strides) {
        return "ctorch._utils\n_rebuild_tensor_v2\n(" + storage("torch\nFloatStorage", count) + whole(offset) + sizes
                + strides + "\u0089" + DICT + "tR";
    }

    /// A zip file of a pickle and one storage.
    public static byte[] torch(String pickle, byte[] storage) {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("m/data.pkl", bytes(pickle));
        entries.put("m/data/0", storage);
        return zip(entries);
    }

    /// A zip file whose entries are stored. It has no checksums, as PyTorch can be told to write none.
    public static byte[] zip(Map<String, byte[]> entries) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        StringBuilder index = new StringBuilder();
        entries.forEach((name, content) -> {
            String lengths = little(0, 4) + little(content.length, 4) + little(content.length, 4);
            String head = little(0, 2) + little(0, 2) + little(0, 4) + lengths + little(name.length(), 2);
            index.append("PK\u0001\u0002" + little(0, 2) + little(0, 2) + head + "\u0000".repeat(12));
            index.append(little(file.size(), 4)).append(name);
            file.writeBytes(bytes("PK\u0003\u0004" + little(0, 2) + head + little(0, 2) + name));
            file.writeBytes(content);
        });
        String count = little(entries.size(), 2);
        String end = "PK\u0005\u0006" + little(0, 4) + count + count + little(index.length(), 4)
                + little(file.size(), 4) + little(0, 2);
        file.writeBytes(bytes(index + end));
        return file.toByteArray();
    }

    /// A safetensors file of a header and so many bytes of numbers.
    public static byte[] safetensors(String header, int numbers) {
        return bytes(little(header.length(), 8) + header + "\u0000".repeat(numbers));
    }

    /// A file as PyTorch wrote it before 1.6, of a value and one storage.
    public static byte[] old(boolean little, String value, long count, int numbers) {
        String machine = pickle("}" + text("little_endian") + (little ? "\u0088" : "\u0089") + "s");
        return bytes("\u0080\u0002\u008a\nl\u00fc\u009cF\u00f9 j\u00a8P\u0019." + pickle("M\u00e9\u0003") + machine
                + pickle(value) + pickle("]" + text("0") + "a") + little(count, 8) + "\u0000".repeat(numbers));
    }
}
