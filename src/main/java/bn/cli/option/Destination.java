package bn.cli.option;

import bn.batch.Printable;
import bn.prose.Message;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// In which of a command's forms its results are written, and where to.
///
/// @param <F> the forms that there are
public final class Destination<F extends Enum<F> & Destination.Form> extends Options {
    /// Which form; by the ending of the file where it is not said.
    public final Argument<F> format;

    /// Which file, if any.
    public final Argument<String> output;

    private final List<F> forms;

    /// A form that results can be written in.
    public interface Form {
        /// The endings of the files that are written in it, without their point.
        List<String> endings();

        /// The constant's name.
        String name();

        /// What is typed for it.
        default String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// @param forms that the command has; the first is the one that is not asked for
    public Destination(List<F> forms) {
        this.forms = List.copyOf(forms);
        format = option(
                "--format",
                "FORMAT",
                OptionType.oneOf(forms.getFirst().getDeclaringClass(), () -> this.forms, Form::word));
        output = option("-o, --output", "FILE");
    }

    /// The form of the results: the one said, else the one that the file's ending asks for.
    ///
    /// @throws UsageException if that ending is of none of the forms here
    public F form() {
        return format.optional()
                .or(() -> output.optional().flatMap(this::ofEnding))
                .orElse(forms.getFirst());
    }

    private Optional<F> ofEnding(String file) {
        return ending(file)
                .map(ending -> forms.stream()
                        .filter(form -> form.endings().contains(ending.toLowerCase(Locale.ROOT)))
                        .findFirst()
                        .orElseThrow(() -> new UsageException(
                                Message.NO_SUCH_ENDING,
                                Printable.quoted(file),
                                Printable.of(ending),
                                forms.stream().map(Destination::listed).collect(Collectors.joining(", ")))));
    }

    /// What stands behind the last point of a file's name, unless that is its first letter or its last.
    private static Optional<String> ending(String file) {
        String name = file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
        int point = name.lastIndexOf('.');
        return point <= 0 || point == name.length() - 1 || name.startsWith("..")
                ? Optional.empty()
                : Optional.of(name.substring(point + 1));
    }

    private static String listed(Form form) {
        return form.word() + " ("
                + form.endings().stream().map(ending -> "." + ending).collect(Collectors.joining(", ")) + ")";
    }
}
