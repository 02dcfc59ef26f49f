package bn.cli;

import bn.cli.environment.ExitStatus;
import bn.cli.environment.Surroundings;
import bn.cli.io.InputLoader;
import bn.cli.io.Output;
import bn.cli.io.StateSaver;
import bn.cli.option.Argument;
import bn.cli.option.BatchOptions;
import bn.cli.option.CommonOptions;
import bn.cli.option.Flag;
import bn.cli.option.ModeOptions;
import bn.cli.option.OptionType;
import bn.cli.option.ReportOptions;
import bn.cli.option.StepsOptions;
import bn.cli.option.UsageException;
import bn.data.PassInputs;
import bn.data.file.DataProblem;
import bn.graph.Pass;
import bn.graph.Step;
import bn.graph.Trace;
import bn.prose.DataMessage;
import bn.prose.Message;
import bn.prose.Words;
import bn.report.PassReport;
import java.util.List;

/// `bn forward`: the nine steps from x to y.
final class ForwardCommand extends Subcommand {
    final Argument<String> file = optionalWord("FILE", OptionType.TEXT);
    final BatchOptions batch = with(new BatchOptions());
    final ModeOptions mode = with(new ModeOptions());
    final StepsOptions steps = with(new StepsOptions());
    final ReportOptions shown = with(ReportOptions.ofNumbers());
    final Flag noSave = flag("--no-save");
    final CommonOptions common = with(new CommonOptions());

    ForwardCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    public Integer call() throws DataProblem {
        batch.take(file);
        if (!batch.input.isGiven()) {
            throw new UsageException(Message.NOTHING_TO_NORMALIZE);
        }
        mode.check();
        List<Step> chosen = steps.chosen(List.of(Pass.FORWARD), "out", shown.format(), shown.stem());
        Output output = new Output(surroundings, common);
        try (StateSaver saver = new StateSaver(surroundings, !noSave.isSet())) {
            InputLoader reading = new InputLoader(surroundings, saver);
            InputLoader.Loaded loaded = reading.batch(batch, mode.mode(), mode.statistics);
            PassInputs inputs = loaded.inputs();
            StepsOptions.checkComputed(chosen, inputs.mode(), shown.format());
            loaded.notes().forEach(output::note);
            Trace trace = inputs.trace();
            PassReport report =
                    new PassReport(inputs.mode(), trace, inputs.features(), Words.of(common.language(surroundings)));
            // Kept before anything is shown: whoever stops reading early must not get an older batch in bn backward.
            Runnable sayKept = saver.save(loaded, DataMessage.KEPT_FOR_BACKWARD, output);
            output.report(report.forward(chosen), shown.presentation());
            report.cautions(Pass.FORWARD).forEach(output::warn);
            sayKept.run();
        }
        return ExitStatus.DONE;
    }
}
