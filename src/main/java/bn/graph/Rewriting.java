package bn.graph;

import bn.formula.Expr;
import bn.formula.Expr.Broadcast;
import bn.formula.Expr.Count;
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
import bn.formula.Extent;
import bn.formula.Value;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// One feature of a run, and what it would be if some lines of the table were written otherwise.
///
/// Made for trying thousands of rewritings of one run: what no rewriting changes is computed once, for all of them,
/// and the rest is evaluated without compiling anything. If all rows are asked for, they have the same bits as in a
/// [Trace] of the rewritten table. A few of many rows cost little: a sum over all rows is put together, wherever the
/// rules of sums allow it, from sums that are the same in every rewriting.
public final class Rewriting {
    private final Trace trace;
    private final int feature;
    private final int rows;

    /// The numbers of this run, by formula: one for each row, or a single one.
    private final Map<Expr, double[]> kept = new ConcurrentHashMap<>();

    /// Sums over all rows of what no line changes.
    private final Map<Expr, Double> keptSums = new ConcurrentHashMap<>();

    private final Map<String, Set<String>> behind = new ConcurrentHashMap<>();

    public Rewriting(Trace trace, int feature) {
        this.trace = trace;
        this.feature = feature;
        this.rows = trace.shape().rows();
    }

    /// The numbers of a step with other formulas: one for each row, or a single one. Empty if that takes other
    /// features than this one. The array must not be written to.
    ///
    /// @param lines formulas by step, which [Graph#with] accepts; otherwise the numbers mean nothing
    public Optional<double[]> numbers(Map<String, Expr> lines, String step) {
        return numbers(lines, step, 0, rows);
    }

    /// The same for the rows from one (inclusive) to another (exclusive). Those of a part are the same up to round-off:
    /// the sums in them are added in another order.
    public Optional<double[]> numbers(Map<String, Expr> lines, String step, int from, int to) {
        return areOfThisFeature(lines.values(), lines)
                ? Optional.of(new Rewritten(lines, from, to).named(step))
                : Optional.empty();
    }

    /// Sums over other features are known for what the lines do not change.
    private boolean areOfThisFeature(Collection<Expr> formulas, Map<String, Expr> lines) {
        for (Expr formula : formulas) {
            boolean isOfThisFeature = formula instanceof SumOver(Expr.Axes _, Expr of)
                    ? of.reads().stream().noneMatch(name -> changes(name, lines))
                    : areOfThisFeature(formula.parts(), lines);
            if (!isOfThisFeature) {
                return false;
            }
        }
        return true;
    }

    private boolean changes(String name, Map<String, Expr> lines) {
        return !Collections.disjoint(behind(name), lines.keySet());
    }

    /// The steps that a value depends on, itself among them; none if it is given.
    private Set<String> behind(String name) {
        Set<String> known = behind.get(name);
        if (known == null) {
            known = new HashSet<>();
            if (!trace.isKnown(name)) {
                known.add(name);
                for (String read : trace.graph().reads(name)) {
                    known.addAll(behind(read));
                }
            }
            behind.put(name, known);
        }
        return known;
    }

    private double[] kept(Expr expr, boolean byRow) {
        return kept.computeIfAbsent(expr, one -> {
            Value value = trace.value(one);
            double[] column = value instanceof Value.PerRow cells ? cells.run().column(feature) : null;
            return column != null ? column : value.numbers(feature, 0, byRow ? rows : 1);
        });
    }

    /// Some rows of the feature with some lines rewritten.
    private final class Rewritten {
        private final Map<String, Expr> lines;
        private final int from;
        private final int to;
        private final Map<String, double[]> made = new HashMap<>();
        private @Nullable Rewritten whole;

        Rewritten(Map<String, Expr> lines, int from, int to) {
            this.lines = lines;
            this.from = from;
            this.to = to;
        }

        private boolean isWhole() {
            return to - from == rows;
        }

        private Rewritten whole() {
            if (whole == null) {
                whole = isWhole() ? this : new Rewritten(lines, 0, rows);
            }
            return whole;
        }

        double[] named(String name) {
            double[] known = made.get(name);
            if (known == null) {
                known = changes(name, lines)
                        ? of(formula(name))
                        : part(kept(Expr.ref(name), trace.graph().extent(name) == Extent.BATCH));
                made.put(name, known);
            }
            return known;
        }

        private double[] part(double[] numbers) {
            return isWhole() || numbers.length == 1 ? numbers : Arrays.copyOfRange(numbers, from, to);
        }

        private Expr formula(String step) {
            Expr rewritten = lines.get(step);
            return rewritten != null
                    ? rewritten
                    : Objects.requireNonNull(((Step) trace.graph().quantity(step)).formula());
        }

        private double[] of(Expr expr) {
            return switch (expr) {
                case Ref(String name) -> named(name);
                case Num(double value) -> new double[] {value};
                case Count(Expr.Counted of) -> new double[] {of.in(trace.shape())};
                case Plus(Expr left, Expr right) -> pair(ElementwiseOperation.PLUS, of(left), of(right));
                case Minus(Expr left, Expr right) -> pair(ElementwiseOperation.MINUS, of(left), of(right));
                case Times(Expr left, Expr right) -> pair(ElementwiseOperation.TIMES, of(left), of(right));
                case Over(Expr left, Expr right) -> pair(ElementwiseOperation.OVER, of(left), of(right));
                case Squared(Expr of) -> squared(of(of));
                case Negated(Expr of) -> negated(of(of));
                case Root(Expr of) -> root(of(of));
                case SumRows(Expr of) -> new double[] {sum(of)};
                case MeanRows(Expr of) -> new double[] {sum(of) / rows};
                case SumOver sum -> part(kept(sum, true));
                case Broadcast(Expr of) -> inEachRow(of(of));
            };
        }

        private double sum(Expr of) {
            return isWhole() ? PairwiseSum.of(inEachRow(of(of)), 0, rows) : sumOfAll(of);
        }

        /// A sum over all rows, of which these are a part.
        private double sumOfAll(Expr of) {
            if (of.reads().stream().noneMatch(name -> changes(name, lines))) {
                return keptSums.computeIfAbsent(of, whole()::sum);
            }
            if (isSameInAllRows(of)) {
                return rows * of(of)[0];
            }
            return switch (of) {
                case Ref(String name) -> sumOfAll(formula(name));
                case Plus(Expr left, Expr right) -> sumOfAll(left) + sumOfAll(right);
                case Minus(Expr left, Expr right) -> sumOfAll(left) - sumOfAll(right);
                case Negated(Expr negated) -> -sumOfAll(negated);
                case Times(Expr factor, Expr each) when isSameInAllRows(factor) -> of(factor)[0] * sumOfAll(each);
                case Times(Expr each, Expr factor) when isSameInAllRows(factor) -> sumOfAll(each) * of(factor)[0];
                case Over(Expr each, Expr divisor) when isSameInAllRows(divisor) -> sumOfAll(each) / of(divisor)[0];
                default -> whole().sum(of);
            };
        }

        private boolean isSameInAllRows(Expr expr) {
            return switch (expr) {
                case SumRows _, MeanRows _ -> true;
                case SumOver _ -> false;
                case Ref(String name) when changes(name, lines) || isByRow(name) -> isSameInAllRows(formula(name));
                case Ref(String name) -> trace.graph().extent(name) != Extent.BATCH;
                default -> expr.parts().stream().allMatch(this::isSameInAllRows);
            };
        }

        /// Whether a step computes a number for each row, if perhaps the same.
        private boolean isByRow(String name) {
            return !trace.isKnown(name) && trace.graph().extent(name) == Extent.BATCH;
        }

        private double[] inEachRow(double[] numbers) {
            if (numbers.length == to - from) {
                return numbers;
            }
            double[] all = new double[to - from];
            Arrays.fill(all, numbers[0]);
            return all;
        }
    }

    private static double[] pair(ElementwiseOperation operation, double[] a, double[] b) {
        double[] into = new double[Math.max(a.length, b.length)];
        if (a.length == b.length) {
            operation.rows(a, b, into, 0, into.length);
        } else if (b.length == 1) {
            operation.scalar(a, b[0], into, 0, into.length);
        } else {
            operation.scalar(a[0], b, into, 0, into.length);
        }
        return into;
    }

    private static double[] squared(double[] numbers) {
        return pair(ElementwiseOperation.TIMES, numbers, numbers);
    }

    private static double[] negated(double[] numbers) {
        double[] into = new double[numbers.length];
        for (int i = 0; i < into.length; i++) {
            into[i] = -numbers[i];
        }
        return into;
    }

    private static double[] root(double[] numbers) {
        double[] into = new double[numbers.length];
        for (int i = 0; i < into.length; i++) {
            into[i] = Math.sqrt(numbers[i]);
        }
        return into;
    }
}
