package bn.cli;

import bn.cli.environment.ExitStatus;
import bn.cli.environment.Surroundings;
import bn.cli.io.InputLoader;
import bn.cli.io.Output;
import bn.cli.io.PassLoader;
import bn.cli.option.Argument;
import bn.cli.option.CommonOptions;
import bn.cli.option.OptionType;
import bn.cli.option.PassOptions;
import bn.cli.option.ReportOptions;
import bn.cli.option.StepsOptions;
import bn.data.PassInputs;
import bn.data.file.DataProblem;
import bn.data.file.Progress;
import bn.gradcheck.GradientCheck;
import bn.graph.Mode;
import bn.graph.Pass;
import bn.graph.Step;
import bn.graph.Trace;
import bn.prose.Message;
import bn.prose.Words;
import bn.query.Scope;
import bn.report.CheckReport;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/// `bn check`: every gradient, checked by finite differences.
final class CheckCommand extends Subcommand {
    final Argument<String> file = optionalWord("FILE", OptionType.TEXT);
    final PassOptions pass = with(new PassOptions());
    final StepsOptions steps = with(new StepsOptions("--step, --steps"));
    final ReportOptions shown = with(ReportOptions.ofWords());
    final CommonOptions common = with(new CommonOptions());

    CheckCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    public Integer call() throws DataProblem {
        PassLoader loader = new PassLoader(new InputLoader(surroundings), pass);
        loader.take(file);
        pass.check();
        List<Step> gradients = steps.chosen(List.of(Pass.BACKWARD), "dx", ReportOptions.Format.TEXT, Optional.empty());
        shown.check();
        InputLoader.Loaded loaded = loader.loaded();
        PassInputs inputs = loaded.inputs();
        PassOptions.checkDout(inputs);
        Output output = new Output(surroundings, common);
        loaded.notes().forEach(output::note);
        Scope scope = new Scope(inputs.trace(), inputs.mode().table().whole(), inputs.features());
        CheckReport report = checked(scope, inputs.mode(), gradients);
        output.report(steps.isEmpty() ? report.all() : report.cells(), shown.presentation());
        return report.fails() ? ExitStatus.NO : ExitStatus.DONE;
    }

    private CheckReport checked(Scope scope, Mode mode, List<Step> gradients) {
        Words words = Words.of(common.language(surroundings));
        Trace trace = scope.trace();
        List<Step> here = gradients.stream()
                .filter(step -> trace.graph().has(step.name()))
                .toList();
        long numbers = here.stream()
                .mapToLong(step -> GradientCheck.numbers(step, trace))
                .sum();
        String doing = words.say(
                Message.PROGRESS_CHECKING, here.stream().map(Step::name).collect(Collectors.joining(", ")));
        try (Progress.Work work = surroundings.progress().work(doing, OptionalLong.of(numbers))) {
            GradientCheck check = new GradientCheck(trace, work::done);
            return new CheckReport(scope, mode, words, check, gradients);
        }
    }
}
