package bn.cli.option;

import bn.batch.Decimal;
import bn.batch.Printable;
import bn.data.statistics.SavedStatistics;
import bn.prose.DataMessage;
import bn.prose.Message;
import bn.prose.Sentence;
import bn.stats.Convention;
import bn.stats.Rules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// By whose rules running statistics are kept, and what is different from them.
public final class ConventionOptions extends Options {
    public final Argument<Convention> convention =
            option("--convention", "NAME", OptionType.oneOf(Convention.class, () -> Convention.ALL, Convention::name));
    final Argument<Rules.Momentum> momentum =
            option("--momentum", "NUMBER", OptionType.of(Rules.Momentum.class, ConventionOptions::momentum));
    final Argument<Convention.Meaning> meaning = option(
            "--momentum-meaning",
            "SIDE",
            OptionType.oneOf(
                    Convention.Meaning.class, () -> List.of(Convention.Meaning.values()), Convention.Meaning::word));

    final Argument<Convention.Variance> variance = option(
            "--running-variance",
            "KIND",
            OptionType.oneOf(
                    Convention.Variance.class, () -> List.of(Convention.Variance.values()), Convention.Variance::word));

    /// What was said of the convention here.
    public Rules rules() {
        return new Rules(convention.optional(), momentum.optional(), meaning.optional(), variance.optional());
    }

    /// Those that were given, as they are typed.
    public List<String> said() {
        List<String> options = new ArrayList<>();
        convention.optional().ifPresent(one -> options.addAll(List.of("--convention", one.name())));
        momentum.optional()
                .ifPresent(one -> options.addAll(List.of(
                        "--momentum",
                        one.number().isPresent() ? String.valueOf(one.number().getAsDouble()) : "cumulative")));
        meaning.optional().ifPresent(one -> options.addAll(List.of("--momentum-meaning", one.word())));
        variance.optional().ifPresent(one -> options.addAll(List.of("--running-variance", one.word())));
        return options;
    }

    /// The convention that these come to, with what the statistics file says where they say nothing.
    public Convention chosen(Optional<SavedStatistics> saved) {
        return saved.map(one -> one.rules(rules())).orElseGet(this::rules).convention();
    }

    /// A sentence for whoever names no convention where the names in the file tell one.
    ///
    /// @param file as its owner may be shown its name
    public static Optional<Sentence> told(String file, Rules said, SavedStatistics saved) {
        return saved.onlyByNames(said)
                .map(names -> Sentence.of(
                                DataMessage.NAMES_TELL,
                                names.whose(),
                                brief(saved.rules(said).convention()))
                        .at(file + ": "));
    }

    /// A sentence for whoever names another convention than the file records, for nothing of that is used.
    ///
    /// @param file as its owner may be shown its name
    public static Optional<Sentence> overruled(String file, Rules said, Rules recorded) {
        return said.overrule(recorded)
                ? Optional.of(Sentence.of(DataMessage.OVERRULED, brief(recorded.convention()), brief(said.convention()))
                        .at(file + ": "))
                : Optional.empty();
    }

    /// `keras (momentum 0.99 of the old value, biased variance)`.
    private static Sentence brief(Convention convention) {
        Sentence momentum = convention.momentum().isPresent()
                ? Sentence.of(
                        switch (convention.meaning()) {
                            case OF_BATCH -> DataMessage.MOMENTUM_OF_BATCH;
                            case OF_OLD -> DataMessage.MOMENTUM_OF_OLD;
                        },
                        Decimal.shortest(convention.momentum().getAsDouble()))
                : Sentence.of(DataMessage.MOMENTUM_CUMULATIVE);
        return Sentence.of(
                DataMessage.CONVENTION_BRIEF,
                convention.name(),
                momentum,
                convention.variance().word());
    }

    private static Rules.Momentum momentum(String value) {
        if (value.equals("cumulative")) {
            return new Rules.Momentum(OptionalDouble.empty());
        }
        if (value.matches("[0-9]*\\.?[0-9]+([eE]-?[0-9]+)?") && Double.parseDouble(value) <= 1) {
            return new Rules.Momentum(OptionalDouble.of(Double.parseDouble(value)));
        }
        throw new InvalidValue(Message.NOT_A_MOMENTUM, Printable.quoted(value));
    }
}
