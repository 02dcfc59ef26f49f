package bn.grading.search;

import bn.batch.Shape;
import bn.formula.Expr;
import bn.formula.Expr.MeanRows;
import bn.formula.Expr.Ref;
import bn.formula.Expr.Squared;
import bn.formula.Expr.SumRows;
import bn.formula.Expr.Times;
import bn.formula.Extent;
import bn.formula.PlainText;
import bn.grading.judging.BoundedArray;
import bn.grading.judging.OwnArrays;
import bn.graph.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// The lines of a step with a matrix product where numbers are multiplied one by one. Of images the matrices are rows
/// by features.
///
/// @param own what the lines read
record MatrixProducts(Step step, OwnArrays own) {
    /// @param isDiagonal whether the numbers that are meant stand in its diagonal
    /// @param factor by which the product is multiplied: 1, or 1/m
    private record Product(
            String text,
            List<Integer> axes,
            boolean isDiagonal,
            Supplier<BoundedArray> left,
            Supplier<BoundedArray> right,
            double factor) {
        Product over(double count) {
            return new Product(text + " / m", axes, isDiagonal, left, right, factor / count);
        }
    }

    Stream<ArraySlip> slips() {
        return switch (step.formula()) {
            case SumRows(Expr of) -> alsoSummed(ofSum(of));
            case MeanRows(Expr of) ->
                alsoSummed(ofSum(of).stream()
                        .flatMap(one -> Stream.of(one, one.over(shape().rows())))
                        .toList());
            case Expr formula -> products(formula).stream().map(this::slip);
        };
    }

    private Shape shape() {
        return own.shape();
    }

    private ArraySlip slip(Product one) {
        OddityKind kind = one.isDiagonal ? OddityKind.MATRIX_DIAGONAL : OddityKind.MATRIX_PRODUCT;
        return new ArraySlip(kind, one.text, one.axes, () -> numbers(one, one.left.get(), one.right.get()));
    }

    private BoundedArray numbers(Product one, BoundedArray left, BoundedArray right) {
        BoundedArray product = left.matrixProduct(right, own.unit());
        return one.factor == 1 ? product : product.scaled(one.factor, own.unit());
    }

    /// What is multiplied may be a step of its own, such as the squares.
    private List<Product> ofSum(Expr of) {
        Expr line = of instanceof Ref(String name) ? own.line(name).orElse(of) : of;
        return products(line);
    }

    private List<Product> products(Expr formula) {
        return switch (formula) {
            case Times(Expr a, Expr b) when isOfBatch(a) && isOfBatch(b) -> ofMatrices(a, b);
            case Times(Expr a, Expr b) when isOfBatch(a) && isOfFeatures(b) -> ofVector(a, b);
            case Times(Expr a, Expr b) when isOfFeatures(a) && isOfBatch(b) -> ofVector(b, a);
            case Squared(Expr a) when isOfBatch(a) -> ofMatrices(a, a);
            default -> List.of();
        };
    }

    private boolean isOfBatch(Expr formula) {
        return own.extent(formula) == Extent.BATCH;
    }

    private boolean isOfFeatures(Expr formula) {
        return own.extent(formula) == Extent.FEATURE;
    }

    private List<Product> ofMatrices(Expr a, Expr b) {
        int rows = shape().rows();
        int features = shape().features();
        List<Product> all = new ArrayList<>();
        for (List<Expr> pair : a.equals(b) ? List.of(List.of(a, b)) : List.of(List.of(a, b), List.of(b, a))) {
            Expr left = pair.getFirst();
            Expr right = pair.getLast();
            all.add(new Product(
                    text(left) + ".T @ " + text(right),
                    List.of(features, features),
                    step.formula() instanceof SumRows || step.formula() instanceof MeanRows,
                    () -> matrix(left).transposed(),
                    () -> matrix(right),
                    1));
            all.add(new Product(
                    text(left) + " @ " + text(right) + ".T",
                    List.of(rows, rows),
                    false,
                    () -> matrix(left),
                    () -> matrix(right).transposed(),
                    1));
            all.add(outer(left, right));
        }
        return all;
    }

    private List<Product> ofVector(Expr batch, Expr features) {
        return List.of(
                new Product(
                        text(batch) + " @ " + text(features),
                        List.of(shape().rows()),
                        false,
                        () -> matrix(batch),
                        () -> column(features),
                        1),
                outer(batch, features),
                outer(features, batch));
    }

    private Product outer(Expr a, Expr b) {
        return new Product(
                "np.outer(" + PlainText.of(a) + ", " + PlainText.of(b) + ")",
                List.of(count(a), count(b)),
                false,
                () -> column(a),
                () -> column(b).transposed(),
                1);
    }

    private int count(Expr formula) {
        return isOfBatch(formula) ? shape().rows() * shape().features() : shape().features();
    }

    private BoundedArray matrix(Expr formula) {
        return own.of(formula).byRows(shape());
    }

    /// All numbers, one below the other.
    private BoundedArray column(Expr formula) {
        BoundedArray all = own.of(formula);
        return all.as(List.of(all.numbers().length, 1));
    }

    private static String text(Expr formula) {
        return formula instanceof Ref(String name) ? name : "(" + PlainText.of(formula) + ")";
    }

    /// The products, and then sums that are taken of them although there is one in each already.
    private Stream<ArraySlip> alsoSummed(List<Product> products) {
        return Stream.concat(
                products.stream().map(this::slip),
                Stream.of("0", "1", "None").flatMap(axis -> products.stream().map(one -> summed(one, axis))));
    }

    private ArraySlip summed(Product one, String axis) {
        int left = switch (axis) {
            case "0" -> one.axes.getLast();
            case "1" -> one.axes.getFirst();
            default -> 1;
        };
        return new ArraySlip(
                OddityKind.MATRIX_PRODUCT,
                "sum(" + one.text + ", axis=" + axis + ")",
                List.of(left),
                () -> sum(one, axis));
    }

    /// Σᵢ (A·B)ᵢⱼ = (Σᵢ Aᵢ)·Bⱼ, so the sum of a product takes no product of matrices. Only one of the two is summed
    /// before: if the sums of both were 0, so would be the bound.
    private BoundedArray sum(Product one, String axis) {
        BoundedArray left = one.left.get();
        BoundedArray right = one.right.get();
        return switch (axis) {
            case "0" -> numbers(one, sum(left, 0), right);
            case "1" -> numbers(one, left, sum(right, 1));
            default -> sum(numbers(one, sum(left, 0), right), 1);
        };
    }

    private BoundedArray sum(BoundedArray matrix, int axis) {
        return matrix.sum(at -> at == axis, own.unit());
    }
}
