package bn.graph;

import static org.assertj.core.api.Assertions.assertThat;

import bn.formula.Expr;
import bn.formula.Value;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The buffer of a number is used for another only after the number was read for the last time.
final class BlockProgramTest {
    private static final Expr X = Expr.ref("x");

    static Stream<Arguments> read() {
        return Stream.of(
                Arguments.of(X.negated(), -4),
                Arguments.of(X.root(), 2),
                Arguments.of(X.minus(Expr.num(3)), 1),
                Arguments.of(Expr.num(3).minus(X), -1),
                Arguments.of(Expr.num(3).plus(X), 7),
                Arguments.of(X.times(X.plus(X)), 32));
    }

    /// x is 4, and is read again after (x²)² = 256 was made from it.
    @ParameterizedTest
    @MethodSource("read")
    void aNumberIsThereUntilItIsReadForTheLastTime(Expr last, double expected) {
        Trace trace = Small.trace(0.0625, new double[] {4, 4});
        Value value = trace.value(X.squared().squared().plus(last));
        assertThat(((Value.PerRow) value).at(1, 0)).isEqualTo(256 + expected);
    }
}
