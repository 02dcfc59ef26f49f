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
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/// `bn track`: running statistics, batch by batch.
final class TrackCommand extends Command {
    final ArgumentList inputs = words("BATCH", "Batches, in order: CSV or JSON; - reads standard input.");

    final Argument<String> stats = option(
            "--stats",
            "FILE",
            "The statistics: read, updated and written. A new file starts at mean 0 and variance 1.");
    final Argument<Integer> batchSize =
            option("--batch-size", "N", "Cut each file into mini-batches of N examples.", Kind.INTEGER);
    final Flag dropLast = flag("--drop-last", "Leave a smaller last mini-batch out.");
    final Argument<String> eps = option("--eps", "NUMBER", "ε to record. Otherwise the convention's.");
    final Flag dryRun = flag("--dry-run", "Show what would happen; change nothing.");

    final ConventionOptions conventions = with(new ConventionOptions());
    final CsvOptions csv = with(new CsvOptions());
    final ReportOptions shown = with(ReportOptions.ofNumbers());
    final CommonOptions common = with(new CommonOptions());

    TrackCommand(Surroundings surroundings) {
        super(surroundings, "Update running statistics by batches, and print the arithmetic of each update.", """
                bn track --stats stats.json batch1.csv batch2.csv
                bn track --stats stats.json iris.csv --exclude species --batch-size 32
                bn track --stats stats.json batch.csv --convention keras --dry-run
                bn track --stats stats.json batch.csv --momentum cumulative
                """);
    }

    @Override
    public Integer call() throws DataProblem {
        String file = checked();
        Outlet outlet = new Outlet(surroundings, common);
        MiniBatches batches = MiniBatches.read(
                new Reading(surroundings), inputs.all(), csv.dialect(), batchSize.or(0), dropLast.isSet());
        Path path = surroundings.resolve(file);
        if (dryRun.isSet()) {
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
            throw new Misuse("there is nothing to track: name the batches, in order");
        }
        if (!stats.isGiven()) {
            throw new Misuse(
                    "give the file that keeps the statistics with --stats FILE; it is made if it is not there");
        }
        int size = batchSize.or(0);
        if (size < 0 || (dropLast.isSet() && size == 0)) {
            throw new Misuse(size < 0 ? "--batch-size is 1 or more" : "--drop-last goes with --batch-size");
        }
        return stats.given();
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
        if (eps.isGiven()) {
            return Parameter.eps(eps.given());
        }
        return conventions.convention.isGiven() ? convention.eps() : start.eps().orElse(convention.eps());
    }

    private void show(Update update, MiniBatches batches, Outlet outlet) throws DataProblem {
        Words words = Words.of(common.language(surroundings));
        TrackReport report = new TrackReport(
                update.tracking(),
                update.convention(),
                batches.names(),
                batches.sources(),
                words,
                shown.digits(),
                shown.full.isSet());
        outlet.report(report.report(), shown.presentation());
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
