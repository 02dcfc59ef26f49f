package bn.learn;

import static org.assertj.core.api.Assertions.assertThat;

import bn.learn.script.Globals;
import bn.learn.script.Script;
import org.junit.jupiter.api.Test;

/// A script sees the running statistics of a network, and what evaluation makes of rows with them.
final class RunningStatisticsInScriptsTest {
    private static final String GIVEN = """
            data = spirals()
            net = train([norm(0.1), linear(3)], data, sgd(0), batch=96, steps=1)
            running_mean = running_means(net)[0]
            running_var = running_vars(net)[0]
            """;

    private static boolean holds(String condition) {
        LessonData none = new LessonData(
                () -> {
                    throw new AssertionError("no batch is asked for");
                },
                false,
                () -> {
                    throw new AssertionError("no irises are asked for");
                });
        return (boolean)
                new Globals(Script.parse("test.py", GIVEN + "asked = " + condition + "\n"), Library.of(0, none))
                        .value("asked");
    }

    @Test
    void theRunningMeanIsATenthOfTheBatchsAfterOneStep() {
        assertThat(holds("max(abs(running - 0.1 * own) for running, own in zip(running_mean, means(data.x))) < 1e-15"))
                .isTrue();
    }

    @Test
    void theRunningVarianceTakesATenthOfTheUnbiasedOne() {
        assertThat(holds("max(abs(running - 0.9 - 0.1 * own ** 2 * 96 / 95)"
                        + " for running, own in zip(running_var, deviations(data.x))) < 1e-15"))
                .isTrue();
    }

    @Test
    void evaluationNormalizesWithThem() {
        assertThat(holds("max(abs(y - (x - running_mean[1]) / sqrt(running_var[1] + 1e-5)) for x, y in"
                        + " zip(column(data.x, 1), column(outputs(predicted(net, data), \"norm\")[0], 1))) < 1e-14"))
                .isTrue();
    }

    @Test
    void whatEvaluationShowsLeavesTheLastBatchOfTrainingAsItWas() {
        assertThat(holds("std(outputs(predicted(net, data), \"norm\")[0]) < 0.9"
                        + " and std(outputs(net, \"norm\")[0]) > 0.99"))
                .isTrue();
    }
}
