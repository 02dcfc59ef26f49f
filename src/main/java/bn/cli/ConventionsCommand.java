package bn.cli;

import bn.data.DataProblem;
import bn.prose.Words;
import bn.report.ConventionsReport;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `bn conventions`: how the frameworks keep running statistics.
@Command(
        name = "conventions",
        header = "List how the frameworks keep running statistics.",
        abbreviateSynopsis = true,
        sortOptions = false,
        footer = {"", "Examples:", "  bn conventions", "  bn conventions --format json", ""})
final class ConventionsCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    ReportOptions shown = new ReportOptions();

    @Mixin
    CommonOptions common = new CommonOptions();

    ConventionsCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws DataProblem {
        new Outlet(surroundings, common).report(ConventionsReport.of(Words.of(common.language(surroundings))), shown);
        return ExitStatus.DONE;
    }
}
