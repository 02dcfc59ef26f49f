package bn.exercise;

import bn.formula.Value;
import bn.grading.catalogue.Exercise;
import bn.net.Generator;
import java.util.Arrays;

/// The search for numbers that tell all mistakes apart: candidates are drawn from a seed until nothing is left that
/// they cannot show, or the best of some is taken. The same seed gives the same numbers everywhere.
///
/// @param left what they cannot show
public record NumberSearch(ExerciseNumbers numbers, UnshownMistakes left) {
    /// Draws, unless nothing is left before but what no draw can change.
    private static final int MOST = 12;

    /// A variance this many times ε is far from it.
    private static final double FAR = 100;

    /// The best numbers that are found.
    public static NumberSearch of(ExerciseRequirements wanted, long seed) {
        Draw draw = new Draw(wanted, new Generator(seed));
        NumberSearch best = candidate(draw, wanted);
        for (int tried = 1; tried < MOST && !best.left().needsOnly(wanted.fixed()); tried++) {
            NumberSearch other = candidate(draw, wanted);
            best = other.left().count() < best.left().count() ? other : best;
        }
        return best;
    }

    private static NumberSearch candidate(Draw draw, ExerciseRequirements wanted) {
        ExerciseNumbers numbers = draw.numbers();
        while (wanted.x().isEmpty() && !isFar(numbers)) {
            numbers = draw.numbers();
        }
        Exercise exercise = numbers.exercise();
        return new NumberSearch(numbers, UnshownMistakes.in(exercise, Gaps.choices(exercise)));
    }

    private static boolean isFar(ExerciseNumbers numbers) {
        Value.PerFeature var =
                (Value.PerFeature) numbers.inputs().inTraining().trace().value("var");
        double least = Arrays.stream(var.toArray()).min().orElseThrow();
        return least >= FAR * numbers.inputs().eps() && least >= 1;
    }
}
