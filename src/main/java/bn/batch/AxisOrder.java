package bn.batch;

import java.util.List;
import java.util.Optional;

/// Which axis of a batch is the features' and which the examples', as somebody says it before its shape is known.
public sealed interface AxisOrder {
    /// The order where nothing was said: features on axis 1, examples on axis 0, whatever the rank.
    AxisOrder USUAL = new Unsaid();

    /// Nothing was said.
    record Unsaid() implements AxisOrder {
        @Override
        public Optional<Shape> of(List<Integer> axes) {
            return Optional.of(new Shape(axes));
        }
    }

    /// A letter an axis.
    ///
    /// @param letters `NHWC`: one N for the examples, one C for the features, the others for positions
    /// @param said how it is called in sentences: `--layout NHWC`
    record Lettered(String letters, String said) implements AxisOrder {
        /// Checks the letters.
        ///
        /// @throws IllegalArgumentException if they do not say an order
        public Lettered {
            if (!areOrder(letters)) {
                throw new IllegalArgumentException(letters + " says no order of axes");
            }
        }

        /// Whether letters say an order: capitals, as many as a batch may have axes, with one N and one C.
        public static boolean areOrder(String letters) {
            return letters.matches("[A-Z]{2," + Shape.MAX_RANK + "}")
                    && letters.replaceAll("[^NC]", "").matches("NC|CN");
        }

        /// As `--layout` says it.
        public Lettered(String letters) {
            this(letters, "--layout " + letters);
        }

        @Override
        public Optional<Shape> of(List<Integer> axes) {
            return axes.size() == letters.length()
                    ? Optional.of(new Shape(axes, letters.indexOf('C'), letters.indexOf('N')))
                    : Optional.empty();
        }
    }

    /// The axis of the features; the first of the others is the examples'.
    ///
    /// @param axis from 0, or from the end if negative
    record FeaturesOn(int axis) implements AxisOrder {
        @Override
        public Optional<Shape> of(List<Integer> axes) {
            int place = axis < 0 ? axis + axes.size() : axis;
            return axes.size() > 1 && place >= 0 && place < axes.size()
                    ? Optional.of(new Shape(axes, place))
                    : Optional.empty();
        }
    }

    /// The shape of a batch with these axes; none where they are not as was said.
    Optional<Shape> of(List<Integer> axes);

    /// What says the order of a shape; nothing where it is the usual.
    static Optional<Lettered> letters(Shape shape) {
        if (shape.featureAxis() == 1 && shape.exampleAxis() == 0) {
            return Optional.empty();
        }
        return Optional.of(new Lettered(shape.letters()));
    }
}
