package bn.learn;

import bn.learn.script.Expression;
import java.util.List;
import java.util.Optional;

/// What the learner is asked. Its answer is an expression of the script, computed when it is needed.
public sealed interface LessonExercise {
    /// As the texts call it: `exercise NAME`, `hints NAME`.
    String name();

    /// A number.
    ///
    /// @param right the answer
    /// @param tolerance how near it has to be
    /// @param mistakes answers that are known to be wrong
    record OfNumber(String name, Expression right, Tolerance tolerance, List<KnownMistake> mistakes)
            implements LessonExercise {
        public OfNumber {
            mistakes = List.copyOf(mistakes);
        }
    }

    /// One of some words.
    record OfChoice(String name, Expression right, List<String> among) implements LessonExercise {
        public OfChoice {
            among = List.copyOf(among);
        }
    }

    /// A number that is tried out.
    ///
    /// @param range which numbers can be tried
    /// @param accepts a function of the number: whether it does what was asked for
    /// @param shows a function of the number: what came of it
    record OfTrial(String name, Range range, Expression accepts, Optional<Expression> shows)
            implements LessonExercise {}

    /// Which numbers can be tried.
    ///
    /// @param above what they are larger than
    /// @param most the largest of them
    /// @param whole whether they are whole
    record Range(double above, double most, boolean whole) {
        boolean has(double number) {
            return number > above && number <= most && (!whole || number == Math.rint(number));
        }
    }

    /// An answer that is known to be wrong.
    ///
    /// @param id as the texts call it, in `wrong NAME`; or a mistake of the catalogue
    record KnownMistake(String id, Expression answer) {}

    /// How near an answer has to be.
    sealed interface Tolerance {
        /// Whether an answer is near enough.
        boolean accepts(double answer, double right);

        /// The same number.
        record Exact() implements Tolerance {
            @Override
            public boolean accepts(double answer, double right) {
                return answer == right;
            }
        }

        /// Within a share of the right one.
        record Within(double share) implements Tolerance {
            @Override
            public boolean accepts(double answer, double right) {
                return Math.abs(answer - right) <= share * Math.abs(right);
            }
        }

        /// Neither more than so many times the right one, nor less than the right one divided by it.
        record Factor(double factor) implements Tolerance {
            @Override
            public boolean accepts(double answer, double right) {
                double ratio = answer / right;
                return ratio <= factor && ratio >= 1 / factor;
            }
        }
    }
}
