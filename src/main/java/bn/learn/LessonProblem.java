package bn.learn;

import bn.learn.script.ScriptProblem;
import bn.prose.Message;
import bn.prose.Sentence;

/// What is wrong with a lesson, for its author.
final class LessonProblem {
    private LessonProblem() {}

    /// A problem at a line of a file.
    static ScriptProblem at(String file, int line, Message message, Object... blanks) {
        return new ScriptProblem(Sentence.of(message, blanks).at(file + ":" + line + ": "));
    }

    /// A problem of a file.
    static ScriptProblem at(String file, Message message, Object... blanks) {
        return new ScriptProblem(Sentence.of(message, blanks).at(file + ": "));
    }
}
