package bn.cli;

import bn.batch.Batch;
import bn.batch.Decimal;
import bn.batch.Printable;
import bn.batch.Shape;
import bn.data.BatchFile;
import bn.data.BatchReader;
import bn.data.Cache;
import bn.data.CsvDialect;
import bn.data.DataProblem;
import bn.data.Origin;
import bn.data.Parameter;
import bn.data.SavedStatistics;
import bn.data.Source;
import bn.data.StateFolder;
import bn.data.StatisticsFile;
import bn.formula.Value;
import bn.graph.Mode;
import bn.stats.Convention;
import bn.stats.Rules;
import bn.stats.RunningStats;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/// Reads what the options name.
final class InputLoader {
    /// PyTorch's, and what most others say.
    private static final double USUAL_EPS = 1e-5;

    private final Surroundings surroundings;

    InputLoader(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /// A batch with its parameters, and where it came from unless that was standard input.
    ///
    /// @param notes what the reader of the file should know, a sentence each
    record Loaded(Cache cache, Optional<Origin> origin, List<String> notes) {}

    /// Reads a batch, where nothing was said of a convention.
    Loaded batch(BatchOptions options, Mode mode, StatisticsOptions statistics) throws DataProblem {
        return batch(options, mode, statistics, Rules.NONE);
    }

    /// Reads a batch, and the statistics where some are named, in whichever mode: they have γ, β and ε too. For a
    /// parameter an option beats what the batch's file says, which beats the statistics' file; for ε that beats
    /// the convention, which beats the usual.
    ///
    /// @param said by which rules statistics are kept, as the command line says
    Loaded batch(BatchOptions options, Mode mode, StatisticsOptions statistics, Rules said) throws DataProblem {
        String input = options.input.given();
        Source source = source(input);
        CsvDialect dialect = options.csv.dialect();
        OptionalDouble eps =
                options.eps.isGiven() ? OptionalDouble.of(Parameter.eps(options.eps.given())) : OptionalDouble.empty();
        Optional<SavedStatistics> saved =
                statistics.stats.isGiven() ? Optional.of(statistics(statistics)) : Optional.empty();
        BatchFile file = BatchReader.read(source, dialect);
        int features = file.x().shape().features();
        if (saved.isPresent()) {
            checkFeatures(saved.get().stats(), statistics, file.x().shape());
        }
        Optional<Value.PerFeature> weight = file.gamma().or(() -> saved.flatMap(SavedStatistics::weight));
        Optional<Value.PerFeature> bias = file.beta().or(() -> saved.flatMap(SavedStatistics::bias));
        OptionalDouble recorded =
                first(eps, file.eps(), saved.map(SavedStatistics::eps).orElse(OptionalDouble.empty()));
        Optional<Convention> convention =
                said.over(saved.map(SavedStatistics::rules).orElse(Rules.NONE)).named();
        List<String> notes = new ArrayList<>(file.notes());
        saved.flatMap(one -> ConventionOptions.overruled(Printable.of(statistics.stats.given()), said, one.rules()))
                .ifPresent(notes::add);
        double ofConvention = convention.map(Convention::eps).orElse(USUAL_EPS);
        if (saved.isPresent() && recorded.isEmpty()) {
            notes.add(Printable.of(statistics.stats.given()) + ": does not record ε; " + Decimal.shortest(ofConvention)
                    + " is used, "
                    + convention
                            .map(named -> "that of " + named.name() + ": say another with --eps")
                            .orElse("as PyTorch does; Keras has 1e-3: say so with --eps"));
        }
        Cache cache = new Cache(
                file.x(),
                parameter("gamma", options.gamma, weight, 1, features),
                parameter("beta", options.beta, bias, 0, features),
                recorded.orElse(ofConvention),
                mode == Mode.EVAL ? saved.map(SavedStatistics::stats) : Optional.empty(),
                file.dout());
        return new Loaded(cache, origin(input, source, dialect), notes);
    }

    /// Reads a batch that has everything in its file.
    Loaded sample(Source source, SavedStatistics statistics) throws DataProblem {
        BatchFile file = BatchReader.read(source, CsvDialect.DETECT);
        int features = file.x().shape().features();
        if (statistics.stats().features() != features) {
            throw new DataProblem("the statistics are those of "
                    + statistics.stats().features() + " features, the sample has " + features);
        }
        Cache cache = new Cache(
                file.x(),
                file.gamma().orElseGet(() -> Value.PerFeature.filled(1, features)),
                file.beta().orElseGet(() -> Value.PerFeature.filled(0, features)),
                file.eps().orElse(USUAL_EPS),
                Optional.of(statistics.stats()),
                file.dout());
        return new Loaded(cache, Optional.empty(), List.of());
    }

    /// Reads images that have γ in their file, and their dout.
    Cache images(Source source, Source dout) throws DataProblem {
        BatchFile file = BatchReader.read(source, CsvDialect.DETECT);
        int features = file.x().shape().features();
        Cache cache = new Cache(
                file.x(),
                file.gamma().orElseGet(() -> Value.PerFeature.filled(1, features)),
                file.beta().orElseGet(() -> Value.PerFeature.filled(0, features)),
                file.eps().orElse(USUAL_EPS),
                Optional.empty(),
                Optional.empty());
        return cache.with(BatchReader.readLike(dout, CsvDialect.DETECT, file.x()));
    }

    /// Reads running statistics.
    SavedStatistics statistics(Source source) throws DataProblem {
        return StatisticsFile.read(source, Optional.empty());
    }

    /// Reads a batch for its numbers alone.
    Batch plain(String file, CsvDialect dialect) throws DataProblem {
        return BatchReader.read(source(file), dialect).x();
    }

    /// Reads a file of running statistics of one layer.
    SavedStatistics statistics(String file) throws DataProblem {
        return StatisticsFile.read(source(file), Optional.empty());
    }

    /// Reads the running statistics that the options name.
    SavedStatistics statistics(StatisticsOptions options) throws DataProblem {
        return StatisticsFile.read(source(options.stats.given()), options.layer.optional());
    }

    /// Reads the running statistics that the options name, which are those of a batch of this shape.
    SavedStatistics statistics(StatisticsOptions options, Shape shape) throws DataProblem {
        SavedStatistics saved = statistics(options);
        checkFeatures(saved.stats(), options, shape);
        return saved;
    }

    private static void checkFeatures(RunningStats stats, StatisticsOptions options, Shape shape) throws DataProblem {
        if (stats.features() != shape.features()) {
            throw new DataProblem(Printable.of(options.stats.given()) + ": holds the statistics of " + stats.features()
                    + " features, the batch has " + shape.features() + ", x being " + shape);
        }
    }

    private static OptionalDouble first(OptionalDouble... numbers) {
        return Stream.of(numbers).filter(OptionalDouble::isPresent).findFirst().orElse(OptionalDouble.empty());
    }

    /// Reads a dout for a batch. Which columns x was taken from says nothing of dout's file.
    Batch dout(String file, CsvDialect dialect, Batch x) throws DataProblem {
        CsvDialect ofDout = new CsvDialect(dialect.delimiter(), Optional.empty(), List.of(), List.of());
        return BatchReader.readLike(source(file), ofDout, x);
    }

    /// The state of the working folder.
    ///
    /// @throws DataProblem if there is nowhere to keep it
    StateFolder state() throws DataProblem {
        Path home = StateFolder.home(surroundings.environment(), surroundings.windows(), surroundings.userHome());
        return new StateFolder(home, surroundings.folder());
    }

    private Value.PerFeature parameter(
            String input, Argument<String> option, Optional<Value.PerFeature> ofFile, double usual, int features)
            throws DataProblem {
        return option.isGiven()
                ? Parameter.read(option.given(), "--" + input, input, features, this::source)
                : ofFile.orElseGet(() -> Value.PerFeature.filled(usual, features));
    }

    /// A file as it was named; `-` is standard input.
    ///
    /// @throws DataProblem if no file can be called so
    Source source(String name) throws DataProblem {
        Source source = name.equals("-")
                ? Source.stream(surroundings.in(), "<stdin>")
                : Source.file(surroundings.file(name), name);
        return source.watchedBy(surroundings.progress());
    }

    private Optional<Origin> origin(String input, Source source, CsvDialect dialect) throws DataProblem {
        // A pipe or a device gives its bytes once: what it gave is kept whole, as of standard input.
        boolean once = input.equals("-") || !Files.isRegularFile(surroundings.file(input));
        return once
                ? Optional.empty()
                : Optional.of(
                        new Origin(surroundings.file(input).toAbsolutePath(), input, source.fingerprint(), dialect));
    }
}
