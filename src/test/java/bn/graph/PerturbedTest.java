package bn.graph;

import static org.assertj.core.api.Assertions.assertThat;

import bn.formula.Expr;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A perturbed number is found in its row, whichever block of rows that is in.
final class PerturbedTest {
    private static final int BLOCK = BlockProgram.BLOCK;

    /// All others are 0, so the squares add up to 3² = 9.
    @ParameterizedTest
    @ValueSource(ints = {0, BLOCK - 1, BLOCK, BLOCK + 5, 2 * BLOCK - 1, 2 * BLOCK, 2 * BLOCK + 2})
    void isFoundInItsBlock(int row) {
        Trace trace = Small.trace(0.0625, new double[2 * BLOCK + 3], new double[2 * BLOCK + 3]);
        Expr squares = Expr.ref("x").squared().sumRows();
        for (int feature = 0; feature < 2; feature++) {
            assertThat(trace.moving(new Given.OfCell("x", row, feature, 0), squares)
                            .applyAsDouble(3))
                    .isEqualTo(9);
        }
    }
}
