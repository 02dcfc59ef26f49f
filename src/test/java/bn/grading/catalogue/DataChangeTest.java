package bn.grading.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import bn.batch.Batch;
import bn.batch.Shape;
import bn.formula.Value;
import bn.grading.Exercises;
import bn.graph.Mode;
import bn.stats.Convention;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What would be changed of data that hide mistakes, and of none that do not.
class DataChangeTest {
    private static final double[][] X = {{1, 2, 4, 3.5, 9}, {30, 20, 44, 10, 7}};
    private static final double[][] DOUT = {{1, 2, 3, -1, 5}, {0.5, 1, 2, 3, -9}};

    private static Exercise exercise(double[][] x, double[][] dout, double[] gamma, double[] beta) {
        Shape shape = Shape.of(x[0].length, x.length);
        Map<String, Value> inputs = new HashMap<>();
        inputs.put("x", Value.PerRow.of(Batch.numbered(shape, x)));
        inputs.put("dout", Value.PerRow.of(Batch.numbered(shape, dout)));
        inputs.put("gamma", new Value.PerFeature(gamma));
        inputs.put("beta", new Value.PerFeature(beta));
        inputs.put("eps", new Value.One(1e-5));
        return Exercise.training(shape, inputs);
    }

    private static Exercise telling() {
        return exercise(X, DOUT, new double[] {2, 3}, new double[] {0.5, -1});
    }

    @Test
    void dataThatTellNeedOtherStatisticsAtMost() {
        assertThat(DataChange.of(telling())).containsExactly(DataChange.STATISTICS);
    }

    @Test
    void parametersThatHide() {
        assertThat(DataChange.of(exercise(X, DOUT, new double[] {2, 2}, new double[] {0.5, -1})))
                .contains(DataChange.GAMMA);
        assertThat(DataChange.of(exercise(X, DOUT, new double[] {1, 2}, new double[] {0.5, -1})))
                .contains(DataChange.GAMMA)
                .doesNotContain(DataChange.BETA);
        assertThat(DataChange.of(exercise(X, DOUT, new double[] {3, 2}, new double[] {0, -1})))
                .contains(DataChange.BETA)
                .doesNotContain(DataChange.GAMMA);
    }

    /// A dout that is the same everywhere, or sums to 0.
    @Test
    void gradientsThatHide() {
        double[] same = {2, 2, 2, 2, 2};
        double[] cancelling = {1, -1, 2, -2, 0};
        for (double[] column : new double[][] {same, cancelling}) {
            assertThat(DataChange.of(exercise(
                            X, new double[][] {{1, 2, 3, -1, 5}, column}, new double[] {2, 3}, new double[] {1, 2})))
                    .contains(DataChange.DOUT);
        }
    }

    /// Means of 0, deviations of 1, or two columns alike.
    @Test
    void columnsThatHide() {
        double[] centred = {-20, 10, 20, -10, 0};
        double[] standard = {9, 11, 9, 11};
        double[] turned = {9, 4, 1, 3.5, 2};
        assertThat(DataChange.of(
                        exercise(new double[][] {X[0], centred}, DOUT, new double[] {2, 3}, new double[] {1, 2})))
                .contains(DataChange.SCALE);
        assertThat(DataChange.of(
                        exercise(new double[][] {X[0], turned}, DOUT, new double[] {2, 3}, new double[] {1, 2})))
                .contains(DataChange.SCALE);
        assertThat(DataChange.of(exercise(
                        new double[][] {standard}, new double[][] {{1, 2, 3, 4}}, new double[] {2}, new double[] {1})))
                .contains(DataChange.SCALE);
    }

    @Test
    void countsThatHide() {
        assertThat(DataChange.of(exercise(
                        new double[][] {{1, 5}, {30, 20}, {7, 9}},
                        new double[][] {{1, 2}, {1, 2}, {1, 2}},
                        new double[] {2, 3, 4},
                        new double[] {1, 2, 3})))
                .contains(DataChange.ROWS);
        assertThat(DataChange.of(Exercises.random(1, 3, 3))).contains(DataChange.ROWS);
        assertThat(DataChange.of(Exercises.random(1, 3, 3, 2))).contains(DataChange.ROWS);
        assertThat(DataChange.of(Exercises.random(1, 4, 3))).doesNotContain(DataChange.ROWS);
    }

    /// After each change the data are so, and nothing else is changed.
    @Test
    void whatIsChangedTells() {
        Exercise hiding = exercise(
                new double[][] {{-1, 1}, {-2, 2}}, new double[][] {{1, -1}, {1, 1}}, new double[] {1, 1}, new double[] {
                    0, 0
                });
        for (DataChange change : DataChange.values()) {
            if (change != DataChange.STATISTICS) {
                assertThat(DataChange.of(hiding)).contains(change);
                assertThat(DataChange.of(change.applied(hiding)))
                        .as(change.name())
                        .doesNotContain(change);
            }
        }
        assertThat(DataChange.ROWS.applied(hiding).shape()).isEqualTo(Shape.of(5, 2));
        assertThat(DataChange.SCALE.applied(hiding).input("x").numbers(1, 0, 2)).containsExactly(2, 14);
        assertThat(DataChange.GAMMA.applied(hiding).input("x")).isSameAs(hiding.input("x"));
        Exercise tracked = Exercises.randomTracked(3, Mode.EVAL, Convention.ALL.getFirst(), 6, 3);
        Exercise others = DataChange.STATISTICS.applied(tracked);
        assertThat(others.input("old_mean")).isNotSameAs(tracked.input("old_mean"));
        assertThat(Arrays.stream(((Value.PerFeature) others.input("old_var")).toArray()))
                .allMatch(number -> number > 0);
        assertThat(((Value.PerFeature) others.input("beta")).toArray()).doesNotContain(0);
    }
}
