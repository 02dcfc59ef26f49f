package bn.data.numpy;

import bn.batch.Printable;
import bn.batch.Shape;
import bn.data.file.DataProblem;
import bn.data.file.FileStart;
import bn.data.file.ForeignFile;
import bn.prose.DataMessage;
import bn.prose.Sentence;
import bn.rounding.FloatFormat;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/// Reads what `numpy.save` and `numpy.savez` write: .npy, one array, and .npz, a zip file of them by name.
///
/// The format is that of NumPy's NEP 1: a magic string, a version, the length of a header, the header as a
/// Python literal, and the numbers.
public final class NumPyFile {
    /// The name of the array of a file that holds just one, and no names.
    public static final String UNNAMED = "";

    /// Bytes that tell what a file is.
    static final int MAGIC = 6;

    static final String SUFFIX = ".npy";

    /// Bytes of a header; NumPy itself reads no more than 10,000.
    private static final int LONGEST_HEADER = 1 << 20;

    /// Axes that NumPy knows.
    private static final int MOST_AXES = 64;

    /// Numbers of an array, so that an array of Java holds their bytes.
    private static final int MOST = Integer.MAX_VALUE / 8;

    private static final Pattern DESCR = Pattern.compile("'descr'\\s*:\\s*(?:'([^']*)'|(\\[.*]))");
    private static final Pattern FORTRAN = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
    private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([^)]*)\\)");

    private final String file;

    /// @param file how it is called in sentences
    public NumPyFile(String file) {
        this.file = file;
    }

    /// The arrays by name; the one of an .npy file has none.
    ///
    /// @throws DataProblem if it is another kind of file, or holds no numbers
    public Map<String, NumPyArray> read(BufferedInputStream bytes) throws IOException, DataProblem {
        byte[] start = FileStart.of(bytes);
        if (FileStart.isEmptyZip(start)) {
            throw new DataProblem(file + ": ", DataMessage.ZIP_EMPTY);
        }
        if (FileStart.isZip(start)) {
            return arrays(bytes);
        }
        Map<String, NumPyArray> one = new LinkedHashMap<>();
        one.put(UNNAMED, array(bytes, file + ": "));
        return one;
    }

    private Map<String, NumPyArray> arrays(InputStream bytes) throws IOException, DataProblem {
        Map<String, NumPyArray> arrays = new LinkedHashMap<>();
        ZipInputStream zip = new ZipInputStream(bytes);
        try {
            for (ZipEntry entry = next(zip); entry != null; entry = next(zip)) {
                String name = entry.getName();
                if (!name.endsWith(SUFFIX)) {
                    throw ForeignFile.zip(file, name);
                }
                String key = name.substring(0, name.length() - SUFFIX.length());
                if (arrays.put(key, array(zip, file + ": " + Printable.brief(key) + ": ")) != null) {
                    throw new DataProblem(file + ": ", DataMessage.ZIP_TWICE, Printable.quoted(key));
                }
            }
        } catch (ZipException | EOFException e) {
            throw damaged(e);
        }
        if (arrays.isEmpty()) {
            throw damaged(new EOFException());
        }
        return arrays;
    }

    private @Nullable ZipEntry next(ZipInputStream zip) throws IOException, DataProblem {
        try {
            return zip.getNextEntry();
        } catch (IllegalArgumentException e) {
            // What it says of an entry whose fields contradict each other.
            throw damaged(e);
        }
    }

    private DataProblem damaged(Exception e) {
        return new DataProblem(Sentence.of(DataMessage.ZIP_DAMAGED).at(file + ": "), e);
    }

    private NumPyArray array(InputStream bytes, String place) throws IOException, DataProblem {
        String header = header(bytes, place);
        List<Integer> axes = axes(found(SHAPE, header, place), place);
        Type type = Type.of(found(DESCR, header, place), place);
        boolean fortran = found(FORTRAN, header, place).equals("True");
        double[] numbers = type.numbers(bytes, count(axes, place), place);
        return new NumPyArray(axes, fortran ? transposed(numbers, axes) : numbers, type.format());
    }

    private static String header(InputStream bytes, String place) throws IOException, DataProblem {
        byte[] start = bytes.readNBytes(MAGIC + 2);
        if (start.length <= MAGIC || !FileStart.isNumPyArray(start)) {
            throw new DataProblem(place, DataMessage.NOT_NUMPY);
        }
        int lengthBytes = start[MAGIC] == 1 ? 2 : 4;
        byte[] length = bytes.readNBytes(lengthBytes);
        long count = Integer.toUnsignedLong(number(length));
        if (count > LONGEST_HEADER) {
            throw odd(place);
        }
        byte[] header = bytes.readNBytes((int) count);
        if (length.length < lengthBytes || header.length < count) {
            throw new DataProblem(place, DataMessage.NUMPY_HEADER_CUT);
        }
        return new String(header, StandardCharsets.UTF_8);
    }

    /// How many numbers an array of these axes has.
    private static int count(List<Integer> axes, String place) throws DataProblem {
        if (axes.contains(0)) {
            return 0;
        }
        long count = 1;
        for (int length : axes) {
            count *= length;
            if (count > MOST) {
                throw new DataProblem(place, DataMessage.NUMPY_TOO_LARGE, Shape.written(axes));
            }
        }
        return (int) count;
    }

    private static DataProblem odd(String place) {
        return new DataProblem(place, DataMessage.NUMPY_HEADER_ODD);
    }

    private static int number(byte[] littleEndian) {
        int number = 0;
        for (int i = littleEndian.length - 1; i >= 0; i--) {
            number = (number << 8) | (littleEndian[i] & 0xff);
        }
        return number;
    }

    private static String found(Pattern pattern, String header, String place) throws DataProblem {
        Matcher matcher = pattern.matcher(header);
        if (!matcher.find()) {
            throw odd(place);
        }
        return matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
    }

    private static List<Integer> axes(String shape, String place) throws DataProblem {
        List<Integer> axes = new ArrayList<>();
        for (String length : shape.split(",", -1)) {
            if (!length.isBlank()) {
                axes.add(length(length.strip(), place));
            }
        }
        if (axes.size() > MOST_AXES) {
            throw new DataProblem(place, DataMessage.NUMPY_AXES, axes.size(), MOST_AXES);
        }
        return axes;
    }

    private static int length(String text, String place) throws DataProblem {
        if (!text.matches("[0-9]{1,9}")) {
            throw new DataProblem(place, DataMessage.NUMPY_AXIS, Printable.brief(text));
        }
        return Integer.parseInt(text);
    }

    /// Fortran has the first axis run fastest.
    private static double[] transposed(double[] numbers, List<Integer> axes) {
        double[] inOrder = new double[numbers.length];
        int[] index = new int[axes.size()];
        for (int place = 0; place < inOrder.length; place++) {
            int from = 0;
            int step = 1;
            for (int axis = 0; axis < index.length; axis++) {
                from += index[axis] * step;
                step *= axes.get(axis);
            }
            inOrder[place] = numbers[from];
            for (int axis = index.length - 1; axis >= 0 && ++index[axis] == axes.get(axis); axis--) {
                index[axis] = 0;
            }
        }
        return inOrder;
    }

    /// What the numbers are: `<f8` and the like.
    ///
    /// @param letter f, i, u or b
    /// @param size bytes
    private record Type(char letter, int size, ByteOrder order) {
        static Type of(String descr, String place) throws DataProblem {
            Matcher matcher = Pattern.compile("([<>|=])([fiub])([1248])").matcher(descr);
            if (!matcher.matches()
                    || (matcher.group(2).equals("f") && matcher.group(3).equals("1"))) {
                throw new DataProblem(place, DataMessage.NUMPY_DTYPE, Printable.of(descr));
            }
            ByteOrder order = matcher.group(1).equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
            return new Type(matcher.group(2).charAt(0), Integer.parseInt(matcher.group(3)), order);
        }

        FloatFormat format() {
            if (letter != 'f' || size == 8) {
                return FloatFormat.DOUBLE;
            }
            return size == 4 ? FloatFormat.SINGLE : FloatFormat.HALF;
        }

        double[] numbers(InputStream bytes, int count, String place) throws IOException, DataProblem {
            byte[] raw = bytes.readNBytes(Math.multiplyExact(count, size));
            if (raw.length < count * size) {
                throw new DataProblem(place, DataMessage.NUMPY_CUT, raw.length, count * size);
            }
            ByteBuffer buffer = ByteBuffer.wrap(raw).order(order);
            double[] numbers = new double[count];
            for (int i = 0; i < count; i++) {
                numbers[i] = next(buffer);
            }
            return numbers;
        }

        private double next(ByteBuffer buffer) {
            return switch (size) {
                case 8 ->
                    switch (letter) {
                        case 'f' -> buffer.getDouble();
                        case 'u' -> unsigned(buffer.getLong());
                        default -> (double) buffer.getLong();
                    };
                case 4 ->
                    switch (letter) {
                        case 'f' -> buffer.getFloat();
                        case 'u' -> Integer.toUnsignedLong(buffer.getInt());
                        default -> buffer.getInt();
                    };
                case 2 ->
                    switch (letter) {
                        case 'f' -> Float.float16ToFloat(buffer.getShort());
                        case 'u' -> Short.toUnsignedInt(buffer.getShort());
                        default -> buffer.getShort();
                    };
                default -> letter == 'i' ? buffer.get() : Byte.toUnsignedInt(buffer.get());
            };
        }

        /// Of one that Java takes for negative, half is rounded, once: its last bit stands for both that it had.
        private static double unsigned(long number) {
            return number >= 0 ? (double) number : 2.0 * ((number >>> 1) | (number & 1));
        }
    }
}
