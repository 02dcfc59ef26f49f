package bn.cli.io;

import bn.batch.AxisOrder;
import bn.batch.Batch;
import bn.batch.Decimal;
import bn.batch.Printable;
import bn.batch.Shape;
import bn.cli.environment.Surroundings;
import bn.cli.option.Argument;
import bn.cli.option.BatchOptions;
import bn.cli.option.ConventionOptions;
import bn.cli.option.ParameterOptions;
import bn.cli.option.StatisticsOptions;
import bn.data.AxesInOrder;
import bn.data.BatchReader;
import bn.data.NamedArray;
import bn.data.ParameterReader;
import bn.data.PassInputs;
import bn.data.answers.AnswerNames;
import bn.data.csv.CsvDialect;
import bn.data.file.DataProblem;
import bn.data.file.FileReplacement;
import bn.data.file.Source;
import bn.data.number.BatchFile;
import bn.data.state.KeptPass;
import bn.data.state.Origin;
import bn.data.statistics.SavedStatistics;
import bn.data.statistics.StatisticsFile;
import bn.formula.Value;
import bn.graph.Mode;
import bn.prose.DataMessage;
import bn.prose.Sentence;
import bn.stats.Convention;
import bn.stats.Rules;
import bn.stats.RunningStats;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Reads what the options name. What is not there, or cannot be read, is a [DataProblem].
public final class InputLoader {
    /// PyTorch's, and what most others say.
    private static final double USUAL_EPS = 1e-5;

    private final Surroundings surroundings;

    private final StateSaver saver;

    /// For a command that keeps nothing.
    public InputLoader(Surroundings surroundings) {
        this(surroundings, new StateSaver(surroundings, false));
    }

    /// @param saver keeps what comes only once
    public InputLoader(Surroundings surroundings, StateSaver saver) {
        this.surroundings = surroundings;
        this.saver = saver;
    }

    /// The inputs of a pass, and where they can be read again.
    ///
    /// @param batch where the batch lies, unless nothing is kept of it
    /// @param dout where it lies, unless nothing is kept of it or the batch's file has it too
    /// @param notes what the reader of the file should know, a sentence each
    public record Loaded(PassInputs inputs, Optional<Origin> batch, Optional<Origin> dout, List<Sentence> notes) {}

    /// Reads a batch, where nothing can be said of a convention.
    public Loaded batch(BatchOptions options, Mode mode, StatisticsOptions statistics) throws DataProblem {
        return batch(options, mode, statistics, Optional.empty());
    }

    /// Reads a batch, and the statistics where some are named, in whichever mode: they have γ, β and ε too.
    ///
    /// @param said by which rules statistics are kept, as the command line says
    public Loaded batch(BatchOptions options, Mode mode, StatisticsOptions statistics, Rules said) throws DataProblem {
        return batch(options, mode, statistics, Optional.of(said));
    }

    /// The same.
    ///
    /// @param said nothing where the command line has no word for it
    Loaded batch(BatchOptions options, Mode mode, StatisticsOptions statistics, Optional<Rules> said)
            throws DataProblem {
        CsvDialect dialect = options.csv.dialect();
        AxisOrder order = options.layout.order();
        Optional<SavedStatistics> saved =
                statistics.stats.isGiven() ? Optional.of(statistics(statistics)) : Optional.empty();
        StateSaver.LoadedNumbers<BatchFile> read =
                read(options.input.given(), dialect, source -> BatchReader.read(source, dialect, order));
        BatchFile file = read.numbers();
        if (saved.isPresent()) {
            checkFeatures(saved.get().stats(), statistics, file.x().shape());
        }
        Parameters parameters =
                parameters(options.parameters, Optional.of(file), saved, statistics, said.orElse(Rules.NONE));
        PassInputs inputs = new PassInputs(
                file.x(),
                parameters.gamma(),
                parameters.beta(),
                parameters.eps(),
                mode == Mode.EVAL ? saved.map(SavedStatistics::stats) : Optional.empty(),
                file.dout());
        List<Sentence> notes = new ArrayList<>(file.notes());
        said.flatMap(rules -> saved.flatMap(
                        one -> ConventionOptions.told(Printable.of(statistics.stats.given()), rules, one)))
                .ifPresent(notes::add);
        notes.addAll(parameters.notes());
        notes.addAll(inputs.checkRoot());
        return new Loaded(inputs, read.origin(), Optional.empty(), notes);
    }

    /// What batch normalization has besides x.
    ///
    /// @param notes what the reader of the files should know, a sentence each
    public record Parameters(Value.PerFeature gamma, Value.PerFeature beta, double eps, List<Sentence> notes) {}

    /// The parameters of a layer whose statistics are given.
    public Parameters parameters(
            ParameterOptions options, SavedStatistics saved, StatisticsOptions statistics, Rules said)
            throws DataProblem {
        return parameters(options, Optional.empty(), Optional.of(saved), statistics, said);
    }

    /// For a parameter an option beats what the batch's file says, which beats the statistics' file; for ε that beats
    /// the convention, which beats the usual.
    private Parameters parameters(
            ParameterOptions options,
            Optional<BatchFile> file,
            Optional<SavedStatistics> saved,
            StatisticsOptions statistics,
            Rules said)
            throws DataProblem {
        Shape shape = file.map(one -> one.x().shape())
                .orElseGet(() -> Shape.of(1, saved.orElseThrow().stats().features()));
        Optional<Value.PerFeature> weight =
                file.flatMap(BatchFile::gamma).or(() -> saved.flatMap(SavedStatistics::weight));
        Optional<Value.PerFeature> bias = file.flatMap(BatchFile::beta).or(() -> saved.flatMap(SavedStatistics::bias));
        OptionalDouble recorded = first(
                options.givenEps(),
                file.map(BatchFile::eps).orElse(OptionalDouble.empty()),
                saved.map(SavedStatistics::eps).orElse(OptionalDouble.empty()));
        Optional<Convention> convention =
                saved.map(one -> one.rules(said)).orElse(said).named();
        List<Sentence> notes = new ArrayList<>();
        saved.flatMap(one -> ConventionOptions.overruled(Printable.of(statistics.stats.given()), said, one.recorded()))
                .ifPresent(notes::add);
        saved.map(SavedStatistics::notes).ifPresent(notes::addAll);
        double ofConvention = convention.map(Convention::eps).orElse(USUAL_EPS);
        if (saved.isPresent() && recorded.isEmpty()) {
            Sentence whose = convention
                    .map(named -> Sentence.of(DataMessage.EPS_OF_CONVENTION, named.name()))
                    .orElse(Sentence.of(DataMessage.EPS_USUAL));
            notes.add(Sentence.of(DataMessage.EPS_NOT_RECORDED, Decimal.shortest(ofConvention), whose)
                    .at(Printable.of(statistics.stats.given()) + ": "));
        }
        return new Parameters(
                parameter("gamma", options.gamma, weight, 1, shape),
                parameter("beta", options.beta, bias, 0, shape),
                recorded.orElse(ofConvention),
                notes);
    }

    /// Reads a batch that has everything in its file.
    Loaded sample(Source source, SavedStatistics statistics) throws DataProblem {
        BatchFile file = BatchReader.read(source, CsvDialect.DETECT);
        int features = file.x().shape().features();
        if (statistics.stats().features() != features) {
            throw new DataProblem(
                    "",
                    DataMessage.OTHER_STATISTICS_OF_SAMPLE,
                    statistics.stats().features(),
                    features);
        }
        PassInputs inputs = inputs(file, Optional.of(statistics.stats()));
        return new Loaded(inputs, Optional.empty(), Optional.empty(), List.of());
    }

    /// Reads images that have γ in their file, and their dout.
    PassInputs images(Source source, Source dout) throws DataProblem {
        BatchFile file = BatchReader.read(source, CsvDialect.DETECT);
        return inputs(file, Optional.empty()).with(BatchReader.readLike(dout, CsvDialect.DETECT, file.x()));
    }

    /// What a file says, and the usual where it says nothing.
    private static PassInputs inputs(BatchFile file, Optional<RunningStats> statistics) {
        int features = file.x().shape().features();
        return new PassInputs(
                file.x(),
                file.gamma().orElseGet(() -> Value.PerFeature.filled(1, features)),
                file.beta().orElseGet(() -> Value.PerFeature.filled(0, features)),
                file.eps().orElse(USUAL_EPS),
                statistics,
                file.dout());
    }

    /// Reads running statistics.
    SavedStatistics statistics(Source source) throws DataProblem {
        return StatisticsFile.read(source, Optional.empty());
    }

    /// Reads a batch for its numbers alone.
    ///
    /// @param notes gets what the reader of the file should know, a sentence each
    public Batch plain(String file, CsvDialect dialect, AxisOrder order, Consumer<Sentence> notes) throws DataProblem {
        BatchFile read = BatchReader.read(source(file), dialect, order);
        read.notes().forEach(notes);
        return read.x();
    }

    /// Reads what a file says of a batch, with the parameters that options name in the place of the file's, and nothing
    /// in the place of what is not said.
    public BatchFile said(BatchOptions options) throws DataProblem {
        CsvDialect dialect = options.csv.dialect();
        BatchFile file = BatchReader.read(source(options.input.given()), dialect, options.layout.order());
        Shape shape = file.x().shape();
        OptionalDouble eps = options.parameters.givenEps();
        return new BatchFile(
                file.x(),
                said("gamma", options.parameters.gamma, file.gamma(), shape),
                said("beta", options.parameters.beta, file.beta(), shape),
                eps.isPresent() ? eps : file.eps(),
                file.dout(),
                file.notes());
    }

    /// Reads a gradient for a batch.
    public Batch like(String file, CsvDialect dialect, Batch x) throws DataProblem {
        return BatchReader.readLike(source(file), dialect.asWritten(), x);
    }

    /// Reads numbers of a layer in front: a file, or the name of an array of the statistics' file.
    public Batch inFront(String named, StatisticsOptions statistics, Consumer<Sentence> notes) throws DataProblem {
        if (Files.exists(surroundings.file(named))) {
            return plain(named, CsvDialect.DETECT, AxisOrder.USUAL, notes);
        }
        try {
            return NamedArray.read(source(statistics.stats.given()), named);
        } catch (DataProblem problem) {
            throw new DataProblem(
                    Sentence.of(DataMessage.NEITHER_FILE_NOR_ARRAY, Printable.quoted(named), problem.sentence()),
                    problem);
        }
    }

    /// Reads a file of running statistics of one layer.
    public SavedStatistics statistics(String file) throws DataProblem {
        return StatisticsFile.read(source(file), Optional.empty());
    }

    /// Reads the running statistics that the options name.
    public SavedStatistics statistics(StatisticsOptions options) throws DataProblem {
        return StatisticsFile.read(source(options.stats.given()), options.layer.optional());
    }

    /// Reads the running statistics that the options name, which are those of a batch of this shape.
    public SavedStatistics statistics(StatisticsOptions options, Shape shape) throws DataProblem {
        SavedStatistics saved = statistics(options);
        checkFeatures(saved.stats(), options, shape);
        return saved;
    }

    private static void checkFeatures(RunningStats stats, StatisticsOptions options, Shape shape) throws DataProblem {
        if (stats.features() != shape.features()) {
            throw new DataProblem(
                    Printable.of(options.stats.given()) + ": ",
                    DataMessage.OTHER_STATISTICS,
                    stats.features(),
                    shape.features(),
                    shape,
                    AxesInOrder.fitting(shape, stats.features()));
        }
    }

    private static OptionalDouble first(OptionalDouble... numbers) {
        return Stream.of(numbers).filter(OptionalDouble::isPresent).findFirst().orElse(OptionalDouble.empty());
    }

    /// Reads a dout for a batch. Which columns and rows x was taken from says nothing of dout's file,
    /// which has those of x.
    public Loaded withDout(Loaded pass, String file, CsvDialect dialect) throws DataProblem {
        CsvDialect ofDout = dialect.asWritten();
        Batch x = pass.inputs().x();
        StateSaver.LoadedNumbers<Batch> dout = read(file, ofDout, source -> BatchReader.readLike(source, ofDout, x));
        return new Loaded(pass.inputs().with(dout.numbers()), pass.batch(), dout.origin(), pass.notes());
    }

    /// The pass that is kept for the working folder, if one is.
    public Optional<KeptPass> kept() throws DataProblem {
        return surroundings.state().load();
    }

    /// Whether no other command has put its own in the place of a kept pass, and removed its copies.
    boolean isStill(KeptPass pass) throws DataProblem {
        return kept().map(KeptPass::copies).equals(Optional.of(pass.copies()));
    }

    /// Whether a file is a batch that has its gradient with it.
    ///
    /// @throws DataProblem if it cannot be read
    boolean hasDout(String file, CsvDialect dialect, AxisOrder order) throws DataProblem {
        try {
            return BatchReader.read(source(file), dialect, order).dout().isPresent();
        } catch (DataProblem problem) {
            if (problem.sentence().text() == DataMessage.NO_BATCH) {
                return false;
            }
            throw problem;
        }
    }

    /// Whether a file is a batch and no answer to an exercise: its name and those of its columns are of no step.
    public boolean isBatch(String file, CsvDialect dialect, AxisOrder order, AnswerNames names) {
        try {
            BatchFile read = BatchReader.read(source(file), dialect, order);
            // The number of a feature is no name, though it may be that of a step.
            boolean hasAnswers = read.x().isNamed()
                    && read.x().features().stream()
                            .anyMatch(name -> names.step(name).isPresent());
            return names.step(names.ofFile(file)).isEmpty() && !hasAnswers;
        } catch (DataProblem problem) {
            // Whoever reads it as answers says what is wrong with it.
            return false;
        }
    }

    /// Reads the inputs of a kept pass again.
    ///
    /// @param withDout whether its dout too
    /// @throws DataProblem if they are gone, or are not as the pass read them
    PassInputs again(KeptPass pass, boolean withDout) throws DataProblem {
        PassInputs inputs = pass.withoutDout(surroundings.progress());
        return withDout ? pass.withDout(inputs, surroundings.progress()) : inputs;
    }

    private Value.PerFeature parameter(
            String input, Argument<String> option, Optional<Value.PerFeature> ofFile, double usual, Shape shape)
            throws DataProblem {
        return said(input, option, ofFile, shape).orElseGet(() -> Value.PerFeature.filled(usual, shape.features()));
    }

    private Optional<Value.PerFeature> said(
            String input, Argument<String> option, Optional<Value.PerFeature> ofFile, Shape shape) throws DataProblem {
        return option.isGiven()
                ? Optional.of(ParameterReader.read(option.given(), "--" + input, input, shape, this::source))
                : ofFile;
    }

    /// A file as it was named; `-` is standard input.
    ///
    /// @throws DataProblem if no file can be called so
    public Source source(String name) throws DataProblem {
        Source source = name.equals("-")
                ? Source.stream(surroundings.in(), "<stdin>")
                : Source.file(surroundings.file(name), name);
        return source.watchedBy(surroundings.progress());
    }

    private <T> StateSaver.LoadedNumbers<T> read(String name, CsvDialect dialect, Origin.Reader<T> reader)
            throws DataProblem {
        Source source = source(name);
        if (comesOnce(name)) {
            return saver.once(source, dialect, reader);
        }
        T numbers = reader.read(source);
        Path path = surroundings.file(name).toAbsolutePath();
        return new StateSaver.LoadedNumbers<>(
                numbers, Optional.of(new Origin(path, name, false, source.fingerprint(), dialect)));
    }

    /// Whether nobody can read it again by its name: standard input, a pipe, or what stands for an open file.
    private boolean comesOnce(String name) throws DataProblem {
        Path path = surroundings.file(name);
        try {
            return name.equals("-")
                    || (Files.exists(path) && !(Files.isRegularFile(path) && FileReplacement.isReplaced(path)));
        } catch (IOException e) {
            // Whoever reads it says what is wrong with it.
            return false;
        }
    }
}
