package bn.check;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/// How precisely numbers were computed, and how they were written down: what may lie between them and the exact
/// ones.
///
/// @param kind in what they were computed
/// @param writing what was lost when they were written down
public record Precision(Kind kind, Writing writing) {
    /// The shortest decimal of a double has up to 17 digits, and seldom fewer than 16; that of a float up to 9.
    private static final int DIGITS_OF_DOUBLE = 15;

    private static final int DIGITS_OF_SINGLE = 9;

    /// What chance does once in 4,000 answers.
    private static final double BITS = 12;

    /// Binary floating point formats, the finest first.
    public enum Kind {
        /// float64.
        DOUBLE("float64", 0x1p-53, Double.MIN_VALUE),
        /// float32, the inputs rounded to it too.
        SINGLE("float32", 0x1p-24, 0x1p-150),
        /// float16, likewise.
        HALF("float16", 0x1p-11, 0x1p-25),
        /// bfloat16: the upper half of a float32.
        BRAIN("bfloat16", 0x1p-8, 0x1p-134);

        private final String dtype;
        private final double unitRoundoff;
        private final double underflow;

        Kind(String dtype, double unitRoundoff, double underflow) {
            this.dtype = dtype;
            this.unitRoundoff = unitRoundoff;
            this.underflow = underflow;
        }

        /// To nearest, ties to even: what is cut off a float32 is half a unit of what stays, or less.
        private static double brain(double number) {
            int bits = Float.floatToRawIntBits((float) number);
            return Double.isNaN(number) ? number : Float.intBitsToFloat(bits + 0x7FFF + (bits >>> 16 & 1) & 0xFFFF0000);
        }

        /// As NumPy and PyTorch call it.
        public String dtype() {
            return dtype;
        }

        /// The largest relative error of one rounding.
        public double unitRoundoff() {
            return unitRoundoff;
        }

        /// The largest error of one rounding of a number however small.
        double underflow() {
            return underflow;
        }

        /// The number of this format that is nearest.
        double round(double number) {
            return switch (this) {
                case DOUBLE -> number;
                case SINGLE -> (float) number;
                case HALF -> Float.float16ToFloat(Float.floatToFloat16((float) number));
                case BRAIN -> brain(number);
            };
        }

        /// What an input lost when it was taken over, relative.
        double ofInputs() {
            return this == DOUBLE ? 0 : unitRoundoff;
        }

        /// Whether a number is one of this format; of float32, also the shortest decimal that means one.
        boolean holds(double number) {
            return number == round(number)
                    || (this == SINGLE && number == Double.parseDouble(Float.toString((float) number)));
        }
    }

    /// How computed numbers were written down.
    public sealed interface Writing {
        /// As they were computed, with all digits.
        record Whole() implements Writing {}

        /// As float64, or as decimals that tell of no format, though a part of the computation was in a narrower one:
        /// NumPy goes on in float64 as soon as one operand is.
        record Promoted() implements Writing {}

        /// As decimals that are of the narrow format they may have been computed in, to the last of all their digits:
        /// as `.tolist()` writes them.
        record Listed() implements Writing {}

        /// Rounded to a narrower format than they were computed in.
        record Narrowed(Kind to) implements Writing {}

        /// Printed.
        ///
        /// @param decimals digits after the point, at most
        /// @param significant significant digits, at most
        record Printed(int decimals, int significant) implements Writing {}
    }

    private static final Writing WHOLE = new Writing.Whole();

    /// float64 with all its digits.
    public static final Precision DOUBLE = new Precision(Kind.DOUBLE, WHOLE);

    /// float32 with all its digits.
    public static final Precision SINGLE = new Precision(Kind.SINGLE, WHOLE);

    /// float16 with all its digits.
    public static final Precision HALF = new Precision(Kind.HALF, WHOLE);

    /// Computed in float32, at least in part, and written as float64.
    public static final Precision PROMOTED = new Precision(Kind.SINGLE, new Writing.Promoted());

    /// Whether it is more than the digits of the numbers tell: they could hold more than they are granted.
    public boolean isPromoted() {
        return writing instanceof Writing.Promoted;
    }

    /// The name of the format that the numbers are in.
    public String dtype() {
        return switch (writing) {
            case Writing.Whole _, Writing.Promoted _, Writing.Listed _, Writing.Printed _ -> kind.dtype();
            case Writing.Narrowed(Kind to) -> to.dtype();
        };
    }

    /// The same writing of what was computed in float64.
    Precision computedExactly() {
        boolean isNarrow =
                kind != Kind.DOUBLE && (writing instanceof Writing.Whole || writing instanceof Writing.Listed);
        return new Precision(Kind.DOUBLE, isNarrow ? new Writing.Narrowed(kind) : writing);
    }

    /// How far a written number may be from the one that was computed: half a unit of its last digit.
    ///
    /// Whether the digits after the point were fixed or the significant ones is not known: the coarser counts.
    double ofWriting(double number) {
        if (!Double.isFinite(number)) {
            return 0;
        }
        return switch (writing) {
            case Writing.Whole _, Writing.Promoted _, Writing.Listed _ -> 0;
            case Writing.Narrowed(Kind to) -> to.unitRoundoff() * Math.abs(number) + to.underflow();
            case Writing.Printed(int decimals, int significant) -> {
                double fixed = Math.pow(10, -decimals);
                double scaled =
                        number == 0 ? 0 : Math.pow(10, Math.floor(Math.log10(Math.abs(number))) + 1 - significant);
                // A unit in the last place of the decimal is itself rounded to a double.
                yield 0.5 * Math.max(fixed, scaled) * (1 + 1e-9);
            }
        };
    }

    /// The error that a number of this precision has at least, however carefully the rest was computed.
    double leastError(double number) {
        return switch (writing) {
            case Writing.Whole _, Writing.Listed _ -> kind.unitRoundoff() * Math.abs(number);
            case Writing.Promoted _ -> Kind.DOUBLE.unitRoundoff() * Math.abs(number);
            case Writing.Narrowed _, Writing.Printed _ -> ofWriting(number);
        };
    }

    /// The precisions that the numbers of one answer may have, in the order in which they are tried. The numbers
    /// tell it by themselves: all of them float32, or none with more digits than were printed.
    ///
    /// @param stored the format of the file that they were read from; float64 for text
    public static List<Precision> of(Kind stored, double... numbers) {
        double[] finite = Arrays.stream(numbers).filter(Double::isFinite).toArray();
        List<Precision> possible = new ArrayList<>(List.of(DOUBLE));
        possible.add(isSingle(stored, finite) ? SINGLE : PROMOTED);
        Stream.of(Kind.HALF, Kind.BRAIN)
                .filter(kind -> stored == kind || (isIn(kind, stored, finite) && bitsOfBinary(finite) >= BITS))
                .forEach(kind -> {
                    possible.add(new Precision(Kind.SINGLE, new Writing.Narrowed(kind)));
                    possible.add(new Precision(kind, stored == kind ? WHOLE : new Writing.Listed()));
                });
        if (stored == Kind.HALF || stored == Kind.BRAIN) {
            // A fraction of sixteen bits has few decimals, which nobody printed.
            return possible;
        }
        printed(finite).ifPresent(writing -> {
            possible.add(new Precision(Kind.DOUBLE, writing));
            if (writing.significant() <= DIGITS_OF_SINGLE) {
                possible.add(new Precision(Kind.SINGLE, writing));
            }
        });
        return possible;
    }

    /// Whether numbers tell that they are float32: a decimal of few digits is one by chance.
    private static boolean isSingle(Kind stored, double... numbers) {
        return stored != Kind.DOUBLE
                || (isIn(Kind.SINGLE, stored, numbers)
                        && Arrays.stream(numbers)
                                .anyMatch(number -> shortest(number).precision() > DIGITS_OF_DOUBLE));
    }

    private static boolean isIn(Kind kind, Kind stored, double[] numbers) {
        return stored == kind || DoubleStream.of(numbers).allMatch(kind::holds);
    }

    /// How much it tells that decimals are binary fractions at all: of those with d digits after the point one in
    /// 5ᵈ is, so that 0.5, 2 and 50 tell next to nothing.
    private static double bitsOfBinary(double... numbers) {
        return Arrays.stream(numbers)
                .map(number -> Math.max(0, shortest(number).scale()) * Grading.log2(5))
                .sum();
    }

    private static BigDecimal shortest(double number) {
        return new BigDecimal(Double.toString(number)).stripTrailingZeros();
    }

    /// With how many digits numbers were printed, if with fewer than a double has. Whole numbers do not tell.
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
