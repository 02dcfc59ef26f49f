package bn.net;

import bn.batch.Batch;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Rows with a class each.
public final class Labelled {
    private final Matrix x;
    private final int[] labels;

    /// A class for each row.
    ///
    /// @param labels the classes, from 0, kept by reference
    public Labelled(Matrix x, int[] labels) {
        this.x = x;
        this.labels = labels;
    }

    public Matrix x() {
        return x;
    }

    /// The class of each row: the array itself, which must not be written to.
    public int[] labels() {
        return labels;
    }

    /// A batch and the word for each row's class. Classes are numbered as they first appear.
    public static Labelled of(Batch batch, List<String> words) {
        Map<String, Integer> classes = new LinkedHashMap<>();
        int[] labels = words.stream()
                .mapToInt(word -> classes.computeIfAbsent(word, _ -> classes.size()))
                .toArray();
        double[][] columns = IntStream.range(0, batch.shape().features())
                .mapToObj(batch::column)
                .toArray(double[][]::new);
        return new Labelled(Matrix.of(columns), labels);
    }

    /// Arms of a spiral in the plane, one for each class, which wind 0.64 times about the origin; the rows in
    /// random order. Noise turns each point by a normal angle.
    ///
    /// Source: CS231n, "Putting it together: minimal neural network case study".
    ///
    /// @param noise the standard deviation of the angle, in radians
    public static Labelled spirals(int classes, int perClass, double noise, Generator generator) {
        Matrix x = new Matrix(classes * perClass, 2);
        int[] labels = new int[x.rows()];
        for (int label = 0; label < classes; label++) {
            double start = 2 * Math.PI * label / classes;
            for (int i = 0; i < perClass; i++) {
                double along = (double) i / (perClass - 1);
                double radius = 0.05 + 0.95 * along;
                double angle = start + 1.28 * Math.PI * along + noise * generator.normal();
                int row = label * perClass + i;
                x.set(row, 0, radius * StrictMath.sin(angle));
                x.set(row, 1, radius * StrictMath.cos(angle));
                labels[row] = label;
            }
        }
        return new Labelled(x, labels).rows(generator.permutation(x.rows()));
    }

    /// Rows that a network has sorted into classes: that of its largest output.
    public static Labelled by(Sequence teacher, Matrix x) {
        return new Labelled(x, answers(teacher.forward(x, Phase.EVALUATION)));
    }

    /// The column of each row's largest number.
    static int[] answers(Matrix z) {
        int[] answers = new int[z.rows()];
        for (int row = 0; row < answers.length; row++) {
            for (int label = 1; label < z.width(); label++) {
                if (z.at(row, label) > z.at(row, answers[row])) {
                    answers[row] = label;
                }
            }
        }
        return answers;
    }

    /// Each label with probability `share` drawn anew from the classes.
    public Labelled redrawn(double share, int classes, Generator generator) {
        int[] others = labels.clone();
        for (int row = 0; row < others.length; row++) {
            if (generator.uniform() < share) {
                others[row] = generator.below(classes);
            }
        }
        return new Labelled(x, others);
    }

    /// These rows, in this order.
    public Labelled rows(int... chosen) {
        int[] some = new int[chosen.length];
        for (int i = 0; i < some.length; i++) {
            some[i] = labels[chosen[i]];
        }
        return new Labelled(x.rows(chosen), some);
    }

    /// The rows from one to before another.
    public Labelled between(int from, int to) {
        return rows(IntStream.range(from, to).toArray());
    }

    /// The rows of a class.
    public Labelled ofClass(int label) {
        return rows(IntStream.range(0, labels.length)
                .filter(row -> labels[row] == label)
                .toArray());
    }

    /// The same labels for other numbers.
    public Labelled with(Matrix other) {
        return new Labelled(other, labels);
    }

    /// Each column with mean 0 and standard deviation 1.
    public Labelled standardized() {
        double[] means = x.means();
        double[] deviations = x.deviations();
        double[] factors = new double[means.length];
        double[] shifts = new double[means.length];
        for (int column = 0; column < means.length; column++) {
            factors[column] = 1 / deviations[column];
            shifts[column] = -means[column] / deviations[column];
        }
        return with(x.scaled(factors, shifts));
    }
}
