package bn.data.statistics;

import bn.batch.Decimal;
import bn.data.statistics.StatisticNames.StatisticRole;
import bn.prose.DataMessage;
import bn.prose.Sentence;

/// A number that stands under a name and cannot be meant.
final class OddNumber {
    /// Up to here a double counts each.
    private static final long MOST_BATCHES = 1L << 53;

    private OddNumber() {}

    static boolean is(StatisticRole role, double number) {
        return switch (role) {
            case FACTOR -> !(number >= 0 && Double.isFinite(number));
            case BATCHES -> !(number >= 0 && number <= MOST_BATCHES && number == Math.rint(number));
            case MEAN, VAR, GAMMA, BETA, EPS, MOMENTUM, CONVENTION, MEANING, VARIANCE -> !Double.isFinite(number);
        };
    }

    /// What is said of one.
    static Sentence why(StatisticRole role, double number) {
        String found = Decimal.shortest(number);
        return switch (role) {
            case BATCHES -> Sentence.of(DataMessage.NOT_A_COUNT, found, MOST_BATCHES);
            case FACTOR ->
                Double.isFinite(number)
                        ? Sentence.of(DataMessage.FACTOR_NEGATIVE, found)
                        : Sentence.of(DataMessage.STATISTIC_NOT_FINITE, found);
            case MEAN, VAR, GAMMA, BETA, EPS, MOMENTUM, CONVENTION, MEANING, VARIANCE ->
                Sentence.of(DataMessage.STATISTIC_NOT_FINITE, found);
        };
    }
}
