package bn.exercise;

import bn.data.PassInputs;
import bn.grading.catalogue.Exercise;
import bn.graph.Mode;
import bn.stats.Convention;
import bn.stats.RunningStats;
import java.util.Optional;

/// The numbers of an exercise.
///
/// @param inputs with a dout
/// @param convention by whose rules running statistics are kept, if there are any
/// @param before the running statistics before this batch, or in evaluation mode those that normalize it
public record ExerciseNumbers(PassInputs inputs, Optional<Convention> convention, Optional<RunningStats> before) {
    static ExerciseNumbers of(
            PassInputs train, Mode mode, Optional<Convention> convention, Optional<RunningStats> before) {
        return new ExerciseNumbers(
                mode == Mode.EVAL ? train.evaluating(before.orElseThrow()) : train, convention, before);
    }

    /// What is to be computed from them.
    public Exercise exercise() {
        return inputs.exercise(convention.orElse(Convention.ALL.getFirst()), before);
    }
}
