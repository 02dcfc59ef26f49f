package bn.grading.search;

import static bn.formula.Expr.num;
import static bn.graph.Quantities.eps;
import static bn.graph.Quantities.var;

import bn.batch.Shape;
import bn.formula.Expr;
import bn.formula.Expr.MeanRows;
import bn.formula.Expr.Negated;
import bn.formula.Expr.SumRows;
import bn.formula.Extent;
import bn.formula.PlainText;
import bn.grading.judging.BoundedArray;
import bn.grading.judging.OwnArrays;
import bn.graph.Step;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The lines of a step with a sum or a mean over other axes than those of batch normalization.
///
/// @param own what the lines read
record OtherAxes(Step step, OwnArrays own) {
    private static final Expr deviation = var.plus(eps).root();
    private static final Expr one = num(1);

    /// The steps that people compute from a variance of x in the same line, with ε or without it.
    private static final Map<String, List<Expr>> OF_VARIANCE = Map.of(
            "var",
            List.of(var),
            "sqrtvar",
            List.of(deviation, var.root()),
            "ivar",
            List.of(one.over(deviation), one.over(var.root())));

    /// Where the line has a sum or a mean already.
    Stream<ArraySlip> slips() {
        return Stream.concat(ofSum(), ofVariance());
    }

    private Shape shape() {
        return own.shape();
    }

    /// The line's own sum.
    private Stream<ArraySlip> ofSum() {
        Set<Integer> usual = Set.copyOf(shape().reducedAxes());
        return someAxes().stream().filter(axes -> !axes.equals(usual)).flatMap(axes -> switch (step.formula()) {
            case SumRows(Expr of) -> both(of, axes);
            case MeanRows(Expr of) -> both(of, axes);
            case Negated(SumRows(Expr of)) -> both(of, axes).map(OtherAxes::negated);
            default -> Stream.empty();
        });
    }

    private static ArraySlip negated(ArraySlip slip) {
        return new ArraySlip(
                slip.kind(),
                "−" + slip.formula(),
                slip.axes(),
                () -> slip.numbers().get().negated());
    }

    /// All that the line makes: of one number for each feature only all of them together.
    Stream<ArraySlip> ofWhole() {
        boolean isOfBatch = own.extent(step.formula()) == Extent.BATCH;
        return someAxes().stream()
                .filter(axes -> isOfBatch || axes.equals(Set.of(shape().featureAxis())))
                .flatMap(axes -> both(step.formula(), axes));
    }

    private Stream<ArraySlip> both(Expr of, Set<Integer> axes) {
        String text = PlainText.of(of) + ", " + written(axes) + ")";
        return Stream.of(
                new ArraySlip(OddityKind.OTHER_AXES, "sum(" + text, left(of, axes), () -> own.sum(of, axes::contains)),
                new ArraySlip(
                        OddityKind.OTHER_AXES, "mean(" + text, left(of, axes), () -> own.mean(of, axes::contains)));
    }

    private List<Integer> left(Expr of, Set<Integer> axes) {
        return own.extent(of) == Extent.BATCH ? shape().only(axis -> !axes.contains(axis)) : List.of();
    }

    /// A variance of x about its own mean.
    private Stream<ArraySlip> ofVariance() {
        boolean isOfBatch = own.hasBatchStatistics();
        return OF_VARIANCE.getOrDefault(isOfBatch ? step.name() : "", List.of()).stream()
                .flatMap(formula -> someAxes().stream()
                        .flatMap(axes -> Stream.of(0, 1).map(ddof -> ofVariance(formula, axes, ddof))));
    }

    private ArraySlip ofVariance(Expr formula, Set<Integer> axes, int ddof) {
        String variance = "var(x, " + written(axes) + (ddof == 0 ? ")" : ", ddof=1)");
        double terms = axes.stream().map(shape().axes()::get).reduce(1, (a, b) -> a * b);
        return new ArraySlip(
                OddityKind.OTHER_AXES,
                PlainText.of(formula, name -> name.equals("var") ? variance : name),
                shape().only(axis -> !axes.contains(axis)),
                () -> own.withVariance(axes::contains, terms / (terms - ddof)).of(formula));
    }

    /// All sets of axes, those of length 1 left out.
    private List<Set<Integer>> someAxes() {
        int rank = shape().rank();
        return IntStream.range(1, 1 << rank)
                .mapToObj(bits -> IntStream.range(0, rank)
                        .filter(axis -> (bits >> axis & 1) == 1)
                        .boxed()
                        .collect(Collectors.toUnmodifiableSet()))
                .filter(axes -> axes.stream().allMatch(axis -> shape().axes().get(axis) > 1))
                .toList();
    }

    private String written(Set<Integer> axes) {
        if (BoundedArray.withoutOnes(shape().only(axis -> !axes.contains(axis))).isEmpty()) {
            return "axis=None";
        }
        String list = axes.stream().sorted().map(String::valueOf).collect(Collectors.joining(", "));
        return "axis=" + (axes.size() == 1 ? list : "(" + list + ")");
    }
}
