package bn.cli;

import bn.batch.Batch;
import bn.batch.Printable;
import bn.data.DataProblem;
import bn.data.PassInputs;
import bn.data.SavedStatistics;
import bn.graph.Mode;
import bn.prose.Words;
import bn.report.CompareReport;
import bn.stats.Comparison;
import bn.stats.Symptom;
import java.util.ArrayList;
import java.util.List;

/// `bn compare`: train and eval side by side.
final class CompareCommand extends Command {
    final ArgumentList tracked =
            words("BATCH", "The batches that the statistics were made of, in order, if you have them.");
    final Argument<Double> tolerance =
            option("--tolerance", "T", "Status 1 if an output differs by more than T.", Kind.NUMBER);
    final BatchOptions batch = with(new BatchOptions());
    final StatisticsOptions statistics = with(new StatisticsOptions());
    final ConventionOptions conventions = with(new ConventionOptions());
    final ReportOptions shown = with(ReportOptions.ofWords());
    final CommonOptions common = with(new CommonOptions());

    CompareCommand(Surroundings surroundings) {
        super(surroundings, "Put train and eval mode side by side, and say why they differ.", """
                bn compare --input batch.csv --stats stats.json
                bn compare --input batch.csv --stats stats.json --tolerance 0.1
                bn compare --input batch.csv --stats stats.json batch1.csv batch2.csv
                                                 and whether these batches made the statistics
                """);
    }

    @Override
    public Integer call() throws DataProblem {
        if (!batch.input.isGiven() || !statistics.stats.isGiven()) {
            throw new Misuse("compare takes a batch with --input FILE and its statistics with --stats FILE");
        }
        if (tolerance.or(0.0) < 0) {
            throw new Misuse("--tolerance is 0 or more, not " + tolerance.given());
        }
        shown.check();
        Outlet outlet = new Outlet(surroundings, common);
        Reading reading = new Reading(surroundings);
        Reading.Loaded loaded = reading.batch(batch, Mode.EVAL, statistics, conventions.rules());
        loaded.notes().forEach(outlet::note);
        PassInputs eval = loaded.inputs();
        Comparison comparison = new Comparison(
                eval.inTraining().trace(), eval.trace(), eval.statistics().orElseThrow());
        SavedStatistics saved = reading.statistics(statistics);
        List<Symptom> symptoms =
                Symptom.of(comparison, conventions.over(saved.rules()), batches(reading, eval.features()));
        CompareReport report = new CompareReport(
                comparison, symptoms, eval.features(), Words.of(common.language(surroundings)), shown.full.isSet());
        outlet.report(report.report(), shown.presentation());
        return tolerance.isGiven() && !(report.largest() <= tolerance.given()) ? ExitStatus.NO : ExitStatus.DONE;
    }

    private List<Batch> batches(Reading reading, List<String> features) throws DataProblem {
        List<Batch> batches = new ArrayList<>();
        for (String file : tracked.all()) {
            Batch read = reading.plain(file, batch.csv.dialect());
            if (read.shape().features() != features.size()) {
                throw new DataProblem(Printable.of(file) + ": has "
                        + read.shape().features() + " features, the batch compared has " + features.size());
            }
            batches.add(read);
        }
        return batches;
    }
}
