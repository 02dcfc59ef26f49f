package bn.cli;

import bn.prose.Message;
import bn.prose.Sentence;
import java.io.Serial;

/// Options that make no sense, or none together. What is wrong and what to do is kept as a message, since
/// the language is known only where it is shown.
final class UsageException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    private final transient Sentence sentence;

    /// @param message a sentence from a small letter and without a full stop
    UsageException(Message message, Object... blanks) {
        this(Sentence.of(message, blanks));
    }

    UsageException(Sentence sentence) {
        super(sentence.text().key());
        this.sentence = sentence;
    }

    /// What is wrong, and what to do.
    Sentence sentence() {
        return sentence;
    }
}
