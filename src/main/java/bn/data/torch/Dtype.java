package bn.data.torch;

import bn.rounding.FloatFormat;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// What the numbers of a tensor are, and how a file calls and writes them: always the low byte first.
enum Dtype {
    FLOAT64("DoubleStorage", "F64", 8, FloatFormat.DOUBLE),
    FLOAT32("FloatStorage", "F32", 4, FloatFormat.SINGLE),
    FLOAT16("HalfStorage", "F16", 2, FloatFormat.HALF),
    /// The upper half of a float32.
    BFLOAT16("BFloat16Storage", "BF16", 2, FloatFormat.BRAIN),
    INT64("LongStorage", "I64", 8, FloatFormat.DOUBLE),
    INT32("IntStorage", "I32", 4, FloatFormat.DOUBLE),
    INT16("ShortStorage", "I16", 2, FloatFormat.DOUBLE),
    INT8("CharStorage", "I8", 1, FloatFormat.DOUBLE),
    UINT64("", "U64", 8, FloatFormat.DOUBLE),
    UINT32("", "U32", 4, FloatFormat.DOUBLE),
    UINT16("", "U16", 2, FloatFormat.DOUBLE),
    UINT8("ByteStorage", "U8", 1, FloatFormat.DOUBLE),
    BOOL("BoolStorage", "BOOL", 1, FloatFormat.DOUBLE);

    private final String storage;
    private final String safetensors;
    private final int size;
    private final FloatFormat format;

    Dtype(String storage, String safetensors, int size, FloatFormat format) {
        this.storage = storage;
        this.safetensors = safetensors;
        this.size = size;
        this.format = format;
    }

    /// The one of a class of PyTorch's storages, `FloatStorage`; those that have come since have none.
    static Optional<Dtype> ofStorage(String name) {
        return Stream.of(values())
                .filter(dtype -> !name.isEmpty() && dtype.storage.equals(name))
                .findFirst();
    }

    /// The one that PyTorch calls so, `float32`.
    static Optional<Dtype> ofTorch(String name) {
        return Stream.of(values()).filter(dtype -> dtype.torch().equals(name)).findFirst();
    }

    /// The one that a safetensors file calls so, `F32`.
    static Optional<Dtype> ofSafetensors(String name) {
        return Stream.of(values())
                .filter(dtype -> dtype.safetensors.equals(name))
                .findFirst();
    }

    private String torch() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Bytes of a number.
    int size() {
        return size;
    }

    /// The precision of such numbers; of whole ones that of the doubles they are read as.
    FloatFormat format() {
        return format;
    }

    /// The number whose first byte stands at a place of bytes that are in little-endian order.
    double number(ByteBuffer bytes, int at) {
        return switch (this) {
            case FLOAT64 -> bytes.getDouble(at);
            case FLOAT32 -> bytes.getFloat(at);
            case FLOAT16 -> Float.float16ToFloat(bytes.getShort(at));
            case BFLOAT16 -> Float.intBitsToFloat(bytes.getShort(at) << Short.SIZE);
            case INT64 -> (double) bytes.getLong(at);
            case INT32 -> bytes.getInt(at);
            case INT16 -> bytes.getShort(at);
            case INT8 -> bytes.get(at);
            // Rounded once.
            case UINT64 -> new BigInteger(Long.toUnsignedString(bytes.getLong(at))).doubleValue();
            case UINT32 -> Integer.toUnsignedLong(bytes.getInt(at));
            case UINT16 -> Short.toUnsignedInt(bytes.getShort(at));
            case UINT8 -> Byte.toUnsignedInt(bytes.get(at));
            case BOOL -> bytes.get(at) == 0 ? 0 : 1;
        };
    }
}
