package bn.exercise;

import bn.batch.Batch;
import bn.batch.Shape;
import bn.formula.Value;
import bn.grading.catalogue.DataChange;
import bn.graph.Mode;
import bn.stats.Convention;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// What the numbers of an exercise have to be; what is not given is drawn.
///
/// @param shape of the batch, with the features on axis 1
/// @param convention by whose rules running statistics are kept, if the exercise has them; in evaluation mode it does
public record ExerciseRequirements(
        Mode mode,
        Shape shape,
        double eps,
        Optional<Convention> convention,
        Optional<Batch> x,
        Optional<Value.PerFeature> gamma,
        Optional<Value.PerFeature> beta,
        Optional<Batch> dout) {
    /// Numbers that are all drawn.
    public static ExerciseRequirements drawn(Mode mode, Shape shape, double eps, Optional<Convention> convention) {
        return new ExerciseRequirements(
                mode, shape, eps, convention, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /// The changes to the data that no draw makes.
    Set<DataChange> fixed() {
        Set<DataChange> fixed = EnumSet.of(DataChange.ROWS);
        x.ifPresent(_ -> fixed.add(DataChange.SCALE));
        gamma.ifPresent(_ -> fixed.add(DataChange.GAMMA));
        beta.ifPresent(_ -> fixed.add(DataChange.BETA));
        dout.ifPresent(_ -> fixed.add(DataChange.DOUT));
        return fixed;
    }
}
