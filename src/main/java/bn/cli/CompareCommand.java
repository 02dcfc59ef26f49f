package bn.cli;

import bn.batch.Batch;
import bn.data.Cache;
import bn.data.DataProblem;
import bn.data.SavedStatistics;
import bn.graph.Mode;
import bn.prose.Words;
import bn.report.CompareReport;
import bn.stats.Comparison;
import bn.stats.Symptom;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `bn compare`: train and eval side by side.
@Command(
        name = "compare",
        header = "Put train and eval mode side by side, and say why they differ.",
        abbreviateSynopsis = true,
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  bn compare --input batch.csv --stats stats.json",
            "  bn compare --input batch.csv --stats stats.json --tolerance 0.1",
            "  bn compare --input batch.csv --stats stats.json batch1.csv batch2.csv",
            "                                   and whether these batches made the statistics",
            ""
        })
final class CompareCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "BATCH",
            arity = "0..*",
            description = "The batches that the statistics were made of, in order, if you have them.")
    List<String> tracked = List.of();

    @Option(names = "--tolerance", paramLabel = "T", description = "Status 1 if an output differs by more than T.")
    @Nullable
    Double tolerance;

    @Mixin
    BatchOptions batch = new BatchOptions();

    @Mixin
    StatisticsOptions statistics = new StatisticsOptions();

    @Mixin
    ConventionOptions conventions = new ConventionOptions();

    @Mixin
    ReportOptions shown = new ReportOptions();

    @Mixin
    CommonOptions common = new CommonOptions();

    CompareCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws DataProblem {
        if (batch.input == null || statistics.stats == null) {
            throw new ParameterException(
                    spec.commandLine(), "compare takes a batch with --input FILE and its statistics with --stats FILE");
        }
        Outlet outlet = new Outlet(surroundings, common);
        Reading reading = new Reading(surroundings);
        Reading.Loaded loaded = reading.batch(batch.input, batch, Mode.EVAL, statistics);
        loaded.notes().forEach(outlet::note);
        Cache eval = loaded.cache();
        Comparison comparison = new Comparison(
                eval.inTraining().trace(), eval.trace(), eval.statistics().orElseThrow());
        SavedStatistics saved = reading.statistics(statistics);
        List<Symptom> symptoms =
                Symptom.of(comparison, conventions.chosen(saved.convention()), batches(reading, eval.features()));
        CompareReport report = new CompareReport(
                comparison, symptoms, eval.features(), Words.of(common.language(surroundings)), shown.full);
        outlet.report(report.report(), shown);
        return tolerance != null && !(report.largest() <= tolerance) ? ExitStatus.NO : ExitStatus.DONE;
    }

    private List<Batch> batches(Reading reading, List<String> features) throws DataProblem {
        List<Batch> batches = new ArrayList<>();
        for (String file : tracked) {
            Batch read = reading.plain(file, batch.csv.dialect());
            if (read.shape().features() != features.size()) {
                throw new DataProblem(file + ": has " + read.shape().features() + " features, the batch compared has "
                        + features.size());
            }
            batches.add(read);
        }
        return batches;
    }
}
