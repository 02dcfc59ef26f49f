package bn.query;

import bn.batch.Printable;
import bn.prose.Message;
import bn.prose.Sentence;
import bn.prose.Words;
import java.util.stream.Stream;

/// Something that was typed is not understood, or asks for what is not there. What is said of it depends on
/// the language, so it is kept as a message and what fills its blanks.
public final class QueryProblem extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Sentence sentence;

    /// A problem.
    ///
    /// @param blanks what is filled in, in order
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

    /// What was typed may hold anything, and be of any length.
    private static Object shown(Object blank) {
        return blank instanceof String text ? Printable.brief(text) : blank;
    }
}
