package bn.cli.option;

import bn.batch.Printable;
import bn.prose.Message;
import java.util.Optional;

/// Which batch, and how its file is to be read.
public final class BatchOptions extends Options {
    /// The file.
    public final Argument<String> input = option("-i, --input", "FILE");

    public final LayoutOptions layout = with(new LayoutOptions());
    public final CsvOptions csv = with(new CsvOptions());
    public final ParameterOptions parameters = with(new ParameterOptions());

    /// Takes a file that was named without an option for the batch.
    ///
    /// @throws UsageException if the batch is named by its option too
    public void take(Argument<String> file) {
        if (file.isGiven() && input.isGiven()) {
            throw new UsageException(Message.FILE_TOO_MANY, Printable.quoted(file.given()), "--input");
        }
        file.optional().ifPresent(input::take);
    }

    /// An option that means nothing without a batch to read, if one was given.
    public Optional<String> withoutInput() {
        if (input.isGiven()) {
            return Optional.empty();
        }
        return parameters.chosen().or(layout::chosen).or(csv::chosen);
    }
}
