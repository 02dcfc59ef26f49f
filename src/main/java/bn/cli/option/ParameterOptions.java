package bn.cli.option;

import bn.data.ParameterReader;
import bn.data.file.DataProblem;
import java.util.Optional;
import java.util.OptionalDouble;

/// γ, β and ε.
public final class ParameterOptions extends Options {
    /// γ: numbers, or the file that has them.
    public final Argument<String> gamma = option("--gamma", "NUMBERS");
    /// β, likewise.
    public final Argument<String> beta = option("--beta", "NUMBERS");
    final Argument<String> eps = option("--eps", "NUMBER");

    /// ε, if it was given.
    ///
    /// @throws DataProblem if it cannot be
    public OptionalDouble givenEps() throws DataProblem {
        return eps.isGiven() ? OptionalDouble.of(ParameterReader.eps(eps.given())) : OptionalDouble.empty();
    }

    /// The first of them that was given.
    Optional<String> chosen() {
        if (gamma.isGiven()) {
            return Optional.of("--gamma");
        }
        if (beta.isGiven()) {
            return Optional.of("--beta");
        }
        return eps.isGiven() ? Optional.of("--eps") : Optional.empty();
    }
}
