package bn.cli;

import bn.batch.Batch;
import bn.batch.Printable;
import bn.cli.environment.ExitStatus;
import bn.cli.environment.Surroundings;
import bn.cli.io.InputLoader;
import bn.cli.io.Output;
import bn.cli.option.Argument;
import bn.cli.option.ArgumentList;
import bn.cli.option.BatchOptions;
import bn.cli.option.CommonOptions;
import bn.cli.option.ConventionOptions;
import bn.cli.option.OptionType;
import bn.cli.option.ReportOptions;
import bn.cli.option.StatisticsOptions;
import bn.cli.option.UsageException;
import bn.data.PassInputs;
import bn.data.file.DataProblem;
import bn.data.statistics.SavedStatistics;
import bn.graph.Mode;
import bn.prose.DataMessage;
import bn.prose.Message;
import bn.prose.Words;
import bn.report.CompareReport;
import bn.stats.ModeComparison;
import bn.stats.Symptom;
import java.util.ArrayList;
import java.util.List;

/// `bn compare`: train and eval side by side.
final class CompareCommand extends Subcommand {
    final ArgumentList tracked = words("BATCH");
    final Argument<Double> tolerance = option("--tolerance", "T", OptionType.NUMBER);
    final BatchOptions batch = with(new BatchOptions());
    final StatisticsOptions statistics = with(new StatisticsOptions());
    final ConventionOptions conventions = with(new ConventionOptions());
    final ReportOptions shown = with(ReportOptions.ofWords());
    final CommonOptions common = with(new CommonOptions());

    CompareCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    public Integer call() throws DataProblem {
        if (!batch.input.isGiven() && tracked.all().size() == 1) {
            batch.input.take(tracked.all().getFirst());
            tracked.take(List.of());
        }
        if (!batch.input.isGiven() || !statistics.stats.isGiven()) {
            throw new UsageException(Message.COMPARE_NEEDS);
        }
        if (tolerance.or(0.0) < 0) {
            throw new UsageException(Message.NEGATIVE_TOLERANCE, tolerance.given());
        }
        shown.check();
        Output output = new Output(surroundings, common);
        InputLoader reading = new InputLoader(surroundings);
        InputLoader.Loaded loaded = reading.batch(batch, Mode.EVAL, statistics, conventions.rules());
        loaded.notes().forEach(output::note);
        PassInputs eval = loaded.inputs();
        eval.inTraining().checkRoot();
        ModeComparison comparison = new ModeComparison(
                eval.inTraining().trace(), eval.trace(), eval.statistics().orElseThrow());
        SavedStatistics saved = reading.statistics(statistics);
        List<Symptom> symptoms =
                Symptom.of(comparison, saved.rules(conventions.rules()), batches(reading, eval.features(), output));
        CompareReport report = new CompareReport(
                comparison, symptoms, eval.features(), Words.of(common.language(surroundings)), shown.full.isSet());
        output.report(report.report(), shown.presentation());
        return tolerance.isGiven() && !(report.largest() <= tolerance.given()) ? ExitStatus.NO : ExitStatus.DONE;
    }

    private List<Batch> batches(InputLoader reading, List<String> features, Output output) throws DataProblem {
        List<Batch> batches = new ArrayList<>();
        for (String file : tracked.all()) {
            Batch read = reading.plain(file, batch.csv.dialect(), batch.layout.order(), output::note);
            if (read.shape().features() != features.size()) {
                throw new DataProblem(
                        Printable.of(file) + ": ",
                        DataMessage.COMPARED_WITH_OTHER,
                        read.shape().features(),
                        features.size());
            }
            batches.add(read);
        }
        return batches;
    }
}
