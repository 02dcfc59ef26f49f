package bn.data.torch;

import bn.rounding.FloatFormat;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

/// A tensor of a file: a view of some of its bytes, known to lie within them. Its numbers are read when they are
/// asked for, since of a whole network few are.
public final class Tensor {
    /// Axes that PyTorch knows.
    static final int MOST_AXES = 64;

    private final Dtype dtype;
    private final ByteBuffer bytes;
    private final int offset;
    private final int[] sizes;
    private final int[] strides;
    private final int count;

    private Tensor(Dtype dtype, ByteBuffer bytes, int offset, int[] sizes, int[] strides, int count) {
        this.dtype = dtype;
        this.bytes = bytes;
        this.offset = offset;
        this.sizes = sizes;
        this.strides = strides;
        this.count = count;
    }

    /// A view.
    ///
    /// @param name how the file calls it
    /// @param bytes of its storage, little-endian
    /// @param offset numbers before its first
    /// @param sizes lengths of its axes
    /// @param strides by how many numbers a step along each axis goes
    /// @param most numbers it may have
    /// @throws TensorProblem if there is no such view of these bytes
    static Tensor view(
            String name, Dtype dtype, ByteBuffer bytes, long offset, List<Long> sizes, List<Long> strides, long most)
            throws TensorProblem {
        if (sizes.size() > MOST_AXES || strides.size() != sizes.size()) {
            throw TensorProblem.axes(name, sizes.size(), strides.size());
        }
        long count = count(sizes);
        if (count < 0) {
            throw TensorProblem.negative(name, sizes);
        }
        if (count > Math.min(most, Integer.MAX_VALUE / 8)) {
            throw TensorProblem.tooMany(name, sizes, count);
        }
        long stored = bytes.limit() / dtype.size();
        if (offset < 0 || (count > 0 && !reaches(offset, sizes, strides, stored))) {
            throw TensorProblem.beyond(name, sizes, strides, offset, stored);
        }
        // Within the storage each step fits an int; of an axis of length 1 none is made.
        return new Tensor(dtype, bytes, count == 0 ? 0 : (int) offset, ints(sizes), ints(strides), (int) count);
    }

    /// How many numbers such axes have; -1 where that cannot be.
    static long count(List<Long> sizes) {
        if (sizes.stream().anyMatch(size -> size < 0 || size > Integer.MAX_VALUE)) {
            return -1;
        }
        long count = sizes.contains(0L) ? 0 : 1;
        for (long size : sizes) {
            // What is more than an int stays more than one, and below a long's end.
            count = Math.min(count, Integer.MAX_VALUE) * size;
        }
        return count;
    }

    /// Whether each number of a view that has some lies before the end.
    private static boolean reaches(long offset, List<Long> sizes, List<Long> strides, long end) {
        if (offset >= end) {
            return false;
        }
        long last = offset;
        for (int axis = 0; axis < sizes.size(); axis++) {
            long steps = sizes.get(axis) - 1;
            long stride = strides.get(axis);
            if (steps > 0 && (stride < 0 || stride > end)) {
                return false;
            }
            last += steps == 0 ? 0 : steps * stride;
            if (last >= end) {
                return false;
            }
        }
        return true;
    }

    private static int[] ints(List<Long> numbers) {
        return numbers.stream().mapToInt(Long::intValue).toArray();
    }

    /// The lengths of its axes, none for a single number.
    public List<Integer> axes() {
        return Arrays.stream(sizes).boxed().toList();
    }

    /// How many numbers it has.
    int count() {
        return count;
    }

    /// The precision of its dtype.
    public FloatFormat format() {
        return dtype.format();
    }

    /// Its numbers in C order, an array of the caller's own.
    public double[] numbers() {
        double[] numbers = new double[count];
        int[] index = new int[sizes.length];
        int from = offset;
        for (int i = 0; i < count; i++) {
            numbers[i] = dtype.number(bytes, from * dtype.size());
            for (int axis = sizes.length - 1; axis >= 0; axis--) {
                from += strides[axis];
                if (++index[axis] < sizes[axis]) {
                    break;
                }
                from -= sizes[axis] * strides[axis];
                index[axis] = 0;
            }
        }
        return numbers;
    }
}
