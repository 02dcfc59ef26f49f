package bn.graph;

import static org.assertj.core.api.Assertions.assertThat;

import bn.exact.Decimals;
import bn.exact.ExactBatchNorm;
import bn.exact.Example;
import bn.exact.RoundingBound;
import bn.formula.Value;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The backward half of the table is written out because its branches are the lesson. This test derives it
/// from the nine forward steps.
final class ReverseModeTest {
    static List<Step> gradients() {
        return BatchNorm.TABLE.steps(Pass.BACKWARD);
    }

    @Test
    void thereAreFourteen() {
        assertThat(gradients()).hasSize(14);
    }

    /// Both are computed with 60 digits in some thirty operations, so they agree to 50 digits.
    @ParameterizedTest
    @MethodSource("gradients")
    void theChainRuleGivesWhatTheJudgeSays(Step gradient) {
        ExactBatchNorm exact = Example.TELLING.exact();
        Decimals derived = derived(gradient);
        Decimals stated = exact.value(gradient.name());

        assertThat(derived.rows()).isEqualTo(stated.rows());
        BigDecimal scale = stated.largest().max(exact.value("dx1").largest());
        assertThat(derived.minus(stated).largest()).isLessThan(scale.movePointLeft(50));
    }

    /// The round-off of 60 digits is negligible, so the bound is that of doubles.
    @ParameterizedTest
    @MethodSource("gradients")
    void theChainRuleGivesWhatTheTableSays(Step gradient) {
        Decimals derived = derived(gradient);
        Value computed = Example.TELLING.trace().value(gradient.name());
        RoundingBound bound = RoundingBound.of(Example.TELLING);

        for (int row = 0; row < derived.rows(); row++) {
            for (int feature = 0; feature < derived.features(); feature++) {
                double number = switch (computed) {
                    case Value.One(double one) -> one;
                    case Value.PerFeature numbers -> numbers.at(feature);
                    case Value.PerRow rows -> rows.at(row, feature);
                };
                assertThat(new BigDecimal(number)
                                .subtract(derived.at(row, feature))
                                .abs()
                                .doubleValue())
                        .as("[%d,%d]", row, feature)
                        .isLessThanOrEqualTo(bound.of(gradient.name(), row, feature));
            }
        }
    }

    /// Exactly the values that two steps read have two branches in the table.
    @Test
    void theBranchesAreTheEdgesWhereSeveralStepsRead() {
        ReverseMode reverse = reverse();

        for (String value : List.of("x", "mu", "xmu", "sq", "var", "sqrtvar", "ivar", "xhat", "gammax")) {
            List<String> branches = BatchNorm.TABLE.branches(value).stream()
                    .map(step -> ((Role.Branch) step.role()).by())
                    .toList();
            List<String> readers = reverse.readers(value).toList();
            if (readers.size() == 1) {
                assertThat(branches).as(value).isEmpty();
            } else {
                assertThat(branches).as(value).containsExactlyInAnyOrderElementsOf(readers);
            }
        }
    }

    private static Decimals derived(Step gradient) {
        return switch (gradient.role()) {
            case Role.Gradient(String of) -> reverse().total(of);
            case Role.Branch(String of, String by) -> reverse().along(of, by);
            case Role.Forward _ -> throw new IllegalArgumentException(gradient.name());
        };
    }

    private static ReverseMode reverse() {
        Example example = Example.TELLING;
        return new ReverseMode(
                BatchNorm.TABLE.steps(Pass.FORWARD),
                example.shape().rows(),
                Map.of(
                        "x", Decimals.ofColumns(example.columns()),
                        "gamma", Decimals.ofFeatures(example.gamma()),
                        "beta", Decimals.ofFeatures(example.beta()),
                        "eps", Decimals.constant(example.eps(), example.gamma().length)),
                Decimals.ofColumns(example.dout()));
    }
}
