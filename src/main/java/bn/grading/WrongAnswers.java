package bn.grading;

import bn.formula.Extent;
import bn.formula.Value;
import bn.grading.catalogue.Exercise;
import bn.grading.catalogue.Mistake;
import bn.grading.catalogue.Rewrite;
import bn.grading.judging.Answer;
import bn.grading.judging.AnswerComparison;
import bn.grading.judging.ReferenceRun;
import bn.graph.Step;
import bn.graph.Trace;
import java.util.List;
import java.util.Optional;

/// The answers that a mistake produces: for exercises, for learners to see it on their own numbers, and to
/// test that it is found.
///
/// @param mistake the mistake
/// @param rewrite the formulas with the mistake
/// @param exercise the inputs, including the free parameter of the mistake
/// @param trace the run with the mistake
public record WrongAnswers(Mistake mistake, Rewrite rewrite, Exercise exercise, Trace trace) {
    /// A typical weight decay.
    public static final double DECAY = 0.01;

    /// Makes a mistake in its usual form; empty if the exercise does not allow it.
    public static Optional<WrongAnswers> of(Mistake mistake, Exercise exercise) {
        return mistake.rewrites(exercise).stream().findFirst().map(rewrite -> of(mistake, rewrite, exercise));
    }

    /// Makes a mistake by a given rewrite.
    ///
    /// @throws IllegalArgumentException if the exercise does not allow it
    public static WrongAnswers of(Mistake mistake, Rewrite rewrite, Exercise exercise) {
        Exercise told = mistake.parameter()
                .map(parameter -> switch (parameter) {
                    case DECAY -> exercise.with(parameter.input(), new Value.One(DECAY));
                    case VARIANCE -> exercise.with(parameter.input(), onePass(exercise));
                })
                .orElse(exercise);
        return new WrongAnswers(
                mistake, rewrite, told, told.run(exercise.table().with(rewrite.lines()), List.of()));
    }

    /// The value of every step, in the order of the table.
    public List<Answer> answers() {
        return exercise.table().steps().stream()
                .filter(step -> exercise.asks(step.name()) && isAnswer(step))
                .map(this::answer)
                .toList();
    }

    private Answer answer(Step step) {
        return Answer.of(trace, step.name(), exercise.table().extent(step.name()));
    }

    private boolean isAnswer(Step step) {
        return exercise.table().extent(step.name()) != Extent.ONE;
    }

    /// A step whose numbers differ from the right ones.
    ///
    /// @param shape of the wrong value, as Python writes it
    public record Change(String step, AnswerComparison comparison, String shape) {}

    /// The steps whose numbers differ from the right ones by more than round-off.
    public List<Change> changes() {
        ReferenceRun right = ReferenceRun.of(exercise, exercise.table());
        return answers().stream()
                .map(answer -> new Change(answer.step(), right.right(answer), answer.shape()))
                .filter(change -> !change.comparison().fits())
                .toList();
    }

    /// The names of these steps.
    public List<String> changed() {
        return changes().stream().map(Change::step).toList();
    }

    /// mean(x²) − mu² as a float32 loop computes it.
    private static Value.PerFeature onePass(Exercise exercise) {
        Value.PerRow x = (Value.PerRow) exercise.input("x");
        double[] variances = new double[exercise.shape().features()];
        for (int feature = 0; feature < variances.length; feature++) {
            float sum = 0;
            float squares = 0;
            for (double number : x.run().of(feature, 0, x.rows())) {
                float single = (float) number;
                sum += single;
                squares += single * single;
            }
            float mean = sum / x.rows();
            variances[feature] = squares / x.rows() - mean * mean;
        }
        return new Value.PerFeature(variances);
    }
}
