package bn.cli;

import bn.cli.environment.ExitStatus;
import bn.cli.environment.Surroundings;
import bn.cli.io.InputLoader;
import bn.cli.io.Output;
import bn.cli.io.PassLoader;
import bn.cli.io.StateSaver;
import bn.cli.option.Argument;
import bn.cli.option.CommonOptions;
import bn.cli.option.Flag;
import bn.cli.option.OptionType;
import bn.cli.option.PassOptions;
import bn.cli.option.ReportOptions;
import bn.cli.option.StepsOptions;
import bn.data.PassInputs;
import bn.data.file.DataProblem;
import bn.graph.Pass;
import bn.graph.Step;
import bn.graph.Trace;
import bn.prose.DataMessage;
import bn.prose.Words;
import bn.report.PassReport;
import java.util.List;

/// `bn backward`: the fourteen steps from ∂ℓ/∂y back.
final class BackwardCommand extends Subcommand {
    final Argument<String> file = optionalWord("FILE", OptionType.TEXT);
    final PassOptions pass = with(new PassOptions());
    final Flag withForward = flag("--with-forward");
    final StepsOptions steps = with(new StepsOptions());
    final ReportOptions shown = with(ReportOptions.ofNumbers());
    final Flag noSave = flag("--no-save");
    final CommonOptions common = with(new CommonOptions());

    BackwardCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    public Integer call() throws DataProblem {
        new PassLoader(new InputLoader(surroundings), pass).take(file);
        pass.check();
        List<Pass> passes = withForward.isSet() ? List.of(Pass.FORWARD, Pass.BACKWARD) : List.of(Pass.BACKWARD);
        List<Step> chosen = steps.chosen(passes, "dx", shown.format(), shown.stem());
        Output output = new Output(surroundings, common);
        try (StateSaver saver = new StateSaver(surroundings, !noSave.isSet())) {
            InputLoader reading = new InputLoader(surroundings, saver);
            InputLoader.Loaded loaded = new PassLoader(reading, pass).loaded();
            PassInputs inputs = loaded.inputs();
            StepsOptions.checkComputed(chosen, inputs.mode(), shown.format());
            PassOptions.checkDout(inputs);
            loaded.notes().forEach(output::note);
            Trace trace = inputs.trace();
            PassReport report =
                    new PassReport(inputs.mode(), trace, inputs.features(), Words.of(common.language(surroundings)));
            Runnable sayKept = saver.save(loaded, DataMessage.KEPT_WITH_DOUT, output);
            output.report(report.backward(chosen), shown.presentation());
            List<Pass> whole = pass.batch.input.isGiven() ? List.of(Pass.FORWARD, Pass.BACKWARD) : passes;
            whole.forEach(pass -> report.cautions(pass).forEach(output::warn));
            sayKept.run();
        }
        return ExitStatus.DONE;
    }
}
