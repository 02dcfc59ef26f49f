package bn.graph;

import bn.graph.ReductionSchedule.Reduction;
import java.util.List;
import java.util.function.ObjDoubleConsumer;

/// The programs that compute some reductions, one per level.
record ReductionPlan(List<List<Reduction>> levels, List<BlockProgram> programs) {
    static ReductionPlan of(List<List<Reduction>> levels, Environment source) {
        return new ReductionPlan(
                levels,
                levels.stream()
                        .map(together -> new BlockProgram(
                                source,
                                together.stream().map(Reduction::of).toList(),
                                together.stream().map(Reduction::reader).toList(),
                                source.isLarge()))
                        .toList());
    }

    /// Computes the reductions of one feature, level by level.
    void run(Environment source, int feature, int rows, ObjDoubleConsumer<Reduction> made) {
        for (int level = 0; level < levels.size(); level++) {
            double[] sums = programs.get(level).sums(source, feature, rows);
            for (int i = 0; i < sums.length; i++) {
                made.accept(levels.get(level).get(i), sums[i]);
            }
        }
    }
}
