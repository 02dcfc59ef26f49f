package bn.gradcheck;

import static bn.graph.Quantities.dout;
import static bn.graph.Quantities.out;
import static bn.graph.Quantities.x;

import bn.formula.Expr;
import bn.formula.Extent;
import bn.formula.Value;
import bn.graph.Cell;
import bn.graph.Given;
import bn.graph.Graph;
import bn.graph.Role;
import bn.graph.Step;
import bn.graph.Trace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Checks a gradient of a run by finite differences of the loss ℓ = sum(out ⊙ dout): it perturbs a forward
/// value and evaluates the steps that depend on it again. For a branch it perturbs the value on that edge
/// alone.
public final class GradientCheck {
    private static final Expr LOSS = out.times(dout).sumRows();

    /// The rows that are checked in a longer batch, evenly spaced.
    public static final int ROWS = 24;

    /// The largest step, as a fraction of the length scale of the loss.
    private static final double FIRST_STEP = 1.0 / 16;

    /// The error of a numeric slope is assumed to be at most this many times its estimate.
    private static final double DOUBT = 10;

    /// Two slopes are equal if their difference is below this, relative to the feature's largest gradient.
    private static final double NEAR = 1e-9;

    /// The numeric slope is inconclusive if its error is above this, relative to the largest gradient.
    private static final double UNCERTAIN = 1e-4;

    private final Trace trace;
    private final Runnable compared;

    public GradientCheck(Trace trace) {
        this(trace, () -> {});
    }

    /// A check that reports its progress.
    ///
    /// @param compared is run after each comparison, on any thread
    public GradientCheck(Trace trace, Runnable compared) {
        this.trace = trace;
        this.compared = compared;
    }

    /// The loss ℓ = sum(out ⊙ dout) of a run, over all its features.
    public static double loss(Trace trace) {
        double[] losses = ((Value.PerFeature) trace.value(LOSS)).toArray();
        return Arrays.stream(losses).sum();
    }

    /// The number of entries of a gradient that are compared.
    public static long numbers(Step gradient, Trace trace) {
        return (long) trace.shape().features() * rows(gradient.name(), trace).length;
    }

    /// The result for one entry.
    public enum Agreement {
        /// The analytic and numeric slopes agree.
        RIGHT,
        /// They differ by more than the error of the numeric slope.
        WRONG,
        /// The numeric slope is too inaccurate to decide.
        IMPRECISE
    }

    /// One entry of a gradient.
    ///
    /// @param analytic from the table
    /// @param numeric from the loss
    public record Compared(Cell cell, double analytic, Slope numeric, Agreement agreement) {
        public double difference() {
            return Math.abs(analytic - numeric.value());
        }

        /// The relative error as the course cs231n defines it.
        public double relativeError() {
            return difference() / Math.max(1e-8, Math.abs(analytic) + Math.abs(numeric.value()));
        }
    }

    /// Checks the entries of one gradient; of a long batch, some rows.
    ///
    /// @throws IllegalArgumentException if the step is no gradient
    public List<Compared> of(Step gradient) {
        forward(gradient);
        // Once here, so that the threads don't each do it.
        trace.prepare(trace.graph().steps().stream().map(Step::name).toList());
        return IntStream.range(0, trace.shape().features())
                .parallel()
                .mapToObj(feature -> of(gradient, feature))
                .flatMap(List::stream)
                .toList();
    }

    /// Only the loss of this feature's rows is used: the other features' terms are constant and would only
    /// add round-off.
    private List<Compared> of(Step gradient, int feature) {
        String name = forward(gradient);
        int[] rows = rows(gradient.name(), trace);
        double largest = IntStream.of(rows)
                .mapToDouble(row -> Math.abs(trace.number(new Cell(gradient.name(), row, feature))))
                .max()
                .orElse(0);
        double step = FIRST_STEP * length(name, feature);
        double rounding = rounding(feature) + (name.equals("x") ? roundingOfMean(feature) : 0);
        List<Compared> numbers = new ArrayList<>();
        for (int row : rows) {
            Cell cell = new Cell(gradient.name(), row, feature);
            Given.OneNumber place = place(gradient, row, feature);
            Slope slope = Slope.of(trace.moving(place, LOSS), place.value(), step, rounding);
            numbers.add(compare(cell, slope, largest));
            compared.run();
        }
        return numbers;
    }

    private Compared compare(Cell cell, Slope slope, double largest) {
        double analytic = trace.number(cell);
        double difference = Math.abs(analytic - slope.value());
        Agreement agreement = Agreement.WRONG;
        if (difference <= NEAR * largest) {
            agreement = Agreement.RIGHT;
        } else if (!(slope.error() <= UNCERTAIN * largest)) {
            agreement = Agreement.IMPRECISE;
        } else if (difference <= DOUBT * slope.error()) {
            agreement = Agreement.RIGHT;
        }
        return new Compared(cell, analytic, slope, agreement);
    }

    private static String forward(Step gradient) {
        return switch (gradient.role()) {
            case Role.Gradient(String of) -> of;
            case Role.Branch branch -> branch.of();
            case Role.Forward _ -> throw new IllegalArgumentException(gradient.name() + " is no gradient");
        };
    }

    /// The value to be perturbed.
    private Given.OneNumber place(Step gradient, int row, int feature) {
        String name = forward(gradient);
        double number = trace.number(new Cell(name, row, feature));
        return gradient.role() instanceof Role.Branch(String _, String by)
                ? new Given.OnEdge(name, by, row, feature, number)
                : new Given.OfCell(name, row, feature, number);
    }

    /// The round-off of a difference of two losses: twice an ulp of the sum of the terms' absolute values.
    private double rounding(int feature) {
        int rows = trace.shape().rows();
        double[] out = ((Value.PerRow) trace.value("out")).run().of(feature, 0, rows);
        double[] dout = ((Value.PerRow) trace.value("dout")).run().of(feature, 0, rows);
        double sizes = 0;
        for (int row = 0; row < rows; row++) {
            sizes += Math.abs(out[row] * dout[row]);
        }
        return 2 * Math.ulp(sizes);
    }

    /// Perturbing x changes mu, whose round-off, an ulp of x each time, affects all rows.
    private double roundingOfMean(int feature) {
        int rows = trace.shape().rows();
        double[] x = ((Value.PerRow) trace.value("x")).run().of(feature, 0, rows);
        double[] back = ((Value.PerRow) trace.value("dxmu1")).run().of(feature, 0, rows);
        double largest = Arrays.stream(x).map(Math::abs).max().orElse(0);
        return 2 * Math.ulp(largest) * Arrays.stream(back).map(Math::abs).sum();
    }

    private static int[] rows(String name, Trace trace) {
        int rows = trace.graph().extent(name) == Extent.BATCH ? trace.shape().rows() : 1;
        return rows <= ROWS
                ? IntStream.range(0, rows).toArray()
                : IntStream.range(0, ROWS)
                        .map(i -> (int) ((long) i * (rows - 1) / (ROWS - 1)))
                        .toArray();
    }

    /// The length scale of the loss as a function of a value. Every value acts through xhat, so the scale is
    /// the standard deviation for values before the division, and the value's own size after it.
    private double length(String name, int feature) {
        Graph graph = trace.graph();
        double deviation = trace.number(new Cell("sqrtvar", 0, feature));
        return switch (name) {
            case "x", "mu", "xmu" -> deviation;
            case "sq", "var" -> deviation * deviation;
            case "sqrtvar" -> deviation;
            default -> Math.max(1, largest(graph, name, feature));
        };
    }

    private double largest(Graph graph, String name, int feature) {
        int rows = graph.extent(name) == Extent.BATCH ? Math.min(trace.shape().rows(), ROWS) : 1;
        return IntStream.range(0, rows)
                .mapToDouble(row -> Math.abs(trace.number(new Cell(name, row, feature))))
                .max()
                .orElse(1);
    }
}
