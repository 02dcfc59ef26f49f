import static bn.net.Part.layerNorm;
import static bn.net.Part.linear;
import static bn.net.Part.norm;
import static bn.net.Part.relu;
import static bn.net.Part.sigmoid;

import bn.net.Batches;
import bn.net.Generator;
import bn.net.Labelled;
import bn.net.Optimizer;
import bn.net.Part;
import bn.net.Plan;
import bn.net.Sequence;
import bn.net.Training;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Locale;

/// Trainings as the lessons have them: seconds of processor time each, the first and then, compiled, the median.
///
/// java -cp target/bn.jar src/bench/NetBenchmark.java
public class NetBenchmark {
    private static final int ROUNDS = 61;

    public static void main(String[] args) {
        report("deep", 32, 200, 5, relu());
        report("deep-bn", 32, 200, 5, norm(), relu());
        report("sigmoid-bn", 32, 200, 5, norm(), sigmoid());
        report("three-bn", 32, 200, 3, norm(), relu());
        report("pairs-bn", 2, 3200, 3, norm(), relu());
        report("pairs-layer", 2, 3200, 3, layerNorm(), relu());
    }

    private static void report(String name, int size, int steps, int layers, Part... more) {
        Plan plan = Plan.of(linear(16, Math.sqrt(2))).then(more).times(layers).then(linear(3, 1));
        double[] seconds = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            train(plan, size, steps);
            seconds[round] = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start) / 1e9;
        }
        double[] warm = Arrays.copyOfRange(seconds, ROUNDS / 2, ROUNDS);
        Arrays.sort(warm);
        System.out.println(String.format(Locale.ROOT, "%s %.4f %.4f", name, seconds[0], warm[warm.length / 2]));
    }

    private static void train(Plan plan, int size, int steps) {
        Labelled data = Labelled.spirals(3, 32, 0.15, new Generator(1000));
        Sequence net = plan.draw(2, new Generator(0));
        Batches batches = Batches.drawn(96, size, new Generator(1));
        new Training(net, data, new Optimizer.Sgd(0.1), batches).run(steps);
    }
}
