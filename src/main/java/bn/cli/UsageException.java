package bn.cli;

import java.io.Serial;

/// Options that make no sense, or none together.
final class UsageException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    /// @param sentence what is wrong and what to do, from a small letter and without a full stop
    UsageException(String sentence) {
        super(sentence);
    }

    UsageException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
