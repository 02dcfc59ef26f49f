package bn.grading;

import static org.assertj.core.api.Assertions.assertThat;

import bn.grading.catalogue.Mistake;
import bn.grading.catalogue.MistakeGroup;
import bn.grading.catalogue.Mistakes;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The groups by which the mistakes are listed.
class MistakeGroupTest {
    @Test
    void eachMistakeIsInOne() {
        List<Mistake> listed = Arrays.stream(MistakeGroup.values())
                .flatMap(group -> group.mistakes().stream())
                .toList();
        assertThat(listed).containsExactlyInAnyOrderElementsOf(Mistakes.ALL);
    }

    @ParameterizedTest
    @CsvSource({
        "var-unbiased, STATISTICS",
        "var-not-centered, STATISTICS",
        "eps-missing, NORMALIZING",
        "not-normalized, NORMALIZING",
        "beta-missing, SCALING",
        "never-updated, RUNNING",
        "eval-forgotten, MODES",
        "fold-without-mean, MODES",
        "dbeta-with-x, PARAMETERS",
        "dxhat-no-gamma, BRANCHES",
        "dmu-sign, BRANCHES",
        "dxmu-overwritten, BRANCHES",
        "stats-constant, INPUT"
    })
    void isWhereItIsMade(String id, MistakeGroup group) {
        assertThat(MistakeGroup.of(Mistakes.named(id).orElseThrow())).isEqualTo(group);
    }
}
