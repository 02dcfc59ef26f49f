package bn.cli.option;

import bn.batch.Printable;
import bn.prose.Message;
import bn.prose.Sentence;
import java.io.Serial;
import picocli.CommandLine.TypeConversionException;

/// A value that an option does not take, thrown to picocli, which knows the option.
public final class InvalidValue extends TypeConversionException {
    @Serial
    private static final long serialVersionUID = 1;

    private final transient Sentence reason;

    /// @param message why not, from a small letter and without a full stop
    public InvalidValue(Message message, Object... blanks) {
        super(message.key());
        this.reason = Sentence.of(message, blanks);
    }

    /// Why not.
    Sentence reason() {
        return reason;
    }

    /// What is no whole number, or none from `least` to `most`.
    public static InvalidValue notIn(int least, int most, String typed) {
        Message problem = typed.matches("[-+]?\\d+") ? Message.OUT_OF_RANGE : Message.NO_WHOLE_NUMBER;
        return new InvalidValue(problem, Printable.quoted(typed), least, most);
    }
}
