package bn.cli;

import bn.stats.Convention;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/// By whose rules running statistics are kept, and what is different from them.
final class ConventionOptions {
    @Option(
            names = "--convention",
            paramLabel = "NAME",
            converter = ByName.class,
            completionCandidates = Candidates.Conventions.class,
            description = "Whose ε, momentum and variance: pytorch, keras, ... (bn conventions lists them)."
                    + " Otherwise as the statistics file records, else pytorch.")
    @Nullable
    Convention convention;

    @Option(
            names = "--momentum",
            paramLabel = "NUMBER",
            converter = MomentumConverter.class,
            description = "From 0 to 1, or cumulative: the plain average over all batches.")
    @Nullable
    Momentum momentum;

    @Option(
            names = "--momentum-meaning",
            paramLabel = "SIDE",
            converter = MeaningConverter.class,
            completionCandidates = Candidates.Meanings.class,
            description = "batch: momentum is the weight of the batch (PyTorch); old: of the old value (Keras).")
    Convention.@Nullable Meaning meaning;

    @Option(
            names = "--running-variance",
            paramLabel = "KIND",
            converter = VarianceConverter.class,
            description = "biased: divided by m; unbiased: by m - 1.")
    Convention.@Nullable Variance variance;

    /// A momentum, or none.
    record Momentum(OptionalDouble number) {}

    /// The convention asked for.
    ///
    /// @param recorded what the statistics file says
    Convention chosen(Optional<Convention> recorded) {
        Convention chosen = convention != null ? convention : recorded.orElse(Convention.ALL.getFirst());
        if (momentum != null) {
            chosen = chosen.withMomentum(momentum.number());
        }
        if (meaning != null) {
            chosen = chosen.withMeaning(meaning);
        }
        return variance == null ? chosen : chosen.withVariance(variance);
    }

    /// Reads a convention's name.
    static final class ByName implements ITypeConverter<Convention> {
        @Override
        public Convention convert(String value) {
            return Convention.named(value)
                    .orElseThrow(() -> new TypeConversionException("'" + value + "' is none of "
                            + Convention.ALL.stream().map(Convention::name).collect(Collectors.joining(", "))));
        }
    }

    /// Reads a momentum.
    static final class MomentumConverter implements ITypeConverter<Momentum> {
        @Override
        public Momentum convert(String value) {
            if (value.equals("cumulative")) {
                return new Momentum(OptionalDouble.empty());
            }
            if (value.matches("[0-9]*\\.?[0-9]+([eE]-?[0-9]+)?") && Double.parseDouble(value) <= 1) {
                return new Momentum(OptionalDouble.of(Double.parseDouble(value)));
            }
            throw new TypeConversionException("'" + value + "' is neither a number from 0 to 1 nor cumulative");
        }
    }

    /// Reads `batch` or `old`.
    static final class MeaningConverter implements ITypeConverter<Convention.Meaning> {
        @Override
        public Convention.Meaning convert(String value) {
            return Convention.Meaning.named(value)
                    .orElseThrow(() -> new TypeConversionException("'" + value + "' is neither batch nor old"));
        }
    }

    /// Reads `biased` or `unbiased`.
    static final class VarianceConverter implements ITypeConverter<Convention.Variance> {
        @Override
        public Convention.Variance convert(String value) {
            return Convention.Variance.named(value)
                    .orElseThrow(() -> new TypeConversionException("'" + value + "' is neither biased nor unbiased"));
        }
    }
}
