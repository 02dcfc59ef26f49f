package bn.graph;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Each operation on the inner two of four numbers: 6, 8 with 2, 4, then with 2 alone, then 2 alone with 6,
/// 8. The outer ones are left as they are.
final class ElementwiseOperationTest {
    @ParameterizedTest
    @CsvSource({
        "PLUS, 8, 12, 8, 10, 8, 10",
        "MINUS, 4, 4, 4, 6, -4, -6",
        "TIMES, 12, 32, 12, 16, 12, 16",
        "OVER, 3, 2, 3, 4, 0.3333333333333333, 0.25"
    })
    void isAsByHand(
            ElementwiseOperation operation, double both, double and, double right, double so, double left, double to) {
        double[] a = {5, 6, 8, 10};
        double[] into = {3, 0, 0, 7};
        operation.rows(a, new double[] {1, 2, 4, 5}, into, 1, 3);
        assertThat(into).containsExactly(3, both, and, 7);
        operation.scalar(a, 2, into, 1, 3);
        assertThat(into).containsExactly(3, right, so, 7);
        operation.scalar(2, a, into, 1, 3);
        assertThat(into).containsExactly(3, left, to, 7);
    }
}
