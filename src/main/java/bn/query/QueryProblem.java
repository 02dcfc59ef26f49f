package bn.query;

import bn.batch.Printable;
import bn.prose.Message;
import bn.prose.Words;
import java.util.List;

/// Something that was typed is not understood, or asks for what is not there. What is said of it depends on
/// the language, so it is kept as a message and what fills its blanks.
public final class QueryProblem extends Exception {
    private static final long serialVersionUID = 1;

    private final Message problem;
    private final transient List<Object> blanks;

    /// A problem.
    ///
    /// @param blanks what is filled in, in order
    public QueryProblem(Message problem, Object... blanks) {
        super(problem.key());
        this.problem = problem;
        this.blanks = List.of(blanks);
    }

    /// The sentence for the person at the keyboard.
    public String sentence(Words words) {
        return words.say(problem, blanks.stream().map(QueryProblem::shown).toArray());
    }

    /// What was typed may hold anything, and be of any length.
    private static Object shown(Object blank) {
        return blank instanceof String text ? Printable.brief(text) : blank;
    }
}
