package bn.cli;

import bn.batch.Batch;
import bn.data.BatchFile;
import bn.data.BatchReader;
import bn.data.Cache;
import bn.data.CsvDialect;
import bn.data.DataProblem;
import bn.data.Origin;
import bn.data.Parameter;
import bn.data.Source;
import bn.data.StateFolder;
import bn.formula.Value;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/// Reads what the options name.
final class Reading {
    /// PyTorch's, and what most others say.
    private static final double USUAL_EPS = 1e-5;

    private final Surroundings surroundings;

    Reading(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /// A batch with its parameters, and where it came from unless that was standard input.
    ///
    /// @param notes what the reader of the file should know, a sentence each
    record Loaded(Cache cache, Optional<Origin> origin, List<String> notes) {}

    /// Reads a batch. An option beats what the file says, which beats the usual.
    Loaded batch(String input, BatchOptions options) throws DataProblem {
        Source source = source(input);
        CsvDialect dialect = options.dialect();
        OptionalDouble eps =
                options.eps == null ? OptionalDouble.empty() : OptionalDouble.of(Parameter.eps(options.eps));
        BatchFile file = BatchReader.read(source, dialect);
        int features = file.x().shape().features();
        Value.PerFeature gamma = parameter("gamma", options.gamma, file.gamma(), 1, features);
        Value.PerFeature beta = parameter("beta", options.beta, file.beta(), 0, features);
        Cache cache = new Cache(file.x(), gamma, beta, eps.orElse(file.eps().orElse(USUAL_EPS)), file.dout());
        return new Loaded(cache, origin(input, source, dialect), file.notes());
    }

    /// Reads a dout for a batch.
    Batch dout(String file, CsvDialect dialect, Batch x) throws DataProblem {
        return BatchReader.readLike(source(file), dialect, x);
    }

    /// The state of the working folder.
    StateFolder state() {
        Path home = StateFolder.home(surroundings.environment(), surroundings.windows(), surroundings.userHome());
        return new StateFolder(home, surroundings.folder());
    }

    private Value.PerFeature parameter(
            String input, @Nullable String text, Optional<Value.PerFeature> ofFile, double usual, int features)
            throws DataProblem {
        return text == null
                ? ofFile.orElseGet(() -> Parameter.filled(usual, features))
                : Parameter.read(text, "--" + input, input, features, this::source);
    }

    private Source source(String name) {
        return name.equals("-")
                ? Source.stream(surroundings.in(), "<stdin>")
                : Source.file(surroundings.folder().resolve(name), name);
    }

    private Optional<Origin> origin(String input, Source source, CsvDialect dialect) {
        return input.equals("-")
                ? Optional.empty()
                : Optional.of(new Origin(
                        surroundings.folder().resolve(input).toAbsolutePath(), input, source.fingerprint(), dialect));
    }
}
