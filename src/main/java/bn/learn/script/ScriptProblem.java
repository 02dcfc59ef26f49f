package bn.learn.script;

import bn.batch.Printable;
import bn.prose.DataMessage;
import bn.prose.Language;
import bn.prose.Sentence;
import bn.prose.Words;

/// Something is wrong with a script, or with an expression that was typed: the place, what was found, and what was
/// expected. A function of the library throws it without a place; that of the call is then added.
public final class ScriptProblem extends RuntimeException {
    private static final long serialVersionUID = 1;

    /// Characters of a sentence.
    private static final int LONGEST = 399;

    private final transient Sentence sentence;

    /// A problem, whose place may be added later.
    public ScriptProblem(DataMessage problem, Object... blanks) {
        this(Sentence.of(problem, blanks));
    }

    /// The same, of a sentence.
    public ScriptProblem(Sentence sentence) {
        super(sentence.text().key());
        this.sentence = sentence;
    }

    /// A problem on a line.
    ///
    /// @param file the name of the script; empty for what was typed, which has no place
    static ScriptProblem on(String file, int line, DataMessage problem, Object... blanks) {
        return new ScriptProblem(problem, blanks).at(file, line);
    }

    /// The same on this line, unless it has a place already.
    ///
    /// @param line 0 for none
    ScriptProblem at(String file, int line) {
        if (file.isEmpty() || line == 0 || !sentence.place().isEmpty()) {
            return this;
        }
        ScriptProblem placed = new ScriptProblem(sentence.at(file + ":" + line + ": "));
        placed.setStackTrace(getStackTrace());
        return placed;
    }

    /// What is said of it, to be a part of another sentence.
    public Sentence sentence() {
        return sentence;
    }

    /// One sentence with its place, safe to print, in one line.
    public String sentence(Words words) {
        return Printable.within(LONGEST, sentence.in(words));
    }

    /// The sentence in English, for a stack trace.
    @Override
    public String getMessage() {
        return sentence(Words.of(Language.EN));
    }
}
