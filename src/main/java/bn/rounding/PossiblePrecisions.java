package bn.rounding;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/// Infers from the digits of numbers in which precision they were computed.
public final class PossiblePrecisions {
    /// The shortest decimal of a double has up to 17 digits, and seldom fewer than 16; that of a float has up
    /// to 9.
    private static final int DIGITS_OF_DOUBLE = 15;

    private static final int DIGITS_OF_SINGLE = 9;

    /// Evidence required, in bits: a chance of 1 in 4,000 answers.
    private static final double BITS = 12;

    private static final double BITS_OF_FIVE = Math.log(5) / Math.log(2);

    private PossiblePrecisions() {}

    /// The possible precisions of one answer, in the order in which they are tried: float32 if all numbers
    /// are float32, and printed if none has more digits than that.
    ///
    /// @param stored the dtype of their file; float64 for text
    public static List<Precision> of(FloatFormat stored, double... numbers) {
        double[] finite = finite(numbers);
        return of(stored, printed(finite), finite);
    }

    /// The same of numbers whose print says to how many digits they were rounded, if to any.
    public static List<Precision> of(Optional<Writing.Printed> printed, double... numbers) {
        double[] finite = finite(numbers);
        return of(FloatFormat.DOUBLE, printed.or(() -> printed(finite)), finite);
    }

    private static double[] finite(double... numbers) {
        return Arrays.stream(numbers).filter(Double::isFinite).toArray();
    }

    private static List<Precision> of(FloatFormat stored, Optional<Writing.Printed> printed, double... finite) {
        List<Precision> possible = new ArrayList<>(List.of(Precision.DOUBLE));
        possible.add(isSingle(stored, finite) ? Precision.SINGLE : Precision.PROMOTED);
        // A file of 16 bits says in which format they are. Digits alone do not tell: a bfloat16 of usual size is
        // a float16 too.
        List<FloatFormat> narrow = Stream.of(FloatFormat.HALF, FloatFormat.BRAIN)
                .filter(format -> stored.isShort()
                        ? stored == format
                        : isIn(format, stored, finite) && bitsOfBinary(finite) >= BITS)
                .toList();
        // What is right but for writing it in either needs no computing in 16 bits.
        narrow.forEach(format -> possible.add(new Precision(FloatFormat.SINGLE, new Writing.Narrowed(format))));
        narrow.forEach(format ->
                possible.add(new Precision(format, stored == format ? Precision.WHOLE : new Writing.Listed())));
        if (stored.isShort()) {
            // A 16-bit fraction has few decimals even if it was not printed.
            return possible;
        }
        printed.ifPresent(writing -> {
            possible.add(new Precision(FloatFormat.DOUBLE, writing));
            if (writing.significant() <= DIGITS_OF_SINGLE) {
                possible.add(new Precision(FloatFormat.SINGLE, writing));
            }
        });
        return possible;
    }

    /// Whether the numbers are demonstrably float32; a decimal of few digits may be one by chance.
    private static boolean isSingle(FloatFormat stored, double... numbers) {
        return stored != FloatFormat.DOUBLE
                || (isIn(FloatFormat.SINGLE, stored, numbers) && bitsOfShortest(numbers) >= BITS);
    }

    /// Whether numbers without a dtype are demonstrably float32, as exact decimals or as the shortest that tell one
    /// from the next.
    public static boolean isSingle(double... numbers) {
        return isSingle(FloatFormat.DOUBLE, finite(numbers));
    }

    /// The evidence in decimals being the shortest of a float32, or a float32 exactly: of those with 9 digits, few are,
    /// and next to none of those with 16.
    private static double bitsOfShortest(double... numbers) {
        return Arrays.stream(numbers)
                .map(number -> Math.log(Math.ulp((float) number)
                                / Math.pow(10, -shortest(number).scale()))
                        / Math.log(2))
                .map(bits -> Math.max(0, bits))
                .sum();
    }

    private static boolean isIn(FloatFormat format, FloatFormat stored, double[] numbers) {
        return stored == format || DoubleStream.of(numbers).allMatch(format::holds);
    }

    /// The evidence in decimals being binary fractions at all: of those with d digits after the point, one in
    /// 5ᵈ is, so 0.5, 2 and 50 prove next to nothing.
    private static double bitsOfBinary(double... numbers) {
        return Arrays.stream(numbers)
                .map(number -> Math.max(0, shortest(number).scale()) * BITS_OF_FIVE)
                .sum();
    }

    private static BigDecimal shortest(double number) {
        return new BigDecimal(Double.toString(number)).stripTrailingZeros();
    }

    /// The number of digits to which numbers were printed, if fewer than a double has. Whole numbers prove
    /// nothing.
    private static Optional<Writing.Printed> printed(double[] numbers) {
        int decimals = 0;
        int significant = 0;
        for (double number : numbers) {
            BigDecimal written = shortest(number);
            decimals = Math.max(decimals, written.scale());
            significant = Math.max(significant, written.precision());
            if (significant > DIGITS_OF_DOUBLE) {
                return Optional.empty();
            }
        }
        return decimals > 0 ? Optional.of(new Writing.Printed(decimals, significant)) : Optional.empty();
    }
}
