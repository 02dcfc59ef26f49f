package bn.data.numpy;

import bn.batch.Shape;
import bn.data.file.DataProblem;
import bn.data.number.NdArray;
import bn.data.number.NumberText;
import bn.data.torch.Tensor;
import bn.prose.DataMessage;
import bn.rounding.FloatFormat;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// An array as NumPy has saved it, or as it would a tensor.
public final class NumPyArray {
    private final List<Integer> axes;
    private final Supplier<double[]> numbers;
    private final FloatFormat format;
    private double @Nullable [] inOrder;

    private NumPyArray(List<Integer> axes, Supplier<double[]> numbers, FloatFormat format) {
        this.axes = List.copyOf(axes);
        this.numbers = numbers;
        this.format = format;
    }

    /// Keeps the numbers, which are in C order.
    public NumPyArray(List<Integer> axes, double[] inOrder, FloatFormat format) {
        this(axes, () -> inOrder, format);
    }

    /// A tensor, whose numbers are read when they are asked for.
    public NumPyArray(Tensor tensor) {
        this(tensor.axes(), tensor::numbers, tensor.format());
    }

    /// The lengths of its axes; none of a single number.
    public List<Integer> axes() {
        return axes;
    }

    /// The numbers in C order: the array itself, not a copy.
    public double[] inOrder() {
        if (inOrder == null) {
            inOrder = numbers.get();
        }
        return inOrder;
    }

    /// The precision of its dtype.
    public FloatFormat format() {
        return format;
    }

    /// The same as numbers to compute with.
    ///
    /// @param place how it is called in sentences
    /// @throws DataProblem if it is a single number, has too many axes or an empty one, or a number is not
    ///     finite
    public NdArray finite(String place) throws DataProblem {
        if (axes.isEmpty() || axes.size() > Shape.MAX_RANK || axes.contains(0)) {
            throw new DataProblem(place, DataMessage.NOT_A_BATCH, Shape.written(axes), Shape.MAX_RANK);
        }
        double[] found = inOrder();
        for (int i = 0; i < found.length; i++) {
            if (!Double.isFinite(found[i])) {
                throw new DataProblem(
                        place,
                        DataMessage.ELEMENT_NOT_FINITE,
                        index(i),
                        found[i],
                        NumberText.insteadOfNonFinite(axes.size()));
            }
        }
        return new NdArray(new Shape(axes), found);
    }

    private String index(int place) {
        StringBuilder index = new StringBuilder("]");
        int rest = place;
        for (int axis = axes.size() - 1; axis >= 0; axis--) {
            index.insert(0, (axis == 0 ? "[" : ",") + rest % axes.get(axis));
            rest /= axes.get(axis);
        }
        return index.toString();
    }
}
