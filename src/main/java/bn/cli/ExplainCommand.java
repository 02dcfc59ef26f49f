package bn.cli;

import bn.batch.Nearest;
import bn.batch.Printable;
import bn.data.DataProblem;
import bn.graph.BatchNorm;
import bn.graph.Mode;
import bn.graph.Step;
import bn.prose.Words;
import bn.report.ExplainReport;

/// `bn explain`: the lesson of one step.
final class ExplainCommand extends Subcommand {
    final Argument<String> step = word(
            "STEP",
            "A step by its name or symbol; bn steps lists them.",
            OptionType.TEXT.offering(
                    () -> BatchNorm.TABLE.steps().stream().map(Step::name).toList()));

    final Argument<Mode> mode =
            option("--mode", "MODE", "train or eval. Otherwise train.", OptionType.oneOf(Mode.class));
    final CommonOptions common = with(new CommonOptions());

    ExplainCommand(Surroundings surroundings) {
        super(
                surroundings,
                "Explain a step: what it computes, where its gradient comes from, what goes wrong there.",
                """
                bn explain dvar
                bn explain σ²
                bn explain dx --mode eval
                bn explain dxmu2 --lang zh
                """);
    }

    @Override
    public Integer call() throws DataProblem {
        Step found = BatchNorm.TABLE.step(step.given()).orElse(null);
        if (found == null) {
            String near = Nearest.to(
                            step.given(),
                            BatchNorm.TABLE.steps().stream().map(Step::name).toList())
                    .map(name -> "; did you mean " + name + "?")
                    .orElse("; bn steps lists them");
            throw new UsageException(Printable.quoted(step.given()) + " is none of the 23 steps" + near);
        }
        ExplainReport report = new ExplainReport(mode.or(Mode.TRAIN), Words.of(common.language(surroundings)));
        new Output(surroundings, common).report(report.explanation(found), Presentation.of(ReportOptions.Format.TEXT));
        return ExitStatus.DONE;
    }
}
