package bn.cli;

import bn.data.DataProblem;
import bn.prose.Words;
import bn.report.ConventionsReport;

/// `bn conventions`: how the frameworks keep running statistics.
final class ConventionsCommand extends Command {
    private final Surroundings surroundings;

    final ReportOptions shown = with(new ReportOptions());
    final CommonOptions common = with(new CommonOptions());

    ConventionsCommand(Surroundings surroundings) {
        super("List how the frameworks keep running statistics.", """
                bn conventions
                bn conventions --format json
                """);
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws DataProblem {
        new Outlet(surroundings, common)
                .report(ConventionsReport.of(Words.of(common.language(surroundings))), shown.presentation());
        return ExitStatus.DONE;
    }
}
