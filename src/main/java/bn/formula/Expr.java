package bn.formula;

import bn.batch.Shape;
import java.util.List;

/// A formula of batch normalization, as data.
///
/// Because it is data, one line of the table can be run, shaped, printed, typeset and translated to NumPy.
/// Whoever asks a new question of a formula writes one exhaustive switch; see [Extents], [PlainText],
/// [Latex] and [NumPy].
public sealed interface Expr {
    /// The value of a step or an input, by its name.
    record Ref(String name) implements Expr {}

    /// A constant.
    record Num(double value) implements Expr {}

    /// A count that belongs to the batch, by its meaning, so that a wrong count is a formula too.
    record Count(Counted of) implements Expr {}

    /// `left + right`.
    record Plus(Expr left, Expr right) implements Expr {}

    /// `left − right`.
    record Minus(Expr left, Expr right) implements Expr {}

    /// `left · right`, element by element.
    record Times(Expr left, Expr right) implements Expr {}

    /// `left / right`, element by element.
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

    /// The sum over other axes than those of batch normalization, in every cell that was added up: `(m, D)` to
    /// `(m, D)`. No right formula has one; to sum over the wrong axes is a mistake, and so a formula.
    record SumOver(Axes axes, Expr of) implements Expr {}

    /// The same number in every row: `(D,)` to `(m, D)`.
    record Broadcast(Expr of) implements Expr {}

    /// What can be counted in a batch.
    enum Counted {
        /// `m = N·L...`, the values that share one mean.
        ROWS,
        /// `N`, the examples.
        EXAMPLES,
        /// `D`, the features.
        FEATURES,
        /// The length of the last axis: `D` for `(N, D)`, `L` for `(N, C, L)`.
        LAST;

        /// How many there are in a batch of this shape.
        public int in(Shape shape) {
            return switch (this) {
                case ROWS -> shape.rows();
                case EXAMPLES -> shape.examples();
                case FEATURES -> shape.features();
                case LAST -> shape.axes().getLast();
            };
        }
    }

    /// Axes that may be taken by mistake for those of the rows.
    enum Axes {
        /// Axis 1: the features of one row are added up.
        FEATURES,
        /// Axis 0 alone: the examples are added up, for each place of an example by itself.
        EXAMPLES,
        /// All axes behind axis 1: the places of a feature in one example are added up.
        INNER,
        /// All axes but the last, where the last is mistaken for that of the features.
        ALL_BUT_LAST;

        /// How many sums there are.
        public int places(Shape shape) {
            return switch (this) {
                case FEATURES -> shape.rows();
                case EXAMPLES -> shape.features() * shape.inner();
                case INNER -> shape.examples() * shape.features();
                case ALL_BUT_LAST -> shape.axes().getLast();
            };
        }

        /// To which of the sums a cell of a batch belongs.
        public int place(Shape shape, int row, int feature) {
            return switch (this) {
                case FEATURES -> row;
                case EXAMPLES -> shape.within(row, feature);
                case INNER -> shape.plane(row, feature);
                case ALL_BUT_LAST -> shape.last(row, feature);
            };
        }
    }

    /// The value that goes by this name.
    static Expr ref(String name) {
        return new Ref(name);
    }

    /// A constant.
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

    /// The names this formula reads, in reading order, each once.
    default List<String> reads() {
        return switch (this) {
            case Ref(String name) -> List.of(name);
            default ->
                parts().stream()
                        .flatMap(part -> part.reads().stream())
                        .distinct()
                        .toList();
        };
    }
}
