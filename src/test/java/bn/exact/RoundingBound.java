package bn.exact;

import bn.formula.Expr;
import bn.formula.Expr.Broadcast;
import bn.formula.Expr.Count;
import bn.formula.Expr.Counted;
import bn.formula.Expr.MeanRows;
import bn.formula.Expr.Minus;
import bn.formula.Expr.Negated;
import bn.formula.Expr.Num;
import bn.formula.Expr.Over;
import bn.formula.Expr.Plus;
import bn.formula.Expr.Ref;
import bn.formula.Expr.Root;
import bn.formula.Expr.Squared;
import bn.formula.Expr.SumOver;
import bn.formula.Expr.SumRows;
import bn.formula.Expr.Times;
import bn.graph.BatchNorm;
import bn.graph.Step;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/// How far from exact each number of the table may be when it is computed in doubles, and no farther.
///
/// A running error analysis (Higham, "Accuracy and Stability of Numerical Algorithms", 2002, chapters 2 to
/// 4): beside each number its error bound is carried through the formulas. An operation passes on what its
/// operands lack and adds a rounding of at most u = 2⁻⁵³ of what it computes. The numbers themselves come
/// from [ExactBatchNorm], never from the code under test; the formulas come from the table, but a slip in
/// one moves the result by far more than a rounding. So the bound is right for ill-conditioned batches too,
/// and tight for the others.
public final class RoundingBound {
    private static final double U = 0x1p-53;

    /// The bounds are themselves computed in doubles, with a few dozen roundings: this covers them.
    private static final double SLACK = 1 + 1e-12;

    private final Example example;
    private final ExactBatchNorm exact;
    private final Map<String, Cells> steps = new HashMap<>();

    /// Numbers with the bounds of their errors: m rows, or 1 row for one number a feature.
    private record Cells(double[][] number, double[][] error) {
        static Cells of(int rows, int features, Cell cell) {
            double[][] number = new double[rows][features];
            double[][] error = new double[rows][features];
            for (int row = 0; row < rows; row++) {
                for (int feature = 0; feature < features; feature++) {
                    Bounded bounded = cell.at(row, feature);
                    number[row][feature] = bounded.number();
                    error[row][feature] = bounded.error() * SLACK;
                }
            }
            return new Cells(number, error);
        }

        int rows() {
            return number.length;
        }

        Bounded at(int row, int feature) {
            int place = rows() == 1 ? 0 : row;
            return new Bounded(number[place][feature], error[place][feature]);
        }
    }

    @FunctionalInterface
    private interface Cell {
        Bounded at(int row, int feature);
    }

    /// A number, and how far from it the computed one may lie.
    private record Bounded(double number, double error) {
        /// What an operation gives: the error so far, and the rounding of what was computed, which is
        /// `number` but for that error.
        static Bounded rounded(double number, double error) {
            return new Bounded(number, error + U * (Math.abs(number) + error) + Double.MIN_VALUE);
        }

        double size() {
            return Math.abs(number);
        }

        Bounded plus(Bounded other) {
            return rounded(number + other.number, error + other.error);
        }

        Bounded minus(Bounded other) {
            return rounded(number - other.number, error + other.error);
        }

        Bounded times(Bounded other) {
            return rounded(number * other.number, size() * other.error + other.size() * error + error * other.error);
        }

        /// |(a+α)/(b+β) − a/b| = |α − (a/b)·β| / |b+β|.
        Bounded over(Bounded other) {
            double quotient = number / other.number;
            return rounded(quotient, (error + Math.abs(quotient) * other.error) / (other.size() - other.error));
        }

        /// |√(a+α) − √a| = |α| / (√(a+α) + √a).
        Bounded root() {
            return rounded(Math.sqrt(number), error / (Math.sqrt(Math.max(0, number - error)) + Math.sqrt(number)));
        }

        Bounded negated() {
            return new Bounded(-number, error);
        }
    }

    private RoundingBound(Example example) {
        this.example = example;
        this.exact = example.exact();
        int features = example.shape().features();
        for (Step step : BatchNorm.TABLE.steps()) {
            Cells cells = cells(step.formula());
            steps.put(
                    step.name(),
                    Cells.of(
                            cells.rows(),
                            features,
                            (row, feature) ->
                                    new Bounded(number(step.name(), row, feature), cells.error()[row][feature])));
        }
    }

    /// The bounds for one batch.
    public static RoundingBound of(Example example) {
        return new RoundingBound(example);
    }

    /// How far from exact one number of a step may be.
    public double of(String step, int row, int feature) {
        return step(step).at(row, feature).error();
    }

    /// The largest of a step's bounds.
    public double largest(String step) {
        double largest = 0;
        for (double[] row : step(step).error()) {
            for (double error : row) {
                largest = Math.max(largest, error);
            }
        }
        return largest;
    }

    private Cells step(String name) {
        return Objects.requireNonNull(steps.get(name), name);
    }

    private double number(String step, int row, int feature) {
        return exact.row(step, row, feature).doubleValue();
    }

    private Cells cells(Expr expr) {
        return switch (expr) {
            case Ref(String name) -> named(name);
            case Num(double value) -> same(value);
            case Count(Counted of) -> same(of.in(example.shape()));
            case Plus(Expr left, Expr right) -> combine(left, right, Bounded::plus);
            case Minus(Expr left, Expr right) -> combine(left, right, Bounded::minus);
            case Times(Expr left, Expr right) -> combine(left, right, Bounded::times);
            case Over(Expr left, Expr right) -> combine(left, right, Bounded::over);
            case Negated(Expr of) -> combine(of, of, (a, _) -> a.negated());
            case Squared(Expr of) -> combine(of, of, Bounded::times);
            case Root(Expr of) -> combine(of, of, (a, _) -> a.root());
            case SumOver _ -> throw new IllegalArgumentException("no right formula sums over other axes");
            case SumRows(Expr of) -> sum(cells(of));
            case MeanRows(Expr of) -> {
                Cells sum = sum(cells(of));
                Bounded rows = new Bounded(example.shape().rows(), 0);
                yield Cells.of(
                        1,
                        example.shape().features(),
                        (row, feature) -> sum.at(row, feature).over(rows));
            }
            case Broadcast(Expr of) -> {
                Cells cells = cells(of);
                yield Cells.of(example.shape().rows(), example.shape().features(), cells::at);
            }
        };
    }

    private Cells named(String name) {
        return switch (name) {
            case "x" -> given(example.columns());
            case "dout" -> given(example.dout());
            case "gamma" -> Cells.of(1, example.gamma().length, (_, f) -> new Bounded(example.gamma()[f], 0));
            case "beta" -> Cells.of(1, example.beta().length, (_, f) -> new Bounded(example.beta()[f], 0));
            case "eps" -> same(example.eps());
            default -> step(name);
        };
    }

    private static Cells given(double[][] columns) {
        return Cells.of(columns[0].length, columns.length, (row, feature) -> new Bounded(columns[feature][row], 0));
    }

    private Cells same(double number) {
        return Cells.of(1, example.shape().features(), (_, _) -> new Bounded(number, 0));
    }

    @FunctionalInterface
    private interface Operation {
        Bounded of(Bounded a, Bounded b);
    }

    private Cells combine(Expr left, Expr right, Operation operation) {
        Cells a = cells(left);
        Cells b = cells(right);
        return Cells.of(
                Math.max(a.rows(), b.rows()),
                example.shape().features(),
                (row, feature) -> operation.of(a.at(row, feature), b.at(row, feature)));
    }

    /// A number that goes through d additions on its way into a sum gathers at most d·u/(1 − d·u) of
    /// itself.
    private static Cells sum(Cells cells) {
        double depth = additions(cells.rows()) * U;
        double gamma = depth / (1 - depth);
        return Cells.of(1, cells.number()[0].length, (_, feature) -> {
            double sum = 0;
            double error = 0;
            for (int row = 0; row < cells.rows(); row++) {
                Bounded cell = cells.at(row, feature);
                sum += cell.number();
                error += cell.error() + gamma * (cell.size() + cell.error());
            }
            return new Bounded(sum, error);
        });
    }

    /// The most additions that one number goes through when so many are summed as the program sums: one
    /// lane of eight within a block of 256, three for the lanes, and one for each halving of the blocks.
    public static int additions(int rows) {
        int lane = Math.ceilDiv(Math.min(rows, 256), 8) - 1;
        int blocks = Math.ceilDiv(rows, 256);
        return lane + 3 + (32 - Integer.numberOfLeadingZeros(blocks - 1));
    }
}
