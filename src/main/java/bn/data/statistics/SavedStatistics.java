package bn.data.statistics;

import bn.formula.Value;
import bn.prose.DataMessage;
import bn.prose.Sentence;
import bn.stats.Convention;
import bn.stats.LayerState;
import bn.stats.Rules;
import bn.stats.RunningStats;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// What a statistics file says of a layer.
///
/// @param stats the running statistics
/// @param weight γ, if the file has it
/// @param bias β, if the file has it
/// @param eps ε, if the file records it
/// @param recorded how they were updated, as far as the file records it
/// @param byNames the convention that its names tell of
/// @param notes what to know of how it was read
/// @param whyNotWritten what keeps bn from writing the file again: it has more, or other names
public record SavedStatistics(
        RunningStats stats,
        Optional<Value.PerFeature> weight,
        Optional<Value.PerFeature> bias,
        OptionalDouble eps,
        Rules recorded,
        Optional<ByNames> byNames,
        List<Sentence> notes,
        Optional<DataMessage> whyNotWritten) {
    /// The convention that names tell of.
    ///
    /// @param whose names they are, as sentences call them
    /// @param outputsLast whether weights of linear layers and convolutions have their outputs on the last axis
    public record ByNames(Convention convention, String whose, boolean outputsLast) {}

    /// Of a layer as a file has it.
    SavedStatistics(
            LayerState state,
            Rules recorded,
            Optional<ByNames> byNames,
            List<Sentence> notes,
            Optional<DataMessage> whyNotWritten) {
        this(
                new RunningStats(state.mean(), state.var(), state.batches().orElse(0)),
                state.gamma(),
                state.beta(),
                state.eps(),
                recorded,
                byNames,
                List.copyOf(notes),
                whyNotWritten);
    }

    /// The statistics of a layer before its first batch, by a convention.
    public static SavedStatistics initial(int features, Convention convention) {
        return new SavedStatistics(
                RunningStats.initial(features, convention.initialVar()),
                Optional.empty(),
                Optional.empty(),
                OptionalDouble.empty(),
                Rules.of(convention),
                Optional.empty(),
                List.of(),
                Optional.empty());
    }

    /// The same after an update by a convention.
    public SavedStatistics with(RunningStats updated, Convention by, double withEps) {
        return new SavedStatistics(
                updated, weight, bias, OptionalDouble.of(withEps), Rules.of(by), byNames, notes, whyNotWritten);
    }

    /// How they are kept: what is said here, else what the file records, else what its names tell.
    public Rules rules(Rules said) {
        Rules stated = said.over(recorded);
        return byNames.map(names -> stated.assuming(names.convention())).orElse(stated);
    }

    /// Whether only the names tell the convention.
    ///
    /// @param said what is said of it elsewhere
    public Optional<ByNames> onlyByNames(Rules said) {
        return byNames.filter(_ -> said.over(recorded).named().isEmpty());
    }
}
