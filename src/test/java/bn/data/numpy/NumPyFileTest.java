package bn.data.numpy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bn.batch.Batch;
import bn.data.BatchReader;
import bn.data.csv.CsvDialect;
import bn.data.file.DataProblem;
import bn.data.file.Source;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Headers that say what cannot be, as a damaged or a made-up file has them.
class NumPyFileTest {
    private static final String NUMBERS_OF_TWO = "'descr': '<f8', 'fortran_order': False, 'shape': (2, 2)";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "(-1, 3) | False | has an axis of length -1, expected a whole number from 0 to 999999999",
                "(-5, -3) | True | has an axis of length -5, expected a whole number from 0 to 999999999",
                "(5, 3) | True | ends too early: 32 bytes of numbers, expected 120",
                "(5, -3) | True | has an axis of length -3, expected a whole number from 0 to 999999999",
                "(99999999999,) | False | has an axis of length 99999999999, expected a whole number from 0 to 999999999",
                "(999999999, 999999999, 999999999) | False | the shape is (999999999, 999999999, 999999999), more numbers than are"
                        + " read from a NumPy file; give CSV",
                "(0, 999999999, 999999999, 999999999) | True | the shape is (0, 999999999, 999999999, 999999999); a batch is (N, D)"
                        + " or (N, C, ...) with at most 5 axes, none of them empty"
            })
    void aShapeThatCannotBeIsRefused(String shape, String fortran, String sentence) {
        byte[] file = array("'descr': '<f8', 'fortran_order': " + fortran + ", 'shape': " + shape, new byte[32]);
        refused(file, "x.npy: " + sentence);
    }

    @Test
    void asManyAxesAsNoArrayHasAreRefused() {
        byte[] file = array("'descr': '<f8', 'fortran_order': False, 'shape': (" + "1,".repeat(900) + ")", new byte[8]);
        refused(file, "x.npy: has 900 axes, and an array of NumPy has at most 64");
    }

    /// Of version 2 the length has four bytes, here the largest that there is, and one that is negative in Java.
    @Test
    void aHeaderIsNoLongerThanNumPyWrites() {
        for (int length : new int[] {Integer.MAX_VALUE, -2}) {
            byte[] file = ByteBuffer.allocate(20)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 2, 0})
                    .putInt(length)
                    .array();
            refused(file, "x.npy: has a header that NumPy does not write");
        }
    }

    @Test
    void aNameStandsOnceInAnArchive() throws IOException {
        byte[] one = array(NUMBERS_OF_TWO, new byte[32]);
        // Java writes no name twice; one that is as long is renamed where it stands.
        String archive = new String(zipped("x.npy", one, "y.npy", one), StandardCharsets.ISO_8859_1);
        refused(
                archive.replace("y.npy", "x.npy").getBytes(StandardCharsets.ISO_8859_1),
                "x.npy: holds 'x' twice; save it again, each once");
    }

    @Test
    void anArchiveThatIsCutIsDamaged() throws IOException {
        byte[] whole = zipped("x.npy", array(NUMBERS_OF_TWO, new byte[32]), "y.npy", new byte[9]);
        byte[] cut = java.util.Arrays.copyOf(whole, 60);
        refused(cut, "x.npy: is a zip file that cannot be unpacked, perhaps a damaged one; save it again");
    }

    /// Between 2⁶³ and 2⁶⁴ doubles are 2048 apart: 2⁶³ + 1025 is nearer to 2⁶³ + 2048, if it is not rounded to
    /// 2⁶³ + 1024 first; half way the even one is taken.
    @ParameterizedTest
    @CsvSource({
        "1025, 9223372036854777856",
        "1024, 9223372036854775808",
        "3072, 9223372036854779904",
        "0, 9223372036854775808"
    })
    void largeUnsignedNumbersAreRoundedOnce(long aboveHalf, String expected) throws DataProblem {
        byte[] number = ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(Long.MIN_VALUE + aboveHalf)
                .array();
        Batch read = read(array("'descr': '<u8', 'fortran_order': False, 'shape': (1,)", number));
        assertThat(read.column(0)[0]).isEqualTo(Double.parseDouble(expected));
    }

    private static void refused(byte[] file, String sentence) {
        assertThatThrownBy(() -> read(file)).isInstanceOf(DataProblem.class).hasMessage(sentence);
    }

    private static Batch read(byte[] file) throws DataProblem {
        return BatchReader.read(Source.stream(new ByteArrayInputStream(file), "x.npy"), CsvDialect.DETECT)
                .x();
    }

    private static byte[] array(String header, byte[] numbers) {
        byte[] text = ("{" + header + ", }\n").getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(10 + text.length + numbers.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0})
                .putShort((short) text.length)
                .put(text)
                .put(numbers)
                .array();
    }

    private static byte[] zipped(String name, byte[] one, String other, byte[] two) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(one);
            zip.putNextEntry(new ZipEntry(other));
            zip.write(two);
        }
        return bytes.toByteArray();
    }
}
