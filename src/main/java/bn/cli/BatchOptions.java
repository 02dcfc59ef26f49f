package bn.cli;

import java.util.Optional;

/// Which batch, and how its file is to be read.
final class BatchOptions extends Options {
    final Argument<String> input = option("-i, --input", "FILE");

    final LayoutOptions layout = with(new LayoutOptions());
    final CsvOptions csv = with(new CsvOptions());
    final ParameterOptions parameters = with(new ParameterOptions());

    /// An option that means nothing without a batch to read, if one was given.
    Optional<String> withoutInput() {
        if (input.isGiven()) {
            return Optional.empty();
        }
        return parameters.chosen().or(layout::chosen).or(csv::chosen);
    }
}
