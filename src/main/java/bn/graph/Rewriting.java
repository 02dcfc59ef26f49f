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
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// One feature of a run, and what it would be if some lines of the table were written otherwise.
///
/// For thousands of rewritings of one run: what none of the lines changes is computed once, for all of them, and
/// the rest without compiling anything. The numbers have the same bits as in a [Trace] of the rewritten table.
public final class Rewriting {
    private final Trace trace;
    private final int feature;
    private final int rows;

    /// The numbers of this run, by formula: one for each row, or a single one.
    private final Map<Expr, double[]> kept = new ConcurrentHashMap<>();

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
        return lines.values().stream().allMatch(formula -> isOfThisFeature(formula, lines))
                ? Optional.of(new Rewritten(lines).named(step))
                : Optional.empty();
    }

    /// Sums over other features are known for what the lines do not change.
    private boolean isOfThisFeature(Expr formula, Map<String, Expr> lines) {
        return formula instanceof SumOver(Expr.Axes _, Expr of)
                ? of.reads().stream().noneMatch(name -> changes(name, lines))
                : formula.parts().stream().allMatch(part -> isOfThisFeature(part, lines));
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

    /// The feature with some lines rewritten.
    private final class Rewritten {
        private final Map<String, Expr> lines;
        private final Map<String, double[]> made = new HashMap<>();

        Rewritten(Map<String, Expr> lines) {
            this.lines = lines;
        }

        double[] named(String name) {
            double[] known = made.get(name);
            if (known == null) {
                known = changes(name, lines)
                        ? of(formula(name))
                        : kept(Expr.ref(name), trace.graph().extent(name) == Extent.BATCH);
                made.put(name, known);
            }
            return known;
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
                case SumOver sum -> kept(sum, true);
                case Broadcast(Expr of) -> inEachRow(of(of));
            };
        }

        private double sum(Expr of) {
            return PairwiseSum.of(inEachRow(of(of)), 0, rows);
        }
    }

    private double[] inEachRow(double[] numbers) {
        if (numbers.length == rows) {
            return numbers;
        }
        double[] all = new double[rows];
        Arrays.fill(all, numbers[0]);
        return all;
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
