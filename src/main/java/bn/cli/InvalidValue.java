package bn.cli;

import bn.prose.Message;
import bn.prose.Sentence;
import java.io.Serial;
import picocli.CommandLine.TypeConversionException;

/// A value that an option does not take, thrown to picocli, which knows the option.
final class InvalidValue extends TypeConversionException {
    @Serial
    private static final long serialVersionUID = 1;

    private final transient Sentence reason;

    /// @param message why not, from a small letter and without a full stop
    InvalidValue(Message message, Object... blanks) {
        super(message.key());
        this.reason = Sentence.of(message, blanks);
    }

    /// Why not.
    Sentence reason() {
        return reason;
    }
}
