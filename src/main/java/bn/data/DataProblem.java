package bn.data;

/// Something is wrong with data, or with the place it is read from or written to.
///
/// Its message is one sentence for the person at the keyboard: the place, what was found, what was
/// expected, and what to do. It is safe to print.
public final class DataProblem extends Exception {
    private static final long serialVersionUID = 1;

    /// A problem, in a sentence.
    public DataProblem(String sentence) {
        super(sentence);
    }

    /// A problem, in a sentence, and what it came from.
    public DataProblem(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
