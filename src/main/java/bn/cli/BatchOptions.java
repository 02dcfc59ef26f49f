package bn.cli;

import java.util.Optional;

/// Which batch, and how its file is to be read.
final class BatchOptions extends Options {
    final Argument<String> input =
            option("-i, --input", "FILE", "The batch: CSV or JSON, plain or gzipped; - reads standard input.");

    final CsvOptions csv = with(new CsvOptions());
    final Argument<String> gamma = option(
            "--gamma",
            "NUMBERS",
            "γ: a number for all features, a list 1.5,-0.7,2, or a file. Otherwise the batch file's, the statistics file's, else 1.");
    final Argument<String> beta = option("--beta", "NUMBERS", "β, likewise; else 0.");
    final Argument<String> eps = option(
            "--eps",
            "NUMBER",
            "ε, greater than 0. Otherwise the batch file's, the statistics file's, that of a convention named, else 1e-05.");

    /// An option that means nothing without a batch to read, if one was given.
    Optional<String> withoutInput() {
        if (input.isGiven()) {
            return Optional.empty();
        }
        if (gamma.isGiven()) {
            return Optional.of("--gamma");
        }
        if (beta.isGiven()) {
            return Optional.of("--beta");
        }
        if (eps.isGiven()) {
            return Optional.of("--eps");
        }
        return csv.chosen();
    }
}
