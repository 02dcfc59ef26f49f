package bn.formula;

import bn.batch.Shape;
import java.util.ArrayList;
import java.util.List;

/// A formula of batch normalization, as data.
///
/// Because it is data, a formula can be run, shape-checked, printed, typeset and translated to NumPy. Each
/// such question is one exhaustive switch; see [Extents], [PlainText], [Latex] and [NumPy].
public sealed interface Expr {
    /// The value of a step or an input.
    record Ref(String name) implements Expr {}

    record Num(double value) implements Expr {}

    /// A count that depends on the batch. It is named by its meaning, so that a wrong count is a formula too.
    record Count(Counted of) implements Expr {}

    /// `left + right`.
    record Plus(Expr left, Expr right) implements Expr {}

    /// `left − right`.
    record Minus(Expr left, Expr right) implements Expr {}

    /// `left · right`, elementwise.
    record Times(Expr left, Expr right) implements Expr {}

    /// `left / right`, elementwise.
    record Over(Expr left, Expr right) implements Expr {}

    /// `−of`.
    record Negated(Expr of) implements Expr {}

    /// `of²`.
    record Squared(Expr of) implements Expr {}

    /// `√of`.
    record Root(Expr of) implements Expr {}

    /// The sum over the rows of each feature: `(m, D)` to `(D,)`.
    record SumRows(Expr of) implements Expr {}

    /// The mean over the rows of each feature: `(m, D)` to `(D,)`.
    record MeanRows(Expr of) implements Expr {}

    /// The sum over axes other than those of batch normalization, broadcast back over them: `(m, D)` to
    /// `(m, D)`. No correct formula has one; summing over the wrong axes is a mistake, and so needs a formula. Of
    /// the axes of a reshape the sums are single numbers in other places.
    record SumOver(Axes axes, Expr of) implements Expr {}

    /// The same value in every row: `(D,)` to `(m, D)`.
    record Broadcast(Expr of) implements Expr {}

    /// The counts of a batch.
    enum Counted {
        /// `m = N·L...`, the number of values that share one mean.
        ROWS,
        /// `N`, the examples.
        EXAMPLES,
        /// `D`, the features.
        FEATURES,
        /// The length of the last axis: `D` for `(N, D)`, `L` for `(N, C, L)`.
        LAST;

        public int in(Shape shape) {
            return switch (this) {
                case ROWS -> shape.rows();
                case EXAMPLES -> shape.examples();
                case FEATURES -> shape.features();
                case LAST -> shape.axes().getLast();
            };
        }
    }

    /// Axes that can be mistaken for the reduced ones.
    enum Axes {
        /// Axis 1: a sum over the features of each row.
        FEATURES,
        /// Axis 0 alone: a sum over the examples, for each position within an example.
        EXAMPLES,
        /// All axes after axis 1: a sum over the positions of each feature in each example.
        INNER,
        /// All axes but the last, when the last is mistaken for the feature axis.
        ALL_BUT_LAST,
        /// All axes: one sum of everything.
        ALL,
        /// None, but the numbers lie where `reshape(-1, D)` puts them, `r·D + f` for row r of feature f: each sum has
        /// one term.
        RESHAPED,
        /// The same back to the shape of x.
        RESHAPED_BACK;

        /// The number of sums.
        public int places(Shape shape) {
            return switch (this) {
                case FEATURES -> shape.rows();
                case EXAMPLES -> shape.features() * shape.inner();
                case INNER -> shape.examples() * shape.features();
                case ALL_BUT_LAST -> shape.axes().getLast();
                case ALL -> 1;
                case RESHAPED, RESHAPED_BACK -> shape.rows() * shape.features();
            };
        }

        /// The index of the sum that a cell of a batch belongs to.
        public int place(Shape shape, int row, int feature) {
            return switch (this) {
                case FEATURES -> row;
                case EXAMPLES -> shape.within(row, feature);
                case INNER -> shape.plane(row, feature);
                case ALL_BUT_LAST -> shape.last(row, feature);
                case ALL -> 0;
                case RESHAPED -> shape.offset(row, feature);
                case RESHAPED_BACK -> row * shape.features() + feature;
            };
        }

        /// The index of the sum that stands in a cell: the one it belongs to, unless numbers are moved.
        public int shown(Shape shape, int row, int feature) {
            return switch (this) {
                case FEATURES, EXAMPLES, INNER, ALL_BUT_LAST, ALL -> place(shape, row, feature);
                case RESHAPED -> RESHAPED_BACK.place(shape, row, feature);
                case RESHAPED_BACK -> RESHAPED.place(shape, row, feature);
            };
        }
    }

    static Expr ref(String name) {
        return new Ref(name);
    }

    static Expr num(double value) {
        return new Num(value);
    }

    /// The number of rows, `m`.
    static Expr rows() {
        return new Count(Counted.ROWS);
    }

    /// `this + other`.
    default Expr plus(Expr other) {
        return new Plus(this, other);
    }

    /// `this − other`.
    default Expr minus(Expr other) {
        return new Minus(this, other);
    }

    /// `this · other`.
    default Expr times(Expr other) {
        return new Times(this, other);
    }

    /// `this / other`.
    default Expr over(Expr other) {
        return new Over(this, other);
    }

    /// `−this`.
    default Expr negated() {
        return new Negated(this);
    }

    /// `this²`.
    default Expr squared() {
        return new Squared(this);
    }

    /// `√this`.
    default Expr root() {
        return new Root(this);
    }

    /// The sum of this over the rows.
    default Expr sumRows() {
        return new SumRows(this);
    }

    /// The mean of this over the rows.
    default Expr meanRows() {
        return new MeanRows(this);
    }

    /// The sum of this over other axes.
    default Expr sumOver(Axes axes) {
        return new SumOver(axes, this);
    }

    /// This as `reshape(-1, D)` makes rows and columns of it, without a transpose before.
    default Expr reshaped() {
        return sumOver(Axes.RESHAPED);
    }

    /// This, of rows and columns, in the shape of x again, without a transpose after.
    default Expr reshapedBack() {
        return sumOver(Axes.RESHAPED_BACK);
    }

    /// This, in every row.
    default Expr broadcast() {
        return new Broadcast(this);
    }

    /// The formulas directly inside this one, in reading order.
    default List<Expr> parts() {
        return switch (this) {
            case Ref _, Num _, Count _ -> List.of();
            case Plus(Expr left, Expr right) -> List.of(left, right);
            case Minus(Expr left, Expr right) -> List.of(left, right);
            case Times(Expr left, Expr right) -> List.of(left, right);
            case Over(Expr left, Expr right) -> List.of(left, right);
            case Negated(Expr of) -> List.of(of);
            case Squared(Expr of) -> List.of(of);
            case Root(Expr of) -> List.of(of);
            case SumRows(Expr of) -> List.of(of);
            case SumOver(Axes _, Expr of) -> List.of(of);
            case MeanRows(Expr of) -> List.of(of);
            case Broadcast(Expr of) -> List.of(of);
        };
    }

    /// This formula with other formulas directly inside it.
    ///
    /// @param parts as many as [#parts], in the same order
    default Expr withParts(List<Expr> parts) {
        return switch (this) {
            case Ref _, Num _, Count _ -> this;
            case Plus _ -> new Plus(parts.getFirst(), parts.getLast());
            case Minus _ -> new Minus(parts.getFirst(), parts.getLast());
            case Times _ -> new Times(parts.getFirst(), parts.getLast());
            case Over _ -> new Over(parts.getFirst(), parts.getLast());
            case Negated _ -> new Negated(parts.getFirst());
            case Squared _ -> new Squared(parts.getFirst());
            case Root _ -> new Root(parts.getFirst());
            case SumRows _ -> new SumRows(parts.getFirst());
            case SumOver(Axes axes, Expr _) -> new SumOver(axes, parts.getFirst());
            case MeanRows _ -> new MeanRows(parts.getFirst());
            case Broadcast _ -> new Broadcast(parts.getFirst());
        };
    }

    /// The names this formula reads, in reading order, each once.
    default List<String> reads() {
        List<String> names = new ArrayList<>();
        addReads(this, names);
        return List.copyOf(names);
    }

    /// Whether it reads a count, such as the number of rows.
    default boolean counts() {
        return this instanceof Count || parts().stream().anyMatch(Expr::counts);
    }

    private static void addReads(Expr expr, List<String> names) {
        if (expr instanceof Ref(String name) && !names.contains(name)) {
            names.add(name);
        }
        for (Expr part : expr.parts()) {
            addReads(part, names);
        }
    }
}
