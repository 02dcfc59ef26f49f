package bn.cli;

import bn.batch.Printable;
import bn.stats.Convention;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import picocli.CommandLine.TypeConversionException;

/// By whose rules running statistics are kept, and what is different from them.
final class ConventionOptions extends Options {
    final Argument<Convention> convention = option(
            "--convention",
            "NAME",
            "Whose ε, momentum and variance: pytorch, keras, ... (bn conventions lists them)."
                    + " Otherwise as the statistics file records, else pytorch.",
            Kind.oneOf(Convention.class, () -> Convention.ALL, Convention::name));
    final Argument<Momentum> momentum = option(
            "--momentum",
            "NUMBER",
            "From 0 to 1, or cumulative: the plain average over all batches.",
            Kind.of(Momentum.class, ConventionOptions::momentum));
    final Argument<Convention.Meaning> meaning = option(
            "--momentum-meaning",
            "SIDE",
            "batch: momentum is the weight of the batch (PyTorch); old: of the old value (Keras).",
            Kind.oneOf(Convention.Meaning.class, () -> List.of(Convention.Meaning.values()), Convention.Meaning::word));

    final Argument<Convention.Variance> variance = option(
            "--running-variance",
            "KIND",
            "biased: divided by m; unbiased: by m - 1.",
            Kind.oneOf(
                    Convention.Variance.class, () -> List.of(Convention.Variance.values()), Convention.Variance::word));

    /// A momentum, or none.
    record Momentum(OptionalDouble number) {}

    /// The convention asked for.
    ///
    /// @param recorded what the statistics file says
    Convention chosen(Optional<Convention> recorded) {
        Convention chosen = convention.optional().or(() -> recorded).orElseGet(Convention.ALL::getFirst);
        chosen = momentum.optional()
                .map(Momentum::number)
                .map(chosen::withMomentum)
                .orElse(chosen);
        chosen = meaning.optional().map(chosen::withMeaning).orElse(chosen);
        return variance.optional().map(chosen::withVariance).orElse(chosen);
    }

    private static Momentum momentum(String value) {
        if (value.equals("cumulative")) {
            return new Momentum(OptionalDouble.empty());
        }
        if (value.matches("[0-9]*\\.?[0-9]+([eE]-?[0-9]+)?") && Double.parseDouble(value) <= 1) {
            return new Momentum(OptionalDouble.of(Double.parseDouble(value)));
        }
        throw new TypeConversionException(Printable.quoted(value) + " is neither a number from 0 to 1 nor cumulative");
    }
}
