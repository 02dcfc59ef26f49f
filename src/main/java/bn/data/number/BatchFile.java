package bn.data.number;

import bn.batch.Batch;
import bn.formula.Value;
import bn.prose.Sentence;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// What a file of a batch says.
///
/// @param gamma D numbers, if the file has them
/// @param beta D numbers, if the file has them
/// @param dout shaped as x, if the file has it
/// @param notes what whoever reads the results should know of the file, a sentence each
public record BatchFile(
        Batch x,
        Optional<Value.PerFeature> gamma,
        Optional<Value.PerFeature> beta,
        OptionalDouble eps,
        Optional<Batch> dout,
        List<Sentence> notes) {
    /// A batch and nothing else.
    public static BatchFile of(Batch x, List<Sentence> notes) {
        return new BatchFile(
                x, Optional.empty(), Optional.empty(), OptionalDouble.empty(), Optional.empty(), List.copyOf(notes));
    }
}
