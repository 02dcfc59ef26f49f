package bn.exercise;

import bn.batch.Shape;
import bn.formula.ArrayStyle;
import bn.prose.Resource;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// What an exercise is written for: a template among the resources, and a few words of its arrays.
public enum Framework {
    /// Two functions, `forward` and `backward`.
    NUMPY("np", "axis", "keepdims", "size"),
    /// A `torch.autograd.Function`.
    TORCH("torch", "dim", "keepdim", "numel()");

    private final String module;
    private final String axis;
    private final String keepsAxes;
    private final String size;

    Framework(String module, String axis, String keepsAxes, String size) {
        this.module = module;
        this.axis = axis;
        this.keepsAxes = keepsAxes;
        this.size = size;
    }

    /// The word for it on the command line and in files: `numpy`, `torch`.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The program without its lines; what stands in it for them is said in [Template].
    Template template() {
        return new Template(Resource.text("/bn/exercise/" + word() + ".py").orElseThrow());
    }

    /// How its lines are written for batches of a shape. Where the features are not on the last axis, sums keep the
    /// others, so that what has one number per feature fits the batch.
    ///
    /// @param shape with the features on axis 1
    ArrayStyle style(Shape shape) {
        List<Integer> axes = shape.reducedAxes();
        String over = axes.stream().map(String::valueOf).collect(Collectors.joining(", "));
        return new ArrayStyle(
                module,
                axis + "=" + (axes.size() == 1 ? over : "(" + over + ")")
                        + (shape.rank() == 2 ? "" : ", " + keepsAxes + "=True"));
    }

    /// How many numbers share a mean, of an array of the batch's shape.
    String rows(String array, Shape shape) {
        return shape.rank() <= 2 ? "len(" + array + ")" : array + "." + size + " // " + array + ".shape[1]";
    }

    /// What follows a list of one number per feature to make it fit the batch.
    static String likeFeatures(Shape shape) {
        return shape.rank() <= 2 ? "" : ".reshape(1, -1" + ", 1".repeat(shape.rank() - 2) + ")";
    }
}
