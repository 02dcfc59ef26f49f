package bn.cli.option;

import bn.prose.Message;
import bn.prose.Sentence;
import java.io.Serial;

/// Options that make no sense, or none together: what refuses them throws this. What is wrong and what to do is kept
/// as a message, since the language is known only where it is shown.
public final class UsageException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    private final transient Sentence sentence;

    /// @param message a sentence from a small letter and without a full stop
    public UsageException(Message message, Object... blanks) {
        this(Sentence.of(message, blanks));
    }

    /// @param sentence from a small letter and without a full stop
    public UsageException(Sentence sentence) {
        super(sentence.text().key());
        this.sentence = sentence;
    }

    /// What is wrong, and what to do.
    public Sentence sentence() {
        return sentence;
    }
}
