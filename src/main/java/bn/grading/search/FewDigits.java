package bn.grading.search;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A fitted number rounded to few digits, as people put numbers in.
///
/// @param digits how many it has
record FewDigits(double number, int digits) {
    static final int MOST = 4;

    /// A number rounded to one digit, to two, and so on, those that come to the same once.
    static Stream<FewDigits> of(double number) {
        return IntStream.rangeClosed(1, MOST)
                .mapToObj(digits ->
                        new BigDecimal(number).round(new MathContext(digits)).stripTrailingZeros())
                .distinct()
                .map(few -> new FewDigits(few.doubleValue(), few.precision()));
    }
}
