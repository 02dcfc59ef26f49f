package bn.cli;

import bn.cli.environment.ExitStatus;
import bn.cli.environment.Surroundings;
import bn.cli.io.Output;
import bn.cli.option.CommonOptions;
import bn.cli.option.ReportOptions;
import bn.data.file.DataProblem;
import bn.prose.Words;
import bn.report.ConventionsReport;

/// `bn conventions`: how the frameworks keep running statistics.
final class ConventionsCommand extends Subcommand {
    final ReportOptions shown = with(ReportOptions.ofWords());
    final CommonOptions common = with(new CommonOptions());

    ConventionsCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    public Integer call() throws DataProblem {
        new Output(surroundings, common)
                .report(ConventionsReport.of(Words.of(common.language(surroundings))), shown.presentation());
        return ExitStatus.DONE;
    }
}
