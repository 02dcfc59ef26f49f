package bn.data;

import bn.batch.AxisOrder;
import bn.batch.Shape;
import bn.data.file.DataProblem;
import bn.prose.DataMessage;
import bn.prose.Sentence;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Which axis is which: as it was said, as it was assumed, or as other numbers suggest.
public final class AxesInOrder {
    /// Channels that images have: grey, colours, and colours with how opaque they are.
    private static final Set<Integer> OF_IMAGES = Set.of(1, 3, 4);

    /// (N, H, W, C).
    private static final int RANK_OF_IMAGES = 4;

    private AxesInOrder() {}

    /// The shape of a batch with these axes.
    ///
    /// @param place where it stands
    /// @throws DataProblem if the order is one of other axes
    static Shape shape(List<Integer> axes, AxisOrder order, String place) throws DataProblem {
        Optional<Shape> shape = order.of(axes);
        if (shape.isPresent()) {
            return shape.get();
        }
        String written = Shape.written(axes);
        throw switch (order) {
            case AxisOrder.Lettered(String letters, String said) ->
                new DataProblem(place, DataMessage.AXES_OF_LAYOUT, said, letters.length(), written);
            case AxisOrder.FeaturesOn(int axis) ->
                axes.size() == 1
                        ? new DataProblem(place, DataMessage.AXIS_OF_ONE, axis, written)
                        : new DataProblem(
                                place, DataMessage.AXIS_OUTSIDE, axis, written, axes.size() - 1, -axes.size());
            case AxisOrder.Unsaid _ -> throw new IllegalStateException(written + " has no usual order");
        };
    }

    /// What was assumed of a shape that looks like that of images with their channels on the last axis. Where height
    /// and width are as long as that, they are more likely the axes after the channels.
    static List<Sentence> note(Shape shape, String file) {
        List<Integer> axes = shape.axes();
        boolean looksSo = axes.size() == RANK_OF_IMAGES
                && OF_IMAGES.contains(axes.getLast())
                && !OF_IMAGES.contains(shape.features())
                && !axes.get(2).equals(axes.getLast());
        return looksSo
                ? List.of(Sentence.of(DataMessage.CHANNELS_ASSUMED, shape, shape.features())
                        .at(file + ": "))
                : List.of();
    }

    /// The axis that has as many places as there are numbers, one for each feature, where it is not the features':
    /// the option that makes it theirs.
    public static Optional<Sentence> fitting(Shape shape, int count) {
        // A single number is one for all features, or one too few.
        if (shape.rank() == 1 || count == 1 || count == shape.features()) {
            return Optional.empty();
        }
        if (shape.rank() == 2) {
            return shape.examples() != count
                    ? Optional.empty()
                    : Optional.of(Sentence.of(
                            shape.featureAxis() == 0 ? DataMessage.FITS_WITHOUT_LAYOUT : DataMessage.FITS_TRANSPOSED));
        }
        if (shape.axes().getLast() == count) {
            String layout = List.of("NLC", "NHWC", "NDHWC").get(shape.rank() - 3);
            return Optional.of(Sentence.of(DataMessage.FITS_LAST_AXIS, layout));
        }
        return shape.axes().get(1) == count
                ? Optional.of(Sentence.of(DataMessage.FITS_WITHOUT_LAYOUT))
                : Optional.empty();
    }
}
