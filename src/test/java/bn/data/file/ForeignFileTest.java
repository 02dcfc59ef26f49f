package bn.data.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bn.data.BatchReader;
import bn.data.csv.CsvDialect;
import bn.prose.Language;
import bn.prose.Words;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A file that people have at hand and bn does not read is named for what it is. The first bytes are those that the
/// programs write.
class ForeignFileTest {
    private static final String REST = "\u0000\u0001\u0002 and so on";

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "mine.py, import numpy as np, is Python code",
                "mine.txt, import numpy as np, is Python code",
                "mine.txt, from torch import nn, is Python code",
                "hw2.ipynb, {, is a notebook",
                "mine.pkl, (lp0, is a pickle of Python",
                "m.rtf, {\\rtf1\\ansi, is rich text",
                "report.pdf, %PDF-1.7, is a PDF",
                "batch.csv, <!DOCTYPE html>, is a page of the web"
            })
    void textIsNamed(String name, String start, String what) {
        named(name, start.getBytes(StandardCharsets.UTF_8), what);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "mine, 80 04 95, is a pickle of Python",
                "m.onnx, 08 08 12 07 70 79, is an ONNX model",
                "m.h5, 89 48 44 46 0d 0a 1a 0a, is an HDF5 file",
                "m.csv, 89 48 44 46 0d 0a 1a 0a, is an HDF5 file",
                "m.mat, 4d 41 54 4c 41 42 20 35 2e 30 20, is a MATLAB file",
                "b.xls, d0 cf 11 e0 a1 b1 1a e1, is a workbook of Excel or another office document",
                "b.parquet, 50 41 52 31 15 04, is a Parquet file",
                "b.feather, 41 52 52 4f 57 31 00 00, is a Feather file",
                "b.db, 53 51 4c 69 74 65 20 66 6f 72 6d 61 74 20 33 00, is a database of SQLite",
                "b.png, 89 50 4e 47 0d 0a 1a 0a, is a picture",
                "b.csv.bz2, 42 5a 68 39 31 41 59 26, is packed with bzip2",
                "b.csv.xz, fd 37 7a 58 5a 00, is packed with xz",
                "b.csv.zst, 28 b5 2f fd, is packed with Zstandard"
            })
    void binaryIsNamed(String name, String start, String what) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (String b : start.split(" ", -1)) {
            bytes.write(Integer.parseInt(b, 16));
        }
        bytes.writeBytes(REST.getBytes(StandardCharsets.UTF_8));
        named(name, bytes.toByteArray(), what);
        named(name, gzipped(bytes.toByteArray()), what);
    }

    @ParameterizedTest
    @CsvSource({
        "b.xlsx, [Content_Types].xml, is a workbook of Excel or another office document",
        "b.csv, xl/workbook.xml, is a workbook of Excel or another office document",
        "b.ods, mimetype, is a workbook of Excel or another office document",
        "m.keras, metadata.json, is a Keras model"
    })
    void whatIsZippedIsNamed(String name, String entry, String what) throws IOException {
        named(name, zipped(entry), what);
    }

    @Test
    void anotherZipFileIsOne() throws IOException {
        assertThatThrownBy(() -> read("b.zip", zipped("batch.csv")))
                .hasMessage("b.zip: is a zip file of something else than arrays of NumPy; unpack it first, with unzip");
    }

    /// Where arrays of Python cannot be meant, as of a walk's script, they are still known.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "tensor([[1., 2.],\n        [3., 6.]])",
                "dx = np.array([[1, 2],\n [3, 6]])",
                "Parameter containing:\ntensor([1., 1.], requires_grad=True)",
                "[[1. 2.]\n [3. 6.]]"
            })
    void whatPythonPrintsIsNamed(String text) {
        Source source = Source.stream(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "mine.txt");
        assertThatThrownBy(source::lines)
                .hasMessage(
                        "mine.txt: is an array as Python prints it; save it instead, with np.save(\"x.npy\", x), or write it"
                                + " as JSON: [[1, 2], [3, 4]]");
    }

    /// What a file is called says nothing where the text says it.
    @ParameterizedTest
    @ValueSource(strings = {"ascii.mat", "x.onnx", "b.db", "b.numbers"})
    void textIsReadAsItIs(String name) throws DataProblem {
        read(name, "import,export\n1,2\n3,6\n".getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "MATLAB x,PAR1\n1,2\n",
                "BZh,Rar!\n1,2\n",
                "[1\n,2]",
                "[[1,2],[3,6]]",
                "array (1),tensor (2)\n1,2\n"
            })
    void whatOnlyLooksLikeItIsRead(String text) throws DataProblem {
        read("b", text.getBytes(StandardCharsets.UTF_8));
    }

    /// Whatever the kind, its sentence is one that is shown whole.
    @ParameterizedTest
    @EnumSource(Language.class)
    void eachSentenceIsWhole(Language language) {
        Words words = Words.of(language);
        for (ForeignFile kind : ForeignFile.ALL) {
            DataProblem problem = kind.problem("a-name-as-people-give.it");
            assertThat(problem.sentence(words))
                    .isEqualTo(problem.sentence().in(words))
                    .contains(kind.what().in(words))
                    .contains(kind.instead().in(words));
        }
    }

    /// What converts a file is a line that can be pasted; of MATLAB's two formats each has its own.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "m.mat|MATLAB 5.0 MAT-file, Platform: GLNXA64|np.save(\"x.npy\", scipy.io.loadmat(\"m.mat\")[\"x\"])",
                "m.mat|MATLAB 7.3 MAT-file, Platform: GLNXA64|np.save(\"x.npy\", h5py.File(\"m.mat\")[\"x\"][()].T)",
                "x.h5|\u0089HDF|np.save(\"x.npy\", h5py.File(\"m.h5\")[\"x\"][()])",
                "x.parquet|PAR1|pd.read_parquet(\"x.parquet\").to_csv(\"x.csv\", index=False)",
                "x.xls|\u00d0\u00cf\u0011\u00e0|pd.read_excel(\"x.xlsx\").to_csv(\"x.csv\", index=False)"
            })
    void theLineThatConvertsIsSaid(String name, String start, String line) {
        assertThatThrownBy(() -> read(name, (start + REST).getBytes(StandardCharsets.ISO_8859_1)))
                .message()
                .endsWith(line);
        assertThatThrownBy(() -> read("batch", (start + REST).getBytes(StandardCharsets.ISO_8859_1)))
                .message()
                .endsWith(line);
    }

    private static void named(String name, byte[] bytes, String what) {
        assertThatThrownBy(() -> read(name, bytes))
                .isInstanceOf(DataProblem.class)
                .message()
                .startsWith(name + ": " + what + ", which bn does not read; ")
                .doesNotContain("…");
    }

    private static void read(String name, byte[] bytes) throws DataProblem {
        BatchReader.read(Source.stream(new ByteArrayInputStream(bytes), name), CsvDialect.DETECT);
    }

    private static byte[] gzipped(byte[] plain) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(plain);
        }
        return bytes.toByteArray();
    }

    private static byte[] zipped(String entry) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(entry));
            zip.write(1);
        }
        return bytes.toByteArray();
    }
}
