package bn.learn;

import bn.batch.Batch;
import bn.formula.Value;
import java.util.Optional;

/// What the walk begins with when a lesson is played.
///
/// @param x the batch
/// @param gamma γ; 1 where the script says nothing
/// @param beta β; 0 where the script says nothing
/// @param dout the gradient with respect to y, if the script says one
public record Played(Batch x, Value.PerFeature gamma, Value.PerFeature beta, Optional<Batch> dout) {}
