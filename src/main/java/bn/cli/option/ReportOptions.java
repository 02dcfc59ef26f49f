package bn.cli.option;

import bn.batch.Printable;
import bn.prose.Message;
import java.util.List;
import java.util.Optional;

/// In which form reports are shown, and where they go.
public final class ReportOptions extends Options {
    /// Significant digits, if they were said.
    public final Argument<Integer> precision =
            option("--precision", "DIGITS", OptionType.of(Integer.class, ReportOptions::digits));

    /// Whether every row and column is shown.
    public final Flag full = flag("--full");
    private final Destination<Format> destination;

    private ReportOptions(Format... formats) {
        destination = with(new Destination<>(List.of(formats)));
    }

    /// Of a command whose results may be one table of numbers.
    public static ReportOptions ofNumbers() {
        return new ReportOptions(Format.values());
    }

    /// Of a command whose results may be one table of numbers and words.
    public static ReportOptions ofTable() {
        return new ReportOptions(Format.TEXT, Format.JSON, Format.CSV, Format.MARKDOWN, Format.HTML);
    }

    /// Of a command whose results are several arrays.
    public static ReportOptions ofArrays() {
        return new ReportOptions(Format.TEXT, Format.JSON, Format.MARKDOWN, Format.HTML, Format.NPZ);
    }

    /// Of a command whose results are none, and cannot be written as CSV.
    public static ReportOptions ofWords() {
        return new ReportOptions(Format.TEXT, Format.JSON, Format.MARKDOWN, Format.HTML);
    }

    /// How a report is shown.
    ///
    /// @throws UsageException if its file has an ending that no format here has
    public Presentation presentation() {
        return new Presentation(format(), digits(), full.isSet(), destination.output.optional());
    }

    /// Significant digits of the numbers.
    public int digits() {
        return precision.or(Presentation.USUAL_DIGITS);
    }

    /// The form of the results.
    ///
    /// @throws UsageException if their file has an ending that no format here has
    public Format format() {
        return destination.form();
    }

    /// What the file of the results is called before its ending, if they go to one: `dgamma` of `out/dgamma.npy`.
    public Optional<String> stem() {
        return destination.output.optional().map(file -> {
            String name = file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
            return name.indexOf('.') <= 0 ? name : name.substring(0, name.indexOf('.'));
        });
    }

    /// Refuses a file whose ending is of no format here, before anything is read or written.
    public void check() {
        format();
    }

    private static Integer digits(String value) {
        if (value.matches("[0-9]{1,2}")) {
            int digits = Integer.parseInt(value);
            if (digits >= 1 && digits <= 17) {
                return digits;
            }
        }
        throw new InvalidValue(Message.NOT_DIGITS, Printable.quoted(value));
    }

    /// The forms a report can take.
    public enum Format implements Destination.Form {
        TEXT,
        JSON,
        CSV,
        MARKDOWN,
        HTML,
        NPY,
        NPZ;

        @Override
        public List<String> endings() {
            return switch (this) {
                case TEXT -> List.of("txt");
                case JSON -> List.of("json");
                case CSV -> List.of("csv");
                case MARKDOWN -> List.of("md", "markdown");
                case HTML -> List.of("html", "htm");
                case NPY -> List.of("npy");
                case NPZ -> List.of("npz");
            };
        }
    }
}
