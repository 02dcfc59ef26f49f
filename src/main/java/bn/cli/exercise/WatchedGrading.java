package bn.cli.exercise;

import bn.data.answers.Answers;
import bn.data.file.DataProblem;
import bn.data.file.Progress;
import bn.grading.Grade;
import bn.grading.catalogue.Candidates;
import bn.grading.catalogue.Exercise;
import bn.prose.Message;
import bn.prose.Words;
import java.util.Map;
import java.util.OptionalLong;

/// The grading of one learner's answers, which says what it is trying where that takes long.
///
/// How many explanations it has to look at shows only as it goes, so what it says besides is how long it has gone.
public record WatchedGrading(Progress progress, Words words) {
    /// Grades them.
    ///
    /// @param doing what is done, to be shown: `grading a.json`
    /// @throws DataProblem if there are no answers
    public Grade of(Answers answers, Exercise exercise, String doing) throws DataProblem {
        try (Progress.Work work = progress.work(doing, OptionalLong.empty())) {
            return answers.grade(exercise, Map.of(), candidates -> work.now(words.say(trying(candidates), doing)));
        }
    }

    private static Message trying(Candidates candidates) {
        return switch (candidates) {
            case NAMED -> Message.PROGRESS_TRYING_NAMED;
            case IMPRECISE -> Message.PROGRESS_TRYING_IMPRECISE;
            case SLIPS -> Message.PROGRESS_TRYING_SLIPS;
            case PAIRS -> Message.PROGRESS_TRYING_PAIRS;
        };
    }
}
