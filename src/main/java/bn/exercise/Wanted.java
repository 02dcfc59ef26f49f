package bn.exercise;

import bn.batch.Batch;
import bn.batch.Shape;
import bn.formula.Value;
import bn.graph.Mode;
import bn.stats.Convention;
import java.util.Optional;

/// What the numbers of an exercise have to be; what is not given is drawn.
///
/// @param shape of the batch, with the features on axis 1
/// @param convention by whose rules running statistics are kept, if the exercise has them; in evaluation mode it does
public record Wanted(
        Mode mode,
        Shape shape,
        double eps,
        Optional<Convention> convention,
        Optional<Batch> x,
        Optional<Value.PerFeature> gamma,
        Optional<Value.PerFeature> beta,
        Optional<Batch> dout) {
    /// Numbers that are all drawn.
    public static Wanted drawn(Mode mode, Shape shape, double eps, Optional<Convention> convention) {
        return new Wanted(
                mode, shape, eps, convention, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }
}
