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

/// A gradient of a run against the slope of the loss ℓ = sum(out ⊙ dout): a forward number is moved a
/// little, the steps behind it run again, and the loss is looked at. A branch is moved on its own edge, as
/// the one step reads it.
public final class GradientCheck {
    private static final Expr LOSS = out.times(dout).sumRows();

    /// Rows that are checked of a longer batch, evenly spread.
    public static final int ROWS = 24;

    /// The first step, as a part of the length on which the loss bends.
    private static final double FIRST_STEP = 1.0 / 16;

    /// What a numeric slope is off by is at most this many times its estimate.
    private static final double DOUBT = 10;

    /// Nearer than this, relative to the largest gradient of the feature, two slopes are the same.
    private static final double NEAR = 1e-9;

    /// Above this the numeric side is too uncertain to say anything, relative to the largest gradient.
    private static final double UNCERTAIN = 1e-4;

    private final Trace trace;
    private final Runnable compared;

    /// What can be checked of a run.
    public GradientCheck(Trace trace) {
        this(trace, () -> {});
    }

    /// The same for somebody who waits.
    ///
    /// @param compared is run each time a number was compared, by whichever thread did that
    public GradientCheck(Trace trace, Runnable compared) {
        this.trace = trace;
        this.compared = compared;
    }

    /// How many numbers of a gradient are compared.
    public static long numbers(Step gradient, Trace trace) {
        return (long) trace.shape().features() * rows(gradient.name(), trace).length;
    }

    /// What the check of one number says.
    public enum Agreement {
        /// They agree.
        RIGHT,
        /// They do not, and the numeric slope is not to blame.
        WRONG,
        /// The numeric slope is too uncertain to tell.
        IMPRECISE
    }

    /// One number of a gradient.
    ///
    /// @param analytic what the table says
    /// @param numeric what the loss says
    public record Compared(Cell cell, double analytic, Slope numeric, Agreement agreement) {
        /// How far they lie apart.
        public double difference() {
            return Math.abs(analytic - numeric.value());
        }

        /// How far they lie apart relative to their size, as the course cs231n defines it.
        public double relativeError() {
            return difference() / Math.max(1e-8, Math.abs(analytic) + Math.abs(numeric.value()));
        }
    }

    /// The numbers of one gradient, each against the slope of the loss. Of a long batch, some rows.
    ///
    /// @throws IllegalArgumentException if the step is no gradient
    public List<Compared> of(Step gradient) {
        forward(gradient);
        // Once, and not by each thread for itself.
        trace.prepare(trace.graph().steps().stream().map(Step::name).toList());
        return IntStream.range(0, trace.shape().features())
                .parallel()
                .mapToObj(feature -> of(gradient, feature))
                .flatMap(List::stream)
                .toList();
    }

    /// A feature's loss is a matter of its own rows: those of the others do not move, and would only add rounding.
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
            Given.Single place = place(gradient, row, feature);
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

    /// The number that is moved, as it is.
    private Given.Single place(Step gradient, int row, int feature) {
        String name = forward(gradient);
        double number = trace.number(new Cell(name, row, feature));
        return gradient.role() instanceof Role.Branch(String _, String by)
                ? new Given.Edge(name, by, row, feature, number)
                : new Given.Cell(name, row, feature, number);
    }

    /// How far the loss may be off: a unit in the last place of the sizes that are added up in it, twice,
    /// since it is a difference that is looked at.
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

    /// Where x is moved, mu is made again, and is off by a unit in the last place of x each time; all rows feel
    /// that.
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

    /// The length on which the loss bends as a value moves. Whatever is moved, it is felt through xhat, so it
    /// is the deviation where the value lies before the division, and the value's own size after it.
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
