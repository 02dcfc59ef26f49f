package bn.cli;

import bn.batch.Printable;
import bn.data.file.DataProblem;
import bn.graph.BatchNorm;
import bn.graph.Mode;
import bn.graph.Step;
import bn.prose.Message;
import bn.prose.Suggestion;
import bn.prose.Words;
import bn.report.ExplainReport;
import java.util.List;

/// `bn explain`: the lesson of one step.
final class ExplainCommand extends Subcommand {
    final Argument<String> step = word(
            "STEP",
            OptionType.TEXT.offering(
                    () -> BatchNorm.TABLE.steps().stream().map(Step::name).toList()));

    final Argument<Mode> mode = option("--mode", "MODE", OptionType.oneOf(Mode.class));
    final CommonOptions common = with(new CommonOptions());

    ExplainCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    public Integer call() throws DataProblem {
        Step found = BatchNorm.TABLE.step(step.given()).orElse(null);
        if (found == null) {
            List<String> names =
                    BatchNorm.TABLE.steps().stream().map(Step::name).toList();
            throw new UsageException(
                    Message.NO_SUCH_STEP,
                    Printable.quoted(step.given()),
                    Suggestion.atEnd(step.given(), names, Message.STEPS_LISTED));
        }
        ExplainReport report = new ExplainReport(mode.or(Mode.TRAIN), Words.of(common.language(surroundings)));
        new Output(surroundings, common).report(report.explanation(found), Presentation.of(ReportOptions.Format.TEXT));
        return ExitStatus.DONE;
    }
}
