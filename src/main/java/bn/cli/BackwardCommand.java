package bn.cli;

import bn.data.Cache;
import bn.data.DataProblem;
import bn.graph.Pass;
import bn.graph.Step;
import bn.graph.Trace;
import bn.prose.Words;
import bn.report.PassReport;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `bn backward`: the fourteen steps from ∂ℓ/∂y back.
@Command(
        name = "backward",
        header = "Take a gradient back through a batch, and print every step from dout to dx.",
        abbreviateSynopsis = true,
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  bn backward --dout grads.csv                     after a bn forward in this folder",
            "  bn backward --input batch.csv --dout grads.csv   on its own",
            "  bn backward --dout grads.csv --with-forward",
            "  bn backward --dout grads.csv --steps dvar,dmu,dx --precision 12",
            "  bn backward --dout grads.csv --output dx.csv",
            ""
        })
final class BackwardCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Mixin
    PassOptions pass = new PassOptions();

    @Option(names = "--with-forward", description = "Show the nine forward steps too.")
    boolean withForward;

    @Mixin
    StepsOptions steps = new StepsOptions();

    @Mixin
    ReportOptions shown = new ReportOptions();

    @Option(names = "--no-save", description = "Leave nothing for later commands.")
    boolean noSave;

    @Mixin
    CommonOptions common = new CommonOptions();

    BackwardCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws DataProblem {
        pass.check(spec.commandLine());
        List<Pass> passes = withForward ? List.of(Pass.FORWARD, Pass.BACKWARD) : List.of(Pass.BACKWARD);
        List<Step> chosen = steps.chosen(passes, "dx", shown.format(), spec.commandLine());
        Outlet outlet = new Outlet(surroundings, common);
        Reading reading = new Reading(surroundings);
        Reading.Loaded loaded = pass.loaded(reading);
        Cache cache = loaded.cache();
        PassOptions.checkDout(cache, spec.commandLine());
        loaded.notes().forEach(outlet::note);
        Trace trace = cache.trace();
        PassReport report =
                new PassReport(cache.mode(), trace, cache.features(), Words.of(common.language(surroundings)));
        Runnable sayKept = noSave
                ? () -> {}
                : Keeping.keep(reading.state(), cache, loaded.origin(), "kept with its dout in this folder", outlet);
        outlet.report(report.backward(chosen), shown);
        List<Pass> whole = pass.batch.input == null ? passes : List.of(Pass.FORWARD, Pass.BACKWARD);
        whole.forEach(pass -> report.cautions(pass).forEach(outlet::warn));
        sayKept.run();
        return ExitStatus.DONE;
    }
}
