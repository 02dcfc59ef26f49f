package bn.data;

import bn.check.Answer;
import java.util.List;

/// What a learner has handed in.
///
/// @param answers each of another step
/// @param notes what was left out, a sentence each
public record Answers(List<Answer> answers, List<String> notes) {
    /// Keeps the lists.
    public Answers {
        answers = List.copyOf(answers);
        notes = List.copyOf(notes);
    }
}
