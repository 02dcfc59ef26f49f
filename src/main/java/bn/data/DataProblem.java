package bn.data;

import bn.batch.Printable;

/// Something is wrong with data, or with the place it is read from or written to.
///
/// Its message is one sentence for the person at the keyboard: the place, what was found, what was
/// expected, and what to do. It is safe to print, in one line, and short enough to be read.
public final class DataProblem extends Exception {
    private static final long serialVersionUID = 1;

    /// Characters of a sentence. What is longer holds a text of others, such as the path of a file; its place
    /// stands before that and what to do behind.
    private static final int LONGEST = 399;

    /// A problem, in a sentence.
    public DataProblem(String sentence) {
        super(Printable.within(LONGEST, sentence));
    }

    /// A problem, in a sentence, and what it came from.
    public DataProblem(String sentence, Throwable cause) {
        super(Printable.within(LONGEST, sentence), cause);
    }
}
