package bn.cli;

import bn.batch.Nearest;
import bn.data.DataProblem;
import bn.graph.BatchNorm;
import bn.graph.Mode;
import bn.graph.Step;
import bn.prose.Words;
import bn.report.ExplainReport;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `bn explain`: the lesson of one step.
@Command(
        name = "explain",
        header = "Explain a step: what it computes, where its gradient comes from, what goes wrong there.",
        abbreviateSynopsis = true,
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  bn explain dvar",
            "  bn explain σ²",
            "  bn explain dx --mode eval",
            "  bn explain dxmu2 --lang zh",
            ""
        })
final class ExplainCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "STEP",
            completionCandidates = Candidates.Steps.class,
            description = "A step by its name or symbol; bn steps lists them.")
    String step = "";

    @Option(
            names = "--mode",
            paramLabel = "MODE",
            converter = ModeOptions.ModeConverter.class,
            description = "train or eval. Otherwise train.")
    @Nullable
    Mode mode;

    @Mixin
    CommonOptions common = new CommonOptions();

    ExplainCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws DataProblem {
        if (!(BatchNorm.TABLE.find(step).orElse(null) instanceof Step found)) {
            String near = Nearest.to(
                            step,
                            BatchNorm.TABLE.steps().stream().map(Step::name).toList())
                    .map(name -> "; did you mean " + name + "?")
                    .orElse("; bn steps lists them");
            throw new ParameterException(spec.commandLine(), "'" + step + "' is none of the 23 steps" + near);
        }
        ExplainReport report =
                new ExplainReport(mode == null ? Mode.TRAIN : mode, Words.of(common.language(surroundings)));
        new Outlet(surroundings, common)
                .report(report.explanation(found), ReportOptions.usual(ReportOptions.Format.TEXT));
        return ExitStatus.DONE;
    }
}
