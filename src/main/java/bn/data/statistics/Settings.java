package bn.data.statistics;

import bn.batch.Decimal;
import bn.batch.Printable;
import bn.data.ParameterReader;
import bn.data.file.DataProblem;
import bn.data.statistics.StatisticNames.StatisticRole;
import bn.prose.DataMessage;
import bn.prose.Sentence;
import bn.prose.Suggestion;
import bn.stats.Convention;
import bn.stats.Rules;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// What a file says of a layer beside its numbers.
///
/// @param eps ε, if it is there
/// @param rules how the statistics were updated, as far as that is there
record Settings(OptionalDouble eps, Rules rules) {
    /// What a momentum is where it is no number: the plain average over all batches.
    static final String CUMULATIVE = "cumulative";

    /// Reads what stands under the names of settings.
    ///
    /// @throws DataProblem if one is none
    static Settings of(Map<StatisticRole, Entry> entries) throws DataProblem {
        Entry eps = entries.get(StatisticRole.EPS);
        Entry momentum = entries.get(StatisticRole.MOMENTUM);
        Rules rules = new Rules(
                word(entries, StatisticRole.CONVENTION).flatMap(Convention::named),
                momentum == null ? Optional.empty() : Optional.of(momentum(momentum)),
                word(entries, StatisticRole.MEANING).flatMap(Convention.Meaning::named),
                word(entries, StatisticRole.VARIANCE).flatMap(Convention.Variance::named));
        return new Settings(
                eps == null
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(ParameterReader.eps(one(eps), eps.at(Entry.WHOLE))),
                rules);
    }

    /// Refuses a word that may not stand under a name.
    ///
    /// @param word empty where there stands something else
    static void check(StatisticRole role, Optional<String> word, String place) throws DataProblem {
        List<String> words = words(role);
        Sentence expected = Sentence.of(DataMessage.ONE_OF, words.subList(0, words.size() - 1), words.getLast());
        if (word.isEmpty()) {
            throw new DataProblem(place, DataMessage.NO_WORD, expected);
        }
        if (!words.contains(word.get())) {
            throw new DataProblem(
                    place,
                    DataMessage.OTHER_WORD,
                    Printable.quoted(word.get()),
                    Suggestion.within(word.get(), words, UnaryOperator.identity()),
                    expected);
        }
    }

    private static List<String> words(StatisticRole role) {
        return switch (role) {
            case CONVENTION -> Convention.ALL.stream().map(Convention::name).toList();
            case MEANING ->
                Stream.of(Convention.Meaning.values())
                        .map(Convention.Meaning::word)
                        .toList();
            case VARIANCE ->
                Stream.of(Convention.Variance.values())
                        .map(Convention.Variance::word)
                        .toList();
            case MEAN, VAR, GAMMA, BETA, BATCHES, FACTOR, EPS, MOMENTUM -> List.of();
        };
    }

    private static Optional<String> word(Map<StatisticRole, Entry> entries, StatisticRole role) throws DataProblem {
        Entry entry = entries.get(role);
        if (entry == null) {
            return Optional.empty();
        }
        refuse(entry);
        return entry.word();
    }

    private static void refuse(Entry entry) throws DataProblem {
        if (entry.problem().isPresent()) {
            throw entry.problem().get();
        }
    }

    /// One number.
    private static double one(Entry entry) throws DataProblem {
        refuse(entry);
        double[] numbers = entry.numbers().get();
        if (numbers.length != 1 || !Double.isFinite(numbers[0])) {
            throw new DataProblem(entry.at(Entry.WHOLE), DataMessage.NOT_ONE_NUMBER);
        }
        return numbers[0];
    }

    /// A momentum, which is a weight.
    private static Rules.Momentum momentum(Entry entry) throws DataProblem {
        refuse(entry);
        if (entry.word().isPresent()) {
            if (entry.word().get().equals(CUMULATIVE)) {
                return new Rules.Momentum(OptionalDouble.empty());
            }
            throw new DataProblem(
                    entry.at(Entry.WHOLE),
                    DataMessage.NOT_A_MOMENTUM,
                    Printable.quoted(entry.word().get()),
                    CUMULATIVE);
        }
        double number = one(entry);
        if (!(number >= 0 && number <= 1)) {
            throw new DataProblem(entry.at(Entry.WHOLE), DataMessage.MOMENTUM_OUTSIDE, Decimal.shortest(number));
        }
        return new Rules.Momentum(OptionalDouble.of(number));
    }
}
