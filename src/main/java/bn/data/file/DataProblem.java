package bn.data.file;

import bn.batch.Printable;
import bn.prose.DataMessage;
import bn.prose.Language;
import bn.prose.Sentence;
import bn.prose.Words;

/// Something is wrong with data, or with the place it is read from or written to. What is said of it depends on the
/// language, so it is kept as a text and what fills its blanks.
public final class DataProblem extends Exception {
    private static final long serialVersionUID = 1;

    /// Characters of a sentence. What is longer holds a text of others, such as the path of a file; its place
    /// stands before that and what to do behind.
    private static final int LONGEST = 399;

    private final transient Sentence sentence;

    /// A problem.
    public DataProblem(Sentence sentence) {
        super(sentence.text().key());
        this.sentence = sentence;
    }

    /// A problem, and what it came from.
    public DataProblem(Sentence sentence, Throwable cause) {
        super(sentence.text().key(), cause);
        this.sentence = sentence;
    }

    /// A problem.
    ///
    /// @param place where it is: `batch.csv:3:2: `; empty if nowhere
    /// @param blanks what is filled in, in order
    public DataProblem(String place, DataMessage problem, Object... blanks) {
        this(Sentence.of(problem, blanks).at(place));
    }

    /// What is said of it, to be a part of another sentence.
    public Sentence sentence() {
        return sentence;
    }

    /// One sentence for the person at the keyboard: the place, what was found, what was expected, and what to do. It
    /// is safe to print, in one line, and short enough to be read.
    public String sentence(Words words) {
        return Printable.within(LONGEST, sentence.in(words));
    }

    /// The sentence in English, for a stack trace.
    @Override
    public String getMessage() {
        return sentence(Words.of(Language.EN));
    }
}
