package bn.cli;

import bn.check.GradientCheck;
import bn.data.Cache;
import bn.data.DataProblem;
import bn.graph.BatchNorm;
import bn.graph.Pass;
import bn.graph.Step;
import bn.prose.Words;
import bn.query.Scope;
import bn.report.CheckReport;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `bn check`: every gradient against the slope of the loss.
@Command(
        name = "check",
        header = "Hold all 14 gradients against the slope of the loss, each branch on its own edge.",
        abbreviateSynopsis = true,
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  bn check --input batch.csv --dout grads.csv",
            "  bn check --input batch.csv --dout grads.csv --step dvar",
            "  bn check --input batch.csv --dout grads.csv --mode eval --stats stats.json",
            ""
        })
final class CheckCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Mixin
    PassOptions pass = new PassOptions();

    @Option(
            names = {"--step", "--steps"},
            paramLabel = "LIST",
            split = ",",
            hideParamSyntax = true,
            description = "Check these gradients only, and show each number: dvar,dx1.")
    List<String> steps = List.of();

    @Mixin
    ReportOptions shown = new ReportOptions();

    @Mixin
    CommonOptions common = new CommonOptions();

    CheckCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws DataProblem {
        pass.check(spec.commandLine());
        StepsOptions chosen = new StepsOptions();
        chosen.steps = steps;
        List<Step> gradients = steps.isEmpty()
                ? BatchNorm.TABLE.steps(Pass.BACKWARD)
                : chosen.chosen(List.of(Pass.BACKWARD), "dx", ReportOptions.Format.TEXT, spec.commandLine());
        shown.refuseCsv(spec.commandLine());
        Reading.Loaded loaded = pass.loaded(new Reading(surroundings));
        Cache cache = loaded.cache();
        PassOptions.checkDout(cache, spec.commandLine());
        Outlet outlet = new Outlet(surroundings, common);
        loaded.notes().forEach(outlet::note);
        Scope scope = new Scope(cache.trace(), cache.mode().table().whole(), cache.features());
        CheckReport report = new CheckReport(
                scope,
                cache.mode(),
                Words.of(common.language(surroundings)),
                new GradientCheck(scope.trace(), given -> cache.trace(List.of(given))),
                gradients);
        outlet.report(steps.isEmpty() ? report.all() : report.cells(), shown);
        return report.fails() ? ExitStatus.NO : ExitStatus.DONE;
    }
}
