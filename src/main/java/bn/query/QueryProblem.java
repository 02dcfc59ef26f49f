package bn.query;

import bn.batch.Printable;
import bn.prose.Message;
import bn.prose.Sentence;
import bn.prose.Words;
import java.util.stream.Stream;

/// An expression that is invalid or names something unknown. The sentence depends on the language, so this
/// keeps the message and its arguments.
public final class QueryProblem extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Sentence sentence;

    /// Keeps a message and its arguments.
    ///
    /// @param blanks the arguments, in order
    public QueryProblem(Message problem, Object... blanks) {
        super(problem.key());
        this.sentence =
                Sentence.of(problem, Stream.of(blanks).map(QueryProblem::shown).toArray());
    }

    /// What is to be said of it to the person at the keyboard.
    public Sentence sentence() {
        return sentence;
    }

    /// The same in a language.
    public String sentence(Words words) {
        return sentence.in(words);
    }

    /// User input may contain anything, at any length.
    private static Object shown(Object blank) {
        return blank instanceof String text ? Printable.brief(text) : blank;
    }
}
