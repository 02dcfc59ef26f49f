package bn.report.grading;

import bn.batch.Decimal;
import bn.formula.Value;
import bn.grading.catalogue.Exercise;
import bn.grading.catalogue.OtherExercise;
import bn.prose.Message;
import bn.prose.Words;
import bn.report.block.Block;
import bn.stats.Convention;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/// What another exercise, for which the answers are right, has in place of its own.
final class OtherExerciseText {
    private static final int DIGITS = 6;
    private static final int MOST_CONVENTIONS = 3;
    private static final int MOST_ROWS = 20;

    private final Exercise exercise;
    private final Words words;
    private final List<Double> allEps;

    /// @param allEps the ε that explain the numbers equally well
    OtherExerciseText(Exercise exercise, Words words, List<Double> allEps) {
        this.exercise = exercise;
        this.words = words;
        this.allEps = List.copyOf(allEps);
    }

    Block.Paragraph paragraph(OtherExercise other) {
        return new Block.Paragraph(
                switch (other) {
                    case OtherExercise.Eps(double eps, double _) -> eps(eps);
                    case OtherExercise.Momentum(double momentum, double _) -> momentum(momentum);
                    case OtherExercise.OfConvention(Convention convention) ->
                        words.say(
                                Message.OTHER_CONVENTION,
                                alike(convention),
                                exercise.convention().orElseThrow().name());
                    case OtherExercise.ConstantDout(double number, double _) -> constant(number);
                    case OtherExercise.ScaledDout(double factor, double _) -> scaled(factor);
                    case OtherExercise.Parameters(Value.PerFeature gamma, Value.PerFeature beta, double bits) ->
                        bits == 0
                                ? words.say(Message.OTHER_PARAMETERS_NEW)
                                : words.say(Message.OTHER_PARAMETERS, listed(gamma), listed(beta));
                    case OtherExercise.Statistics statistics ->
                        words.say(
                                statistics.areConstant() ? Message.OTHER_STATISTICS_CONSTANT : Message.OTHER_STATISTICS,
                                listed(statistics.mean()),
                                listed(statistics.var()));
                    case OtherExercise.RowOrder order -> rows(order.rows());
                });
    }

    /// The conventions that update in the same way.
    private String alike(Convention convention) {
        return Convention.ALL.stream()
                .filter(other -> other.momentum().equals(convention.momentum())
                        && other.meaning() == convention.meaning()
                        && other.variance() == convention.variance())
                .map(Convention::name)
                .collect(Collectors.joining(words.say(Message.LIST_COMMA)));
    }

    private static String number(double number) {
        return Decimal.rounded(number, DIGITS);
    }

    private double own(String input) {
        return ((Value.One) exercise.input(input)).number();
    }

    private String eps(double eps) {
        if (allEps.size() > 1) {
            String all = allEps.stream()
                    .map(OtherExerciseText::number)
                    .collect(Collectors.joining(words.say(Message.LIST_COMMA)));
            return words.say(Message.OTHER_EPS_ANY, all, number(own("eps")));
        }
        String owners = Convention.ALL.stream()
                .filter(convention -> convention.eps() == eps)
                .map(Convention::name)
                .limit(MOST_CONVENTIONS)
                .collect(Collectors.joining(words.say(Message.LIST_COMMA)));
        return words.say(
                owners.isEmpty() ? Message.OTHER_EPS : Message.OTHER_EPS_DEFAULT,
                number(eps),
                number(own("eps")),
                owners);
    }

    private String momentum(double momentum) {
        double own = own("momentum");
        double batch = weightOfBatch(momentum);
        double set = weightOfBatch(own);
        if (batch == 1) {
            return words.say(Message.OTHER_MOMENTUM_ALL, number(own));
        }
        if (isSame(batch, 1 - (1 - set) * (1 - set))) {
            return words.say(Message.OTHER_MOMENTUM_TWICE, number(momentum), number(own));
        }
        long batches = Math.round(1 / batch);
        boolean isAverage = batches > 1 && isSame(batch, 1.0 / batches);
        // 0.1 is rather a momentum than an average over ten batches.
        boolean isRound = Double.parseDouble(Decimal.rounded(batch, 2)) == batch;
        return isAverage && (!isRound || batches == exercise.batches() + 1)
                ? words.say(Message.OTHER_MOMENTUM_AVERAGE, number(momentum), number(own), batches)
                : words.say(Message.OTHER_MOMENTUM, number(momentum), number(own));
    }

    private double weightOfBatch(double momentum) {
        return switch (exercise.convention().orElseThrow().meaning()) {
            case OF_BATCH -> momentum;
            case OF_OLD -> 1 - momentum;
        };
    }

    private static boolean isSame(double one, double other) {
        return Math.abs(one - other) <= 4 * Math.ulp(other);
    }

    private String constant(double number) {
        if (number == 1) {
            return words.say(Message.OTHER_DOUT_SUM);
        }
        boolean isMean = number == 1.0 / values();
        return words.say(isMean ? Message.OTHER_DOUT_MEAN : Message.OTHER_DOUT_CONSTANT, number(number));
    }

    private long values() {
        return (long) exercise.shape().rows() * exercise.shape().features();
    }

    private String scaled(double factor) {
        if (factor == 2) {
            return words.say(Message.OTHER_DOUT_TWICE);
        }
        boolean isPower = factor > 2 && Math.getExponent(factor) == Math.log(factor) / Math.log(2);
        if (isPower) {
            return words.say(Message.OTHER_DOUT_LOSS_SCALE, number(factor));
        }
        long divisor = Math.round(1 / factor);
        boolean isDivided = divisor == values()
                || divisor == exercise.shape().examples()
                || divisor == exercise.shape().features();
        return isDivided && isSame(factor, 1.0 / divisor)
                ? words.say(Message.OTHER_DOUT_DIVIDED, divisor)
                : words.say(Message.OTHER_DOUT_SCALED, number(factor));
    }

    private String rows(List<Integer> rows) {
        if (isExchangeOfLastAxes(rows)) {
            return words.say(Message.OTHER_LAST_AXES);
        }
        String first = rows.stream().limit(MOST_ROWS).map(String::valueOf).collect(Collectors.joining(", "));
        return words.say(Message.OTHER_ROWS, rows.size() > MOST_ROWS ? first + ", …" : first);
    }

    /// Whether row n·H·W + h·W + w has become n·H·W + w·H + h.
    private boolean isExchangeOfLastAxes(List<Integer> rows) {
        List<Integer> axes =
                exercise.shape().only(axis -> axis != exercise.shape().featureAxis());
        if (axes.size() < 3) {
            return false;
        }
        int height = axes.get(axes.size() - 2);
        int width = axes.getLast();
        int plane = height * width;
        return IntStream.range(0, rows.size()).allMatch(row -> {
            int place = row % plane;
            return rows.get(row) == row - place + place % height * width + place / height;
        });
    }

    private static String listed(Value.PerFeature numbers) {
        return DoubleStream.of(numbers.toArray())
                .mapToObj(OtherExerciseText::number)
                .collect(Collectors.joining(", ", "[", "]"));
    }
}
