package bn.cli;

import bn.check.GradientCheck;
import bn.data.Cache;
import bn.data.DataProblem;
import bn.graph.Pass;
import bn.graph.Step;
import bn.prose.Words;
import bn.query.Scope;
import bn.report.CheckReport;
import java.util.List;

/// `bn check`: every gradient against the slope of the loss.
final class CheckCommand extends Command {
    final PassOptions pass = with(new PassOptions());
    final StepsOptions steps =
            with(new StepsOptions("--step, --steps", "Check these gradients only, and show each number: dvar,dx1."));
    final ReportOptions shown = with(ReportOptions.ofWords());
    final CommonOptions common = with(new CommonOptions());

    CheckCommand(Surroundings surroundings) {
        super(surroundings, "Hold all 14 gradients against the slope of the loss, each branch on its own edge.", """
                bn check --input batch.csv --dout grads.csv
                bn check --input batch.csv --dout grads.csv --step dvar
                bn check --input batch.csv --dout grads.csv --mode eval --stats stats.json
                """);
    }

    @Override
    public Integer call() throws DataProblem {
        pass.check();
        List<Step> gradients = steps.chosen(List.of(Pass.BACKWARD), "dx", ReportOptions.Format.TEXT);
        shown.refuseCsv();
        Reading.Loaded loaded = pass.loaded(new Reading(surroundings));
        Cache cache = loaded.cache();
        PassOptions.checkDout(cache);
        Outlet outlet = new Outlet(surroundings, common);
        loaded.notes().forEach(outlet::note);
        Scope scope = new Scope(cache.trace(), cache.mode().table().whole(), cache.features());
        CheckReport report = new CheckReport(
                scope,
                cache.mode(),
                Words.of(common.language(surroundings)),
                new GradientCheck(scope.trace()),
                gradients);
        outlet.report(steps.isEmpty() ? report.all() : report.cells(), shown.presentation());
        return report.fails() ? ExitStatus.NO : ExitStatus.DONE;
    }
}
