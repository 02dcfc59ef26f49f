package bn.cli.exercise;

import bn.batch.Printable;
import bn.cli.option.UsageException;
import bn.data.answers.AnswerNames;
import bn.grading.catalogue.Exercise;
import bn.graph.BatchNorm;
import bn.graph.Step;
import bn.prose.Message;
import bn.prose.Sentence;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A learner's own names of the steps, as typed: `dmean=dmu,x_norm=xhat`.
public final class OwnNames {
    private OwnNames() {}

    /// The names that are known, with these.
    ///
    /// @param typed pairs of a name and a step
    /// @throws UsageException if one is no pair, means no step, or names what another does
    public static AnswerNames of(List<String> typed) {
        Map<String, String> own = new HashMap<>();
        for (String pair : typed) {
            int equals = pair.lastIndexOf('=');
            String name = pair.substring(0, Math.max(equals, 0)).strip();
            String step = pair.substring(equals + 1).strip();
            if (name.isEmpty() || step.isEmpty()) {
                throw new UsageException(Message.NOT_A_NAME_OF_A_STEP, Printable.quoted(pair));
            }
            if (own.put(name, step(step)) != null) {
                throw new UsageException(Message.NAME_GIVEN_TWICE, Printable.quoted(name));
            }
        }
        return AnswerNames.with(own);
    }

    private static String step(String typed) {
        return AnswerNames.KNOWN
                .step(typed)
                .orElseThrow(() -> new UsageException(Message.NAMED_NO_STEP, Printable.quoted(typed), instead(typed)));
    }

    private static Sentence instead(String typed) {
        List<String> steps = Stream.concat(
                        BatchNorm.TABLE.steps().stream().map(Step::name),
                        Exercise.RUNNING.stream().sorted())
                .toList();
        return AnswerNames.KNOWN
                .near(typed, steps)
                .map(near -> Sentence.of(Message.DID_YOU_MEAN, near))
                .orElse(Sentence.of(Message.STEPS_LISTED));
    }
}
