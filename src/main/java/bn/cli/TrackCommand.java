package bn.cli;

import bn.batch.Decimal;
import bn.batch.Printable;
import bn.data.DataProblem;
import bn.data.Parameter;
import bn.data.SavedStatistics;
import bn.data.StatisticsFile;
import bn.prose.Message;
import bn.prose.Words;
import bn.report.TrackReport;
import bn.stats.Convention;
import bn.stats.Tracking;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `bn track`: running statistics, batch by batch.
@Command(
        name = "track",
        header = "Update running statistics by batches, and print the arithmetic of each update.",
        abbreviateSynopsis = true,
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  bn track --stats stats.json batch1.csv batch2.csv",
            "  bn track --stats stats.json iris.csv --exclude species --batch-size 32",
            "  bn track --stats stats.json batch.csv --convention keras --dry-run",
            "  bn track --stats stats.json batch.csv --momentum cumulative",
            ""
        })
final class TrackCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "BATCH",
            arity = "0..*",
            description = "Batches, in order: CSV or JSON; - reads standard input.")
    List<String> inputs = List.of();

    @Option(
            names = "--stats",
            paramLabel = "FILE",
            description = "The statistics: read, updated and written. A new file starts at mean 0 and variance 1.")
    @Nullable
    String stats;

    @Option(names = "--batch-size", paramLabel = "N", description = "Cut each file into mini-batches of N examples.")
    int batchSize;

    @Option(names = "--drop-last", description = "Leave a smaller last mini-batch out.")
    boolean dropLast;

    @Option(names = "--eps", paramLabel = "NUMBER", description = "ε to record. Otherwise the convention's.")
    @Nullable
    String eps;

    @Option(names = "--dry-run", description = "Show what would happen; change nothing.")
    boolean dryRun;

    @Mixin
    ConventionOptions conventions = new ConventionOptions();

    @Mixin
    CsvOptions csv = new CsvOptions();

    @Mixin
    ReportOptions shown = new ReportOptions();

    @Mixin
    CommonOptions common = new CommonOptions();

    TrackCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws DataProblem {
        String file = checked();
        Outlet outlet = new Outlet(surroundings, common);
        MiniBatches batches = MiniBatches.read(new Reading(surroundings), inputs, csv.dialect(), batchSize, dropLast);
        Path path = surroundings.folder().resolve(file);
        if (dryRun) {
            show(track(path, file, batches), batches, outlet);
            return ExitStatus.DONE;
        }
        // Written before anything is shown: whoever stops reading early has not stopped the update.
        AtomicReference<Update> done = new AtomicReference<>();
        StatisticsFile.locked(path, file, () -> {
            Update update = track(path, file, batches);
            StatisticsFile.write(path, file, update.after());
            done.set(update);
        });
        show(done.get(), batches, outlet);
        return ExitStatus.DONE;
    }

    /// What was done, and what is to be kept of it.
    private record Update(Tracking tracking, Convention convention, SavedStatistics after) {}

    private String checked() {
        if (inputs.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "there is nothing to track: name the batches, in order");
        }
        if (stats == null) {
            throw new ParameterException(
                    spec.commandLine(),
                    "give the file that keeps the statistics with --stats FILE; it is made if it is not there");
        }
        if (batchSize < 0 || (dropLast && batchSize == 0)) {
            throw new ParameterException(
                    spec.commandLine(),
                    batchSize < 0 ? "--batch-size is 1 or more" : "--drop-last goes with --batch-size");
        }
        return stats;
    }

    private Update track(Path path, String file, MiniBatches batches) throws DataProblem {
        Optional<SavedStatistics> before =
                Files.exists(path) ? Optional.of(new Reading(surroundings).statistics(file)) : Optional.empty();
        Convention convention = conventions.chosen(before.flatMap(SavedStatistics::convention));
        int features = batches.features();
        SavedStatistics start = before.orElseGet(() -> SavedStatistics.initial(features, convention));
        if (!start.alone()) {
            throw new DataProblem(
                    Printable.of(file) + ": holds more than the statistics of one layer, which would be lost;"
                            + " track into a file of its own");
        }
        if (start.stats().features() != features) {
            throw new DataProblem(Printable.of(file) + ": holds the statistics of "
                    + start.stats().features() + " features, the batches have " + features);
        }
        batches.checkRows(convention);
        Tracking tracking = Tracking.of(convention, start.stats(), batches.batches());
        return new Update(tracking, convention, start.with(tracking.end(), convention, eps(start, convention)));
    }

    /// The one said, else that of the convention said, else the one recorded, else that of the convention.
    private double eps(SavedStatistics start, Convention convention) throws DataProblem {
        if (eps != null) {
            return Parameter.eps(eps);
        }
        return conventions.convention == null ? start.eps().orElse(convention.eps()) : convention.eps();
    }

    private void show(Update update, MiniBatches batches, Outlet outlet) throws DataProblem {
        Words words = Words.of(common.language(surroundings));
        TrackReport report = new TrackReport(
                update.tracking(),
                update.convention(),
                batches.names(),
                batches.sources(),
                words,
                shown.precision,
                shown.full);
        outlet.report(report.report(), shown);
        warn(batches, update.convention(), words, outlet);
    }

    private static void warn(MiniBatches batches, Convention convention, Words words, Outlet outlet) {
        batches.smallLast()
                .ifPresent(small -> outlet.warn(words.say(
                        Message.SMALL_LAST_BATCH,
                        small.shape().rows(),
                        batches.batches().getFirst().shape().rows(),
                        Decimal.rounded(
                                (double) batches.batches().getFirst().shape().rows()
                                        / small.shape().rows(),
                                3))));
        if (convention.weightOfBatch(2) == 0) {
            outlet.warn(words.say(Message.MOMENTUM_MOVES_NOTHING));
        }
    }
}
