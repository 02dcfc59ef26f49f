package bn.data.numpy;

import bn.batch.Shape;
import bn.formula.Value;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Writes values as `numpy.save` and `numpy.savez` do: float64, in C order. The same values give the same bytes.
public final class NumPyOutput {
    /// The bytes by which an array's numbers are aligned.
    private static final int ALIGNMENT = 64;

    /// What NumPy leaves free, so that the first axis may grow.
    private static final int GROWTH = 21;

    private static final int ROWS_AT_ONCE = 1 << 12;

    /// The day with which the clock of zip files begins, which NumPy gives its entries too.
    private static final LocalDateTime ANY_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private NumPyOutput() {}

    /// A value, and the shape of its batch.
    public record Named(Value value, Shape shape) {
        List<Integer> axes() {
            return switch (value) {
                case Value.One _ -> List.of();
                case Value.PerFeature _ -> List.of(shape.features());
                case Value.PerRow _ -> shape.axes();
            };
        }

        long size() {
            return axes().stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact) * Double.BYTES;
        }
    }

    /// Writes an .npy file.
    public static void array(OutputStream out, Named value) throws IOException {
        out.write(header(value.axes()));
        OutputStream buffered = new BufferedOutputStream(out, 1 << 16);
        switch (value.value()) {
            case Value.One(double number) -> write(buffered, number);
            case Value.PerFeature numbers -> write(buffered, numbers.toArray());
            case Value.PerRow rows -> rows(buffered, rows, value.shape());
        }
        buffered.flush();
    }

    /// Writes an .npz file, whose arrays are stored as they are.
    public static void archive(OutputStream out, SequencedMap<String, Named> values) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out);
        zip.setMethod(ZipOutputStream.STORED);
        for (var named : values.entrySet()) {
            ZipEntry entry = new ZipEntry(named.getKey() + NumPyFile.SUFFIX);
            entry.setTimeLocal(ANY_TIME);
            entry.setSize(
                    header(named.getValue().axes()).length + named.getValue().size());
            entry.setCrc(checksum(named.getValue()));
            zip.putNextEntry(entry);
            array(zip, named.getValue());
            zip.closeEntry();
        }
        zip.finish();
    }

    /// What stands before what is stored: the numbers are computed once more.
    private static long checksum(Named value) throws IOException {
        CheckedOutputStream checked = new CheckedOutputStream(OutputStream.nullOutputStream(), new CRC32());
        array(checked, value);
        return checked.getChecksum().getValue();
    }

    private static byte[] header(List<Integer> axes) {
        String shape = axes.size() == 1 ? "(" + axes.getFirst() + ",)" : Shape.written(axes);
        String described = "{'descr': '<f8', 'fortran_order': False, 'shape': " + shape + ", }";
        int growth =
                axes.isEmpty() ? 0 : GROWTH - String.valueOf(axes.getFirst()).length();
        int before = NumPyFile.MAGIC + 4;
        int length = Math.ceilDiv(before + described.length() + growth + 1, ALIGNMENT) * ALIGNMENT;
        String padded = described + " ".repeat(length - before - described.length() - 1) + "\n";
        return ByteBuffer.allocate(length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0})
                .putShort((short) padded.length())
                .put(padded.getBytes(StandardCharsets.US_ASCII))
                .array();
    }

    /// In the order of the axes, some places of the first axis at once. Where the examples are on another axis, each of
    /// these places has rows from all over, and all are written at once.
    private static void rows(OutputStream out, Value.PerRow rows, Shape shape) throws IOException {
        int all = shape.axes().getFirst();
        int atOnce = shape.exampleAxis() == 0 ? Math.max(1, ROWS_AT_ONCE / shape.inner()) : all;
        for (int from = 0; from < all; from += atOnce) {
            Shape part = shape.with(0, Math.min(atOnce, all - from));
            int[] offsets = IntStream.range(0, part.rows())
                    .map(row -> part.offset(row, 0))
                    .toArray();
            double[] numbers = new double[Math.multiplyExact(part.rows(), part.features())];
            int firstRow = from * shape.rowStride(0);
            for (int feature = 0; feature < part.features(); feature++) {
                double[] column = rows.run().of(feature, firstRow, firstRow + part.rows());
                int offset = feature * part.featureStride();
                for (int row = 0; row < column.length; row++) {
                    numbers[offsets[row] + offset] = column[row];
                }
            }
            write(out, numbers);
        }
    }

    private static void write(OutputStream out, double... numbers) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(numbers.length * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asDoubleBuffer().put(numbers);
        out.write(bytes.array());
    }
}
