package bn.cli;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Which batch, and how its file is to be read.
final class BatchOptions {
    @Option(
            names = {"-i", "--input"},
            paramLabel = "FILE",
            description = "The batch: CSV or JSON, plain or gzipped; - reads standard input.")
    @Nullable
    String input;

    @Mixin
    CsvOptions csv = new CsvOptions();

    @Option(
            names = "--gamma",
            paramLabel = "NUMBERS",
            description =
                    "γ: a number for all features, a list 1.5,-0.7,2, or a file. Otherwise the batch file's, else 1.")
    @Nullable
    String gamma;

    @Option(names = "--beta", paramLabel = "NUMBERS", description = "β, likewise. Otherwise the batch file's, else 0.")
    @Nullable
    String beta;

    @Option(
            names = "--eps",
            paramLabel = "NUMBER",
            description = "ε, greater than 0. Otherwise the batch file's, else 1e-05, as in PyTorch.")
    @Nullable
    String eps;

    /// An option that means nothing without a batch to read, if one was given.
    Optional<String> withoutInput() {
        if (input != null) {
            return Optional.empty();
        }
        if (gamma != null) {
            return Optional.of("--gamma");
        }
        if (beta != null) {
            return Optional.of("--beta");
        }
        if (eps != null) {
            return Optional.of("--eps");
        }
        return csv.chosen();
    }
}
