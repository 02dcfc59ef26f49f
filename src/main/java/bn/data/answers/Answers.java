package bn.data.answers;

import bn.data.file.DataProblem;
import bn.grading.Grade;
import bn.grading.catalogue.Candidates;
import bn.grading.catalogue.Exercise;
import bn.grading.judging.Answer;
import bn.prose.DataMessage;
import bn.prose.Sentence;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// What a learner has handed in.
///
/// @param files where it stood
/// @param answers each of another step
/// @param notes what was left out, a sentence each
public record Answers(List<String> files, List<Answer> answers, List<Sentence> notes) {
    /// Keeps the lists.
    public Answers {
        files = List.copyOf(files);
        answers = List.copyOf(answers);
        notes = List.copyOf(notes);
    }

    /// Judges them.
    ///
    /// @throws DataProblem if there are none
    public Grade grade(Exercise exercise) throws DataProblem {
        return grade(exercise, Map.of(), _ -> {});
    }

    /// Judges them.
    ///
    /// @param others the exercises of others, by their names
    /// @param trying is told what may explain wrong ones and is tried next
    /// @throws DataProblem if there are none
    public Grade grade(Exercise exercise, Map<String, Exercise> others, Consumer<Candidates> trying)
            throws DataProblem {
        if (answers.isEmpty()) {
            throw new DataProblem(String.join(", ", files) + ": ", DataMessage.NO_ANSWERS);
        }
        return Grade.of(exercise, answers, others, trying);
    }
}
