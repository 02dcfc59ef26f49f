package bn.cli.option;

import bn.cli.option.ReportOptions.Format;
import java.util.Optional;

/// In which form a report is shown, and where it goes.
///
/// @param digits significant digits of its numbers
/// @param full whether every row and column is shown
/// @param output the file it is written to; standard output where there is none
public record Presentation(Format format, int digits, boolean full, Optional<String> output) {
    /// Significant digits where no others are asked for.
    public static final int USUAL_DIGITS = 6;

    /// On standard output, in this form.
    public static Presentation of(Format format) {
        return new Presentation(format, USUAL_DIGITS, false, Optional.empty());
    }

    /// The same with so many digits.
    public Presentation withDigits(int other) {
        return new Presentation(format, other, full, output);
    }

    /// The same to a file, where one is named.
    public Presentation to(Optional<String> file) {
        return new Presentation(format, digits, full, file);
    }
}
