package bn.cli;

import bn.cli.environment.ExitStatus;
import bn.cli.environment.Surroundings;
import bn.cli.io.Output;
import bn.cli.option.Argument;
import bn.cli.option.CommonOptions;
import bn.cli.option.OptionType;
import bn.cli.option.Presentation;
import bn.cli.option.ReportOptions;
import bn.data.file.DataProblem;
import bn.graph.Mode;
import bn.prose.Words;
import bn.report.StepsReport;

/// `bn steps`: the table itself.
final class StepsCommand extends Subcommand {
    final Argument<StepsForm> form = option("--format", "FORMAT", OptionType.oneOf(StepsForm.class));

    final CommonOptions common = with(new CommonOptions());

    StepsCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    public Integer call() throws DataProblem {
        Output output = new Output(surroundings, common);
        StepsReport steps = new StepsReport(Mode.TRAIN, Words.of(common.language(surroundings)));
        switch (form.or(StepsForm.TEXT)) {
            case TEXT -> output.report(steps.list(), Presentation.of(ReportOptions.Format.TEXT));
            case JSON -> output.report(steps.list(), Presentation.of(ReportOptions.Format.JSON));
            case HTML -> output.report(steps.list(), Presentation.of(ReportOptions.Format.HTML));
            case LATEX -> output.text(steps.latex());
            case NUMPY -> output.text(steps.numpy());
        }
        return ExitStatus.DONE;
    }

    /// The forms in which the table can be had.
    enum StepsForm {
        TEXT,
        JSON,
        HTML,
        LATEX,
        NUMPY
    }
}
