package bn.query;

import bn.batch.Printable;
import bn.prose.Message;
import bn.prose.Words;
import java.util.List;

/// An expression that is invalid or names something unknown. The sentence depends on the language, so this
/// keeps the message and its arguments.
public final class QueryProblem extends Exception {
    private static final long serialVersionUID = 1;

    private final Message problem;
    private final transient List<Object> blanks;

    /// Keeps a message and its arguments.
    ///
    /// @param blanks the arguments, in order
    public QueryProblem(Message problem, Object... blanks) {
        super(problem.key());
        this.problem = problem;
        this.blanks = List.of(blanks);
    }

    /// The sentence for the user.
    public String sentence(Words words) {
        return words.say(problem, blanks.stream().map(QueryProblem::shown).toArray());
    }

    /// User input may contain anything, at any length.
    private static Object shown(Object blank) {
        return blank instanceof String text ? Printable.brief(text) : blank;
    }
}
