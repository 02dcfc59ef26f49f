package bn.data.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bn.prose.Language;
import bn.prose.Words;
import bn.rounding.FloatFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Files that PyTorch and safetensors wrote are read as they read them themselves; `make.py` made them.
class TensorFileTest {
    private static final Path FOLDER = Path.of("src/test/resources/torch");

    /// What PyTorch says of a tensor.
    private record Expected(String file, String name, List<Integer> axes, String dtype, double[] numbers) {
        static Expected of(String line) {
            String[] parts = line.split("\\|", -1);
            List<Integer> axes = split(parts[2], ",").map(Integer::valueOf).toList();
            double[] numbers =
                    split(parts[4], " ").mapToDouble(Expected::number).toArray();
            return new Expected(parts[0], parts[1], axes, parts[3], numbers);
        }

        private static Stream<String> split(String text, String by) {
            return Arrays.stream(text.split(by)).filter(part -> !part.isEmpty());
        }

        private static double number(String text) {
            return Double.parseDouble(text.replace("inf", "Infinity").replace("nan", "NaN"));
        }

        FloatFormat format() {
            return Arrays.stream(FloatFormat.values())
                    .filter(format -> format.dtype().equals(dtype))
                    .findFirst()
                    .orElse(FloatFormat.DOUBLE);
        }
    }

    static Stream<List<Expected>> files() throws IOException {
        return Files.readAllLines(FOLDER.resolve("expected.txt")).stream()
                .map(Expected::of)
                .collect(Collectors.groupingBy(Expected::file))
                .values()
                .stream();
    }

    @ParameterizedTest
    @MethodSource("files")
    void readsToTheBitWhatPyTorchReads(List<Expected> all) throws IOException, TensorProblem {
        Map<String, Tensor> tensors = TensorFile.read(bytes(all.getFirst().file));
        assertThat(tensors.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        all.stream().map(Expected::name).toList());
        for (Expected one : all) {
            Tensor tensor = tensors.get(one.name);
            assertThat(tensor.axes()).as(one.toString()).isEqualTo(one.axes);
            assertThat(tensor.format()).as(one.toString()).isEqualTo(one.format());
            assertThat(bits(tensor.numbers())).as(one.toString()).containsExactly(bits(one.numbers));
        }
    }

    private static long[] bits(double... numbers) {
        return Arrays.stream(numbers).mapToLong(Double::doubleToLongBits).toArray();
    }

    private static byte[] bytes(String file) throws IOException {
        return Files.readAllBytes(FOLDER.resolve(file));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "whole.pt | is a whole model, of the class torch.nn.modules.container.Sequential,",
                "script.pt | is a whole model, of the class __torch__.torch.nn.modules.container.Se…,",
                "complex.pt | holds numbers of a kind that bn does not read (torch.ComplexFloatStorage);",
                "sparse.pt | holds numbers of a kind that bn does not read (torch._utils._rebuild_sparse_tensor);",
            })
    void whatIsNoPlainTensorIsRefusedByName(String file, String sentence) {
        assertThatThrownBy(() -> TensorFile.read(bytes(file)))
                .isInstanceOf(TensorProblem.class)
                .hasMessageStartingWith(sentence);
    }

    /// A checkpoint's best accuracy may be a number of NumPy's; an array of NumPy's, and what else there is in it, is
    /// asked for by other names.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "numpy.core.multiarray _reconstruct",
                "numpy ndarray",
                "numpy load",
                "numpy.core.multiarray fromfile",
                "numpy.dtype scalar",
                "os system"
            })
    void noOtherNameOfNumPysIsKnown(String name) {
        String call = "c" + name.replace(' ', '\n') + "\n)R";
        byte[] file = Made.torch(Made.pickle("}" + Made.text("x") + call + "s"), new byte[4]);
        assertThatThrownBy(() -> TensorFile.read(file))
                .hasMessageStartingWith("asks for " + name.replace(' ', '.') + ", ");
    }

    /// Plain numbers are those of a dict only where tensors stand in it too: of an optimizer they are not.
    @Test
    void numbersBesideTensors() throws TensorProblem {
        String tensor = Made.tensor(1, 0, Made.wholes(1), Made.wholes(1));
        String eps = Made.text("eps") + "G?PbM\u00d2\u00f1\u00a9\u00fc";
        String inner = "}(" + Made.text("x") + tensor + eps + Made.text("n") + "K\u0007" + Made.text("b") + "\u0088u";
        String outer = "}(" + Made.text("net") + inner + Made.text("momentum")
                + "G?\u00ec\u00cc\u00cc\u00cc\u00cc\u00cc\u00cdu";
        TensorFile.Contents contents = TensorFile.contents(Made.torch(Made.pickle(outer), new byte[4]));
        assertThat(contents.tensors()).containsOnlyKeys("net.x");
        assertThat(contents.numbers()).isEqualTo(Map.of("net.eps", 0.001, "net.n", 7.0));
    }

    /// As PyTorch writes the dtypes for which it has no class of storages, such as uint16.
    @Test
    void aDtypeMayStandBesideBytes() throws TensorProblem {
        String tensor = "ctorch._utils\n_rebuild_tensor_v3\n(" + Made.storage("torch.storage\nUntypedStorage", 4)
                + Made.whole(0) + Made.wholes(2) + Made.wholes(1) + "\u0089" + Made.DICT + "ctorch\nuint16\ntR";
        byte[] file = Made.torch(Made.pickle(tensor), new byte[] {1, 0, -1, -1});
        Tensor read = TensorFile.read(file).get(TensorFile.UNNAMED);
        assertThat(read.numbers()).containsExactly(1, 65535);
    }

    /// In safetensors: U64 is rounded once, half way to the even one.
    @Test
    void largeUnsignedNumbersAreRoundedOnce() throws TensorProblem {
        byte[] file = Made.safetensors("{\"a\":{\"dtype\":\"U64\",\"shape\":[1],\"data_offsets\":[0,8]}}", 8);
        // 2⁶³ + 1025, nearer to 2⁶³ + 2048 than to 2⁶³.
        file[file.length - 1] = (byte) 0x80;
        file[file.length - 7] = 4;
        file[file.length - 8] = 1;
        assertThat(TensorFile.read(file).get("a").numbers()).containsExactly(0x1p63 + 2048);
    }

    /// As of a file that somebody unpacked and changed, or of a list that holds itself.
    @Test
    void whatHoldsItselfIsLookedIntoOnce() throws TensorProblem {
        String value = "}q\u0000(" + Made.text("again") + "h\u0000" + Made.text("x")
                + Made.tensor(1, 0, Made.wholes(1), Made.wholes(1)) + "u";
        assertThat(TensorFile.read(Made.torch(Made.pickle(value), new byte[4]))).containsOnlyKeys("x");
    }

    /// Forty lists, each twice in the next, would be 2⁴⁰.
    @Test
    void whatIsNamedTwiceIsLookedIntoOnce() throws TensorProblem {
        String lists = "]q\u0000" + Made.tensor(1, 0, Made.wholes(1), Made.wholes(1)) + "a";
        for (int i = 0; i < 40; i++) {
            lists = lists + "](h" + (char) i + "h" + (char) i + "eq" + (char) (i + 1);
        }
        byte[] file = Made.torch(Made.pickle(lists), new byte[4]);
        assertThat(TensorFile.read(file)).hasSize(1);
    }

    /// A million views by three bytes each, of a shape that is given once.
    @Test
    void asManyTensorsAsNoNetworkHasAreRefused() {
        String views = "]" + Made.tensor(1, 0, Made.wholes(new long[64]), Made.wholes(new long[64])) + "q\u0000a("
                + "h\u0000".repeat(1_000_000) + "e";
        byte[] file = Made.torch(Made.pickle(views), new byte[4]);
        assertThatThrownBy(() -> TensorFile.read(file)).hasMessageStartingWith("holds more than 131072 tensors");
    }

    static Stream<List<Object>> refused() {
        String one = Made.tensor(1, 0, Made.wholes(1), Made.wholes(1));
        return Stream.of(
                List.of(
                        pickled("cos\nsystem\n" + Made.text("ls") + "\u0085R"),
                        "asks for os.system, which a file of tensors does not need"),
                List.of(
                        pickled("c__builtin__\neval\n" + Made.text("1") + "\u0085R"),
                        "asks for __builtin__.eval, which"),
                List.of(
                        pickled("cnet\nNet\nq\u0000)\u0081}b"),
                        "is a whole model, of the class net.Net, and bn runs no code;"),
                List.of(pickled("]" + Made.text("a") + "0a"), "the operation 0x30"),
                List.of(pickled("h\u0005"), "its pickle puts together what does not fit"),
                List.of(pickled("K\u0001"), "holds no tensor"),
                List.of(pickled("]".repeat(99) + "a".repeat(98)), "nested deeper than 64"),
                List.of(pickled("\u008b\u00ff\u00ff\u00ff\u00ff"), "ends too early"),
                List.of(pickled("X\u00ff\u00ff\u00ff\u007f"), "ends too early"),
                List.of(
                        tensor(1, 0, Made.wholes(2), Made.wholes(1)),
                        "'' of the shape (2,), strides (1,) and offset 0 does not lie within the 1 number "),
                List.of(tensor(1, 1, Made.wholes(1), Made.wholes(1)), "offset 1 does not lie within"),
                List.of(tensor(1, -1, Made.wholes(1), Made.wholes(1)), "offset -1 does not lie within"),
                List.of(tensor(1, Long.MAX_VALUE, Made.wholes(1), Made.wholes(1)), "does not lie within"),
                List.of(tensor(1, Long.MAX_VALUE, Made.wholes(2), Made.wholes(1)), "does not lie within"),
                List.of(
                        tensor(1, 0, Made.wholes(2), Made.wholes(-1)),
                        "strides (-1,) and offset 0 does not lie within"),
                List.of(tensor(1, 0, Made.wholes(3, 3), Made.wholes(Long.MAX_VALUE, 1)), "does not lie within"),
                List.of(
                        tensor(1, 0, Made.wholes(-1), Made.wholes(1)),
                        "has the shape (-1,), and the length of an axis is from 0"),
                List.of(
                        tensor(1, 0, Made.wholes(1_000_000_000), Made.wholes(0)),
                        "has the shape (1000000000,), 1000000000 numbers, more than"),
                List.of(
                        tensor(1, 0, Made.wholes(1L << 31, 1L << 31), Made.wholes(0, 0)),
                        "has the shape (2147483648, 2147483648), and"),
                List.of(
                        tensor(1, 0, Made.wholes(1L << 30, 1L << 30, 1L << 30), Made.wholes(0, 0, 0)),
                        "2 billion numbers or more"),
                List.of(
                        tensor(1_000_000_000, 0, Made.wholes(1), Made.wholes(1)),
                        "should have 1000000000 numbers of 4 bytes each, and has 4 bytes"),
                List.of(
                        tensor(Long.MAX_VALUE, 0, Made.wholes(1), Made.wholes(1)),
                        "should have 9223372036854775807 numbers"),
                List.of(tensor(-1, 0, Made.wholes(1), Made.wholes(1)), "should have -1 numbers"),
                List.of(tensor(1, 0, Made.wholes(1), Made.wholes(1, 1)), "has 1 axis and 2 strides"),
                List.of(tensor(1, 0, Made.wholes(new long[65]), Made.wholes(new long[65])), "what does not fit"),
                List.of(
                        pickled(one.replace("OrderedDict\n)RtR", "OrderedDict\n)R}" + Made.text("neg") + "\u0088stR")),
                        "holds a view that PyTorch conjugates or negates"),
                List.of(
                        pickled("}(" + Made.text("a") + "}" + Made.text("b") + one + "s" + Made.text("a.b") + one
                                + "u"),
                        "holds 'a.b' twice"),
                List.of(
                        Made.zip(Map.of("m/data.pkl", Made.bytes(Made.pickle(one)))),
                        "the numbers of '' (data/0) are not in it"),
                List.of(Made.zip(Map.of("m/version", Made.bytes("3\n"))), "it has no data.pkl"),
                List.of(
                        Made.zip(Map.of("m/data.pkl", Made.bytes(Made.pickle(one)), "m/byteorder", Made.bytes("big"))),
                        "(big-endian)"),
                List.of(Made.old(false, one, 1, 4), "(big-endian)"),
                List.of(Made.old(true, one, 1, 3), "ends too early"),
                List.of(Made.old(true, one, Long.MAX_VALUE, 4), "ends too early"),
                List.of(Made.old(true, one, -1, 4), "ends too early"),
                List.of(
                        header("[0,4],\"dtype\":\"F32\",\"shape\":[1000000000]"),
                        "'a' has 4 bytes, and its shape and dtype another number"),
                List.of(
                        header("[0,4],\"dtype\":\"F32\",\"shape\":[2147483647,2147483647,2147483647]"),
                        "another number"),
                List.of(
                        header("[0,4],\"dtype\":\"F32\",\"shape\":[99999999999999999999]"),
                        "its header is no JSON of such a file"),
                List.of(
                        header("[0,4],\"dtype\":\"F32\",\"shape\":[-1]"),
                        "'a' has a length or an offset that is no whole number"),
                List.of(header("[0,9],\"dtype\":\"F32\",\"shape\":[2]"), "'a' has the data_offsets [0, 9], of 8 bytes"),
                List.of(header("[4,0],\"dtype\":\"F32\",\"shape\":[0]"), "'a' has the data_offsets [4, 0], of 8 bytes"),
                List.of(
                        header("[0,8],\"dtype\":\"F8_E4M3\",\"shape\":[8]"),
                        "of a kind that bn does not read (F8_E4M3)"),
                List.of(header("[0,4],\"dtype\":\"F32\""), "'a' lacks its dtype, shape or two data_offsets"),
                List.of(
                        header(
                                "[0,4],\"dtype\":\"F32\",\"shape\":[1]},\"b\":{\"data_offsets\":[2,4],\"dtype\":\"F16\",\"shape\":[1]"),
                        "'a' and 'b' overlap"),
                List.of(
                        header(
                                "[0,4],\"dtype\":\"F32\",\"shape\":[1]},\"a\":{\"data_offsets\":[4,8],\"dtype\":\"F32\",\"shape\":[1]"),
                        "holds 'a' twice"),
                List.of(Made.safetensors("{\"a\":" + "{\"b\":".repeat(2000), 8), "its header is no JSON"),
                List.of(Made.safetensors("{} x", 0), "its header is no JSON"),
                List.of(
                        Made.bytes("\u00ff\u00ff\u0000\u0000\u0000\u0000\u0000\u0000{}"),
                        "its header goes beyond its end"));
    }

    private static byte[] pickled(String opcodes) {
        return Made.torch(Made.pickle(opcodes), new byte[4]);
    }

    private static byte[] tensor(long count, long offset, String sizes, String strides) {
        return pickled(Made.tensor(count, offset, sizes, strides));
    }

    private static byte[] header(String of) {
        return Made.safetensors("{\"a\":{\"data_offsets\":" + of + "}}", 8);
    }

    @ParameterizedTest
    @MethodSource("refused")
    void whatCannotBeIsRefusedInASentence(List<Object> fileAndSentence) {
        assertThatThrownBy(() -> TensorFile.read((byte[]) fileAndSentence.getFirst()))
                .isInstanceOf(TensorProblem.class)
                .hasMessageContaining((String) fileAndSentence.getLast());
    }

    /// And in Chinese, where only names and code are not.
    @ParameterizedTest
    @MethodSource("refused")
    void theSentenceIsChineseToo(List<Object> fileAndSentence) {
        assertThatThrownBy(() -> TensorFile.read((byte[]) fileAndSentence.getFirst()))
                .isInstanceOfSatisfying(
                        TensorProblem.class,
                        problem -> assertThat(problem.sentence().in(Words.of(Language.ZH)))
                                .containsPattern("\\p{IsHan}")
                                .doesNotContainPattern("\\p{Alpha}{2,} \\p{Alpha}{2,}|\\{\\d}"));
    }

    /// A gigabyte of zeros is a megabyte when it is packed; what is packed stays so.
    @Test
    void nothingIsUnpacked() throws IOException {
        java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
        try (var zip = new java.util.zip.ZipOutputStream(bytes)) {
            zip.putNextEntry(new java.util.zip.ZipEntry("m/data.pkl"));
            zip.write(new byte[1 << 20]);
        }
        assertThatThrownBy(() -> TensorFile.read(bytes.toByteArray()))
                .hasMessageStartingWith("has 'm/data.pkl' packed,");
    }

    @Test
    void entriesDoNotOverlap() {
        byte[] file = Made.torch(Made.pickle("]"), new byte[400]);
        String index = new String(file, StandardCharsets.ISO_8859_1);
        // Both entries of the index are said to begin where the larger one does.
        int first = index.indexOf("PK\u0001\u0002");
        int second = index.indexOf("PK\u0001\u0002", first + 1);
        System.arraycopy(file, second + 42, file, first + 42, 4);
        System.arraycopy(file, second + 20, file, first + 20, 8);
        assertThatThrownBy(() -> TensorFile.read(file))
                .hasMessageContaining("its entries overlap, or go beyond its end");
    }
}
