package bn.cli;

import bn.batch.Batch;
import bn.batch.Decimal;
import bn.batch.Printable;
import bn.cli.environment.ExitStatus;
import bn.cli.environment.Surroundings;
import bn.cli.io.InputLoader;
import bn.cli.io.MiniBatches;
import bn.cli.io.Output;
import bn.cli.option.Argument;
import bn.cli.option.ArgumentList;
import bn.cli.option.CommonOptions;
import bn.cli.option.ConventionOptions;
import bn.cli.option.CsvOptions;
import bn.cli.option.Flag;
import bn.cli.option.LayoutOptions;
import bn.cli.option.OptionType;
import bn.cli.option.ReportOptions;
import bn.cli.option.UsageException;
import bn.data.ParameterReader;
import bn.data.file.DataProblem;
import bn.data.file.FileReplacement;
import bn.data.file.Progress;
import bn.data.statistics.SavedStatistics;
import bn.data.statistics.StatisticsFile;
import bn.prose.DataMessage;
import bn.prose.Message;
import bn.prose.Sentence;
import bn.prose.Words;
import bn.report.TrackReport;
import bn.report.block.Report;
import bn.stats.Convention;
import bn.stats.Rules;
import bn.stats.RunningStats;
import bn.stats.Tracking;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;

/// `bn track`: running statistics, batch by batch.
final class TrackCommand extends Subcommand {
    final ArgumentList inputs = words("BATCH");

    final Argument<String> stats = option("--stats", "FILE");
    final Argument<Integer> batchSize = option("--batch-size", "N", OptionType.INTEGER);
    final Flag dropLast = flag("--drop-last");
    final Argument<String> eps = option("--eps", "NUMBER");
    final Flag dryRun = flag("--dry-run");

    final ConventionOptions conventions = with(new ConventionOptions());
    final LayoutOptions layout = with(new LayoutOptions());
    final CsvOptions csv = with(new CsvOptions());
    final ReportOptions shown = with(ReportOptions.ofWords());
    final CommonOptions common = with(new CommonOptions());

    TrackCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    public Integer call() throws DataProblem {
        String file = checked();
        Output output = new Output(surroundings, common);
        MiniBatches batches = MiniBatches.read(
                new InputLoader(surroundings),
                inputs.all(),
                csv.dialect(),
                layout.order(),
                batchSize.or(0),
                dropLast.isSet());
        Path path = surroundings.file(file);
        if (dryRun.isSet()) {
            TrackedUpdate update = track(path, file, batches);
            output.report(report(update, batches), shown.presentation());
            notes(update, batches, output);
            return ExitStatus.DONE;
        }
        if (shown.presentation().output().isPresent() && FileReplacement.isSame(path, outputPath())) {
            throw new UsageException(Message.OUTPUT_IS_STATISTICS);
        }
        // Written before anything is shown: whoever stops reading early has not stopped the update.
        AtomicReference<Output.Action> showing = new AtomicReference<>();
        AtomicReference<TrackedUpdate> done = new AtomicReference<>();
        StatisticsFile.locked(path, file, () -> output.note(waiting(file)), () -> {
            TrackedUpdate update = track(path, file, batches);
            showing.set(output.afterMaking(
                    report(update, batches),
                    shown.presentation(),
                    () -> StatisticsFile.write(path, file, update.after())));
            done.set(update);
        });
        try {
            showing.get().run();
        } catch (DataProblem problem) {
            throw new DataProblem(
                    Sentence.of(DataMessage.TRACKED_NOT_SHOWN, problem.sentence())
                            .at(Printable.of(file) + ": "),
                    problem);
        }
        notes(done.get(), batches, output);
        return ExitStatus.DONE;
    }

    private Path outputPath() throws DataProblem {
        return surroundings.file(shown.presentation().output().orElseThrow());
    }

    private static Sentence waiting(String file) {
        return Sentence.of(DataMessage.TRACK_WAITS).at(Printable.of(file) + ": ");
    }

    /// What was done, and what is to be kept of it.
    private record TrackedUpdate(
            Tracking tracking, Convention convention, SavedStatistics after, Optional<Sentence> overruled) {}

    private String checked() {
        if (inputs.isEmpty()) {
            throw new UsageException(Message.NOTHING_TO_TRACK);
        }
        if (!stats.isGiven()) {
            throw new UsageException(Message.TRACK_NEEDS_FILE);
        }
        shown.check();
        int size = batchSize.or(0);
        if (size < 0 || (dropLast.isSet() && size == 0)) {
            throw new UsageException(size < 0 ? Message.NOT_A_BATCH_SIZE : Message.DROP_LAST_NEEDS_SIZE);
        }
        return stats.given();
    }

    private TrackedUpdate track(Path path, String file, MiniBatches batches) throws DataProblem {
        Optional<SavedStatistics> before =
                Files.exists(path) ? Optional.of(new InputLoader(surroundings).statistics(file)) : Optional.empty();
        Convention convention = conventions.chosen(before);
        int features = batches.features();
        if (before.isPresent()) {
            checkVariances(before.get().stats());
        }
        SavedStatistics start = before.orElseGet(() -> SavedStatistics.initial(features, convention));
        if (start.whyNotWritten().isPresent()) {
            throw new DataProblem(
                    Printable.of(file) + ": ", start.whyNotWritten().get());
        }
        if (start.stats().features() != features) {
            throw new DataProblem(
                    Printable.of(file) + ": ",
                    DataMessage.OTHER_STATISTICS_OF_BATCHES,
                    start.stats().features(),
                    features);
        }
        batches.checkRows(convention);
        Tracking tracking = tracked(convention, start.stats(), batches.batches());
        checkReadable(tracking, file, batches);
        return new TrackedUpdate(
                tracking,
                convention,
                start.with(tracking.end(), convention, eps(start, convention)),
                ConventionOptions.overruled(Printable.of(file), conventions.rules(), recorded(before)));
    }

    /// How far it is, is told by the numbers that are done, of which each has eight bytes.
    private Tracking tracked(Convention convention, RunningStats start, List<Batch> batches) {
        long total = batches.stream().mapToLong(TrackCommand::bytes).sum();
        try (Progress.Watched watched =
                surroundings.progress().begin(words().say(Message.PROGRESS_TRACKING), OptionalLong.of(total))) {
            LongAdder done = new LongAdder();
            return Tracking.of(convention, start, batches, batch -> {
                done.add(bytes(batch));
                watched.bytes(done.sum());
            });
        }
    }

    private static long bytes(Batch batch) {
        return 8L * batch.shape().rows() * batch.shape().features();
    }

    /// Refuses an update that leads to statistics which no later command could take.
    private static void checkReadable(Tracking tracking, String file, MiniBatches batches) throws DataProblem {
        for (int batch = 0; batch < tracking.updates().size(); batch++) {
            Optional<String> number = unreadable(tracking.updates().get(batch).after(), batches.names());
            if (number.isPresent()) {
                throw new DataProblem(
                        Printable.of(file) + ": ",
                        DataMessage.TRACK_LEFT,
                        batch + 1,
                        batches.sources().get(batch),
                        number.get());
            }
        }
    }

    /// The first number that is none, or the first variance below 0: `running_var[width] Infinity`.
    private static Optional<String> unreadable(RunningStats stats, List<String> names) {
        double[] mean = stats.mean().toArray();
        double[] var = stats.var().toArray();
        for (int feature = 0; feature < mean.length; feature++) {
            if (!Double.isFinite(mean[feature])) {
                return Optional.of("running_mean[" + names.get(feature) + "] " + mean[feature]);
            }
            if (!Double.isFinite(var[feature]) || var[feature] < 0) {
                return Optional.of("running_var[" + names.get(feature) + "] " + var[feature]);
            }
        }
        return Optional.empty();
    }

    /// The one said, else that of the convention said, else the one recorded, else that of the convention.
    /// An average that goes on from what is no variance stays none.
    private void checkVariances(RunningStats before) throws DataProblem {
        double[] variances = before.var().toArray();
        for (int i = 0; i < variances.length; i++) {
            if (variances[i] < 0) {
                throw new DataProblem(
                        Printable.of(stats.given()) + ": ",
                        DataMessage.TRACKED_VARIANCE_NEGATIVE,
                        i,
                        Decimal.shortest(variances[i]));
            }
        }
    }

    private double eps(SavedStatistics start, Convention convention) throws DataProblem {
        if (eps.isGiven()) {
            return ParameterReader.eps(eps.given());
        }
        return conventions.convention.isGiven() ? convention.eps() : start.eps().orElse(convention.eps());
    }

    private static Rules recorded(Optional<SavedStatistics> before) {
        return before.map(SavedStatistics::recorded).orElse(Rules.NONE);
    }

    private Words words() {
        return Words.of(common.language(surroundings));
    }

    private Report report(TrackedUpdate update, MiniBatches batches) {
        return new TrackReport(
                        update.tracking(),
                        update.convention(),
                        batches.names(),
                        batches.sources(),
                        words(),
                        shown.digits(),
                        shown.full.isSet())
                .report();
    }

    private void notes(TrackedUpdate update, MiniBatches batches, Output output) {
        batches.notes().forEach(output::note);
        update.overruled().ifPresent(output::note);
        warn(batches, update.convention(), words(), output);
    }

    private static void warn(MiniBatches batches, Convention convention, Words words, Output output) {
        batches.smallLast()
                .ifPresent(small -> output.warn(words.say(
                        Message.SMALL_LAST_BATCH,
                        small.shape().rows(),
                        batches.batches().getFirst().shape().rows(),
                        Decimal.rounded(
                                (double) batches.batches().getFirst().shape().rows()
                                        / small.shape().rows(),
                                3))));
        if (convention.weightOfBatch(2) == 0) {
            output.warn(words.say(Message.MOMENTUM_MOVES_NOTHING));
        }
    }
}
