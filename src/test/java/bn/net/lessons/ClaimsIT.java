package bn.net.lessons;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What the experiments show is so, as often as they say; for the claims of lessons, see `LessonsIT`.
final class ClaimsIT {
    /// Few, so that the suite is quick; -Dbn.seeds=100 runs all that the shares were counted of.
    private static final int SEEDS = Integer.getInteger("bn.seeds", 2);

    static Stream<Experiment> experiments() {
        return Experiment.all().stream();
    }

    /// Of some of the hundred seeds, no more may fail than of all.
    @ParameterizedTest
    @MethodSource("experiments")
    void aClaimHoldsInItsShareOfRuns(Experiment experiment) {
        List<Experiment.Outcome> outcomes = Counts.of(experiment, SEEDS);
        outcomes.getFirst()
                .shares()
                .forEach((claim, share) -> assertThat(SEEDS - Counts.holds(outcomes, claim))
                        .as("runs of %d in which it does not hold: %s", SEEDS, claim)
                        .isLessThanOrEqualTo(100 - share));
    }
}
