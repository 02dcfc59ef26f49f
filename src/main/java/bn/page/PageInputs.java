package bn.page;

import bn.data.PassInputs;
import bn.grading.catalogue.Exercise;
import bn.graph.Mode;
import bn.prose.Language;
import bn.stats.Convention;
import bn.stats.RunningStats;
import java.util.List;
import java.util.Optional;

/// What a page shows when it is opened.
///
/// @param inputs of the pass, with a dout
/// @param statistics before this batch; where there are none, those of a layer that has seen no batch
/// @param mode the mode that is shown first
/// @param convention by whose rules the statistics are kept at first
/// @param language the language that is shown first
/// @param isDoutMade whether nobody gave a dout, and numbers stand in its place
public record PageInputs(
        PassInputs inputs,
        Optional<RunningStats> statistics,
        Mode mode,
        Convention convention,
        Language language,
        boolean isDoutMade) {
    /// The most numbers of x: all of them stand in the page, and follow each change at once.
    public static final int MOST_NUMBERS = 4096;

    /// Checks that there is a dout.
    ///
    /// @throws IllegalArgumentException if there is none
    public PageInputs {
        if (inputs.dout().isEmpty()) {
            throw new IllegalArgumentException("a page needs a dout");
        }
    }

    /// The conventions between which the page can switch: all, one of them perhaps with another momentum.
    List<Convention> conventions() {
        return Convention.ALL.stream()
                .map(one -> one.name().equals(convention.name()) ? convention : one)
                .toList();
    }

    /// What is computed in a mode, by the rules of a convention.
    Exercise exercise(Mode other, Convention rules) {
        RunningStats before =
                statistics.orElseGet(() -> RunningStats.initial(inputs.shape().features(), rules.initialVar()));
        PassInputs ofMode = switch (other) {
            case TRAIN -> inputs.inTraining();
            case EVAL -> inputs.evaluating(before);
        };
        return ofMode.exercise(rules, Optional.of(before));
    }
}
