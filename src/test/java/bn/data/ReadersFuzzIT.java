package bn.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import bn.batch.Printable;
import bn.data.answers.AnswerNames;
import bn.data.answers.AnswersReader;
import bn.data.csv.CsvDialect;
import bn.data.file.DataProblem;
import bn.data.file.Source;
import bn.data.number.BatchFile;
import bn.data.statistics.StatisticsFile;
import bn.formula.Value;
import bn.grading.catalogue.Exercise;
import bn.prose.Language;
import bn.prose.Words;
import bn.stats.Convention;
import bn.stats.RunningStats;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever stands in a file, its reader reads it or says in one short sentence what is wrong with it, and nothing
/// else comes of it.
class ReadersFuzzIT {
    /// Not all, so that the suite is quick.
    private static final int CASES = Integer.getInteger("bn.random", 400);

    /// A file ends at one place of so many, and at each of the last.
    private static final int EVERY = Math.min(Integer.getInteger("bn.every", 5), 5);

    private static final int LAST = 20;
    private static final int LONGEST = 400;

    /// What a file is read as.
    @FunctionalInterface
    interface Reading {
        void read(Source source) throws DataProblem;
    }

    /// Files that are right, or nearly, and pieces that are put into them.
    private record Kind(String name, Reading reading, List<byte[]> seeds, List<byte[]> pieces) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Kind> kinds() throws IOException, DataProblem {
        Batches batches = new Batches();
        return Stream.of(
                new Kind("f.csv", batches::batch, CSV, PIECES),
                new Kind("f.csv", batches::asSaid, TABLES, PIECES),
                new Kind("f.csv", batches::answers, CSV, PIECES),
                new Kind("f.json", batches::batch, JSON, PIECES),
                new Kind("f.txt", batches::batch, PRINTS, PIECES_OF_PRINTS),
                new Kind("mu.txt", batches::answers, PRINTS, PIECES_OF_PRINTS),
                new Kind("f.json", batches::answers, ANSWERS, PIECES),
                new Kind("mu.json", batches::answers, List.of(bytes("[1.5, 2e1]"), bytes("-3.25"), bytes(" ")), PIECES),
                new Kind("mu.npy", batches::answers, arrays(), HEADERS),
                new Kind("f.npy", batches::batch, arrays(), HEADERS),
                new Kind("f.npz", batches::batch, archives("x", "gamma"), HEADERS),
                new Kind("f.npz", batches::answers, archives("mu", "dx"), HEADERS),
                new Kind("f.npz", batches::statistics, archives("running_mean", "num_batches_tracked"), HEADERS),
                new Kind("f.pt", batches::batch, tensors("batch.pt", "one.pt", "batch.safetensors"), HEADERS),
                new Kind("f.pt", batches::answers, tensors("answers-bfloat16.pt"), HEADERS),
                new Kind("f.pt", batches::statistics, tensors("network.safetensors", "old-checkpoint.pt"), HEADERS),
                new Kind(
                        "f.npz",
                        batches::layers,
                        archives("bn/gamma:0", "bn/moving_mean:0", "bn/moving_variance"),
                        HEADERS),
                new Kind("f.pt", batches::layers, tensors("checkpoint.pt", "numpy.pt"), HEADERS),
                new Kind("s.json", batches::layers, STATISTICS, PIECES),
                new Kind("s.json", batches::statistics, STATISTICS, PIECES));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void whatIsWrongIsSaidInASentence(Kind kind) {
        Random random = new Random(20_25);
        for (int i = 0; i < CASES; i++) {
            byte[] file = changed(kind.seeds.get(random.nextInt(kind.seeds.size())), kind.pieces, random);
            check(kind, file);
        }
    }

    /// A file whose end was lost.
    @ParameterizedTest
    @MethodSource("kinds")
    void aFileMayEndAnywhere(Kind kind) {
        for (byte[] seed : kind.seeds) {
            for (int end = 0; end < seed.length; end++) {
                if (end % EVERY == 0 || end > seed.length - LAST) {
                    check(kind, Arrays.copyOf(seed, end));
                }
            }
        }
    }

    private static void check(Kind kind, byte[] file) {
        try {
            kind.reading.read(Source.stream(new ByteArrayInputStream(file), kind.name));
        } catch (DataProblem problem) {
            for (Language language : Language.values()) {
                assertThat(problem.sentence(Words.of(language)))
                        .as(() -> shown(file))
                        .hasSizeLessThan(LONGEST)
                        .matches("[^\\p{Cntrl}\\p{Zl}\\p{Zp}]+")
                        .doesNotContain("null)", "Feature", "Constraints", "code ", "marker at", "Exception");
            }
        } catch (RuntimeException | Error e) {
            fail(kind + ": " + shown(file), e);
        }
    }

    private static String shown(byte[] file) {
        return Printable.of(new String(file, StandardCharsets.ISO_8859_1));
    }

    private static byte[] changed(byte[] seed, List<byte[]> pieces, Random random) {
        byte[] file = seed;
        for (int changes = random.nextInt(1, 4); changes > 0; changes--) {
            int at = random.nextInt(file.length + 1);
            int behind = Math.min(file.length, at + random.nextInt(4));
            byte[] piece = random.nextInt(4) == 0
                    ? new byte[] {(byte) random.nextInt(256)}
                    : pieces.get(random.nextInt(pieces.size()));
            ByteArrayOutputStream made = new ByteArrayOutputStream();
            made.write(file, 0, at);
            made.writeBytes(piece);
            made.write(file, behind, file.length - behind);
            file = made.toByteArray();
        }
        return file;
    }

    /// The readers, and what the answers answer.
    private static final class Batches {
        private final Exercise exercise;
        private int said;

        Batches() throws DataProblem {
            BatchFile file = BatchReader.read(
                    Source.stream(
                            new ByteArrayInputStream(bytes("{\"x\": [[1,2],[3,6]], \"dout\": [[1,2],[3,1]]}")), "x"),
                    CsvDialect.DETECT);
            Value.PerFeature zero = Value.PerFeature.filled(0, 2);
            Value.PerFeature one = Value.PerFeature.filled(1, 2);
            PassInputs inputs = new PassInputs(file.x(), one, zero, 1e-5, Optional.empty(), file.dout());
            exercise = inputs.exercise(Convention.ALL.getFirst(), Optional.of(new RunningStats(zero, one, 0)));
        }

        void batch(Source source) throws DataProblem {
            BatchReader.read(source, CsvDialect.DETECT);
        }

        /// Each file by another mixture of options.
        void asSaid(Source source) throws DataProblem {
            Random random = new Random(said++);
            CsvDialect dialect = new CsvDialect(
                    random.nextInt(4) == 0 ? Optional.of(",;|\t ".charAt(random.nextInt(5))) : Optional.empty(),
                    random.nextInt(4) == 0 ? Optional.of(random.nextBoolean()) : Optional.empty(),
                    random.nextInt(4) == 0 ? List.of("1-") : List.of(),
                    random.nextInt(4) == 0 ? List.of("0") : List.of(),
                    random.nextBoolean(),
                    random.nextBoolean(),
                    random.nextBoolean());
            BatchReader.read(source, dialect);
        }

        void answers(Source source) throws DataProblem {
            new AnswersReader(exercise, AnswerNames.KNOWN).read(source);
        }

        void layers(Source source) throws DataProblem {
            StatisticsFile.layers(source);
        }

        void statistics(Source source) throws DataProblem {
            StatisticsFile.read(source, Optional.empty());
        }
    }

    private static List<byte[]> tensors(String... names) throws IOException {
        List<byte[]> files = new ArrayList<>();
        for (String name : names) {
            files.add(Files.readAllBytes(Path.of("src/test/resources/torch", name)));
        }
        return files;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static List<byte[]> all(String... texts) {
        return Stream.of(texts).map(ReadersFuzzIT::bytes).toList();
    }

    private static final List<byte[]> CSV = all(
            "a,b\n1,2\n3,6\n",
            "1;2,5\n3;6\n",
            "# a b\n1 2\n3 6\n",
            "\"a\",\"b\"\n\"1\",\"2\"\n",
            "a|b\n1|2\n",
            "a,,\n1,2,\n",
            "a,b\n".concat("1.25,-2e3\n".repeat(40)));

    private static final List<byte[]> TABLES = Stream.concat(
                    CSV.stream(),
                    Stream.concat(
                            all(
                                    "0,1,2\n1.5,2,3\n?,4,5\n6,NA,7\n",
                                    ",0,1\n0,1.5,2\n1,2.5,\n",
                                    "\"a\" \"b\"\n\"x y\" 1 2\n\"z\" 3 NA\n",
                                    "day;a;b\nMon;1,5;2,25\n;;\n# noon\nTue;3,5;?\n",
                                    "39, x, 7, y\n50, ?, 8, z\n\n38, w, nan, y\n")
                                    .stream(),
                            Stream.of("a\tb\n1,5\t2\n3\tNA\n".getBytes(StandardCharsets.UTF_16))))
            .toList();

    private static final List<byte[]> JSON = all(
            "[[1,2],[3,6]]",
            "{\"features\": [\"a\",\"b\"], \"x\": [[1,2],[3,6.0]], \"weight\": 1, \"bias\": [0,0], \"eps\": 1e-3}",
            "[[[1,3],[2,6]]]",
            "[{\"a\":1,\"b\":2},{\"b\":6,\"a\":3.5}]",
            "{\"a\":{\"0\":1,\"1\":3},\"b\":{\"0\":null,\"1\":\"6\"}}",
            "{\"0\":{\"a\":1,\"b\":2},\"1\":{\"a\":3,\"b\":true}}",
            "{\"columns\":[\"a\",\"b\"],\"index\":[0,1],\"data\":[[1,2],[3,6]]}",
            "{\"x\":[1,3],\"y\":[2,6]}",
            "{\"a\":1,\"b\":2}\n{\"a\":3,\"b\":6}\n",
            "[1,2]\n[3,6]\n");

    private static final List<byte[]> PRINTS = all(
            "tensor([[ 1.0000,  2.5000],\n        [ 3.0000, -1.0000]], device='cuda:0', grad_fn=<AddBackward0>)",
            "array([[1.  , 2.5 ],\n       [3.  , 0.25]], dtype=float32)",
            "[[ 1.    2.5 ]\n [ 3.   -1.e-03]]\n",
            "[[1, 2.], [3, -.5],]",
            "x = np.array([[1, 2], [3, 4]])  # x\ndout = torch.tensor([[np.float64(1.5), nan], [inf, 4]])",
            "Parameter containing:\nParameter(tensor([1., 2.]))",
            "<tf.Tensor: shape=(1, 2), dtype=float32, numpy=array([[1., 2.]], dtype=float32)>");

    private static final List<byte[]> PIECES_OF_PRINTS = all(
            "[", "]", "(", ")", ",", "...", "nan", "tensor(", "array([", "=", "x = ", "1e5", "'", "<", ">", "\n", " ",
            "#", "…");

    private static final List<byte[]> ANSWERS = all(
            "{\"mu\": [2, 4.0], \"var\": [1, NaN], \"dx\": [[1e-3,2],[null,\"inf\"]], \"running_mean\": [1, 2]}",
            "{\"mu\": 3, \"x\": [[1,2],[3,6]]}");

    private static final List<byte[]> STATISTICS = all(
            "{\"running_mean\": [0, 1], \"running_var\": [1, 1], \"num_batches_tracked\": 3, \"weight\": [1, 2],"
                    + " \"eps\": 1e-5, \"convention\": \"pytorch\", \"momentum\": 0.1, \"momentum_meaning\": \"batch\","
                    + " \"running_variance\": \"unbiased\"}",
            "{\"bn1.running_mean\": [0], \"bn1.running_var\": [1], \"conv.weight\": [[1]], \"names\": [\"a\"]}",
            "{\"params\": {\"BatchNorm_0\": {\"scale\": [1], \"bias\": [0]}}, \"batch_stats\": {\"BatchNorm_0\":"
                    + " {\"mean\": [2], \"var\": [3]}}}",
            "{\"mean\": [[2], [3]], \"variance\": [3, 4], \"scale_factor\": [2], \"epsilon\": 0.1}",
            "[[1, 1], [0, 0], [25, 4], [150, null]]");

    private static final List<byte[]> PIECES = all(
            "",
            "-",
            "+",
            ".",
            "e",
            "1e999",
            "NaN",
            "-Infinity",
            "nan",
            "null",
            "true",
            "[",
            "]",
            "{",
            "}",
            ",",
            ";",
            "\t",
            "\"",
            "'",
            "\\",
            "\\u00",
            "\u0000",
            "\u0001",
            "\u001b[31m",
            "\u007f",
            "\u0085",
            "\u2028",
            "\u202e",
            "é",
            "宽",
            "\ufeff",
            "\n",
            "\r",
            "//",
            "#",
            "=",
            "9223372036854775808",
            "-3.7",
            "0x1F",
            "00",
            "\"x\": 1,",
            "\"eps\": -1,",
            "\"num_batches_tracked\": [],",
            "z".repeat(500),
            "1".repeat(500),
            "[".repeat(600),
            "{\"a\":".repeat(600),
            "1,000,000",
            "NA",
            "?",
            "|",
            " ",
            "2,5",
            "\"1.234,5\"",
            "\n\n");

    private static final List<byte[]> HEADERS = Stream.concat(
                    all(
                            "(-1, 3)",
                            "(5, -3)",
                            "(2147483647, 2147483647, 2147483647)",
                            "(99999999999,)",
                            "()",
                            "0",
                            "-",
                            "9",
                            "'<f4'",
                            "'>u8'",
                            "'|b1'",
                            "'<i2'",
                            "'|O'",
                            "[('a', '<f8')]",
                            "True",
                            "False",
                            "",
                            ",",
                            "1,".repeat(200),
                            ")",
                            "\u0000",
                            "x".repeat(300))
                            .stream(),
                    Stream.of(new byte[] {-1, -1, -1, -1}, new byte[] {'P', 'K', 3, 4}, new byte[] {0, 0, 0, -128}))
            .toList();

    private static List<byte[]> arrays() {
        return List.of(
                array("(2, 2)", "<f8", false, 32),
                array("(2, 2)", "<f4", true, 16),
                array("(2,)", ">u8", false, 16),
                array("()", "<i8", false, 8),
                array("(0, 3)", "<f8", true, 0));
    }

    private static byte[] array(String shape, String descr, boolean fortran, int bytes) {
        byte[] header = bytes("{'descr': '" + descr + "', 'fortran_order': " + (fortran ? "True" : "False")
                + ", 'shape': " + shape + ", }\n");
        return ByteBuffer.allocate(10 + header.length + bytes)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0})
                .putShort((short) header.length)
                .put(header)
                .array();
    }

    /// Zip files; stored as well as packed, so that a change reaches what is in them.
    private static List<byte[]> archives(String... names) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.setLevel(0);
            for (String name : names) {
                zip.putNextEntry(new ZipEntry(name + ".npy"));
                zip.write(array("(2, 2)", "<f8", false, 32));
            }
        }
        return List.of(bytes.toByteArray());
    }
}
