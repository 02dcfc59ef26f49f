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
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `bn forward`: the nine steps from x to y.
@Command(
        name = "forward",
        header = "Normalize a batch, and print every step from x to y.",
        abbreviateSynopsis = true,
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  bn forward --input batch.csv",
            "  bn forward --input iris.csv --exclude species",
            "  bn forward --input batch.csv --gamma 1.5,-0.7,2 --beta 0.5 --eps 1e-3",
            "  bn forward --input batch.csv --steps mu,var,xhat --precision 12",
            "  bn forward --input batch.csv --output y.csv",
            "  bn forward --input one.csv --mode eval --stats stats.json",
            "  cat batch.csv | bn forward --input - --format json",
            ""
        })
final class ForwardCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Mixin
    BatchOptions batch = new BatchOptions();

    @Mixin
    ModeOptions mode = new ModeOptions();

    @Mixin
    StepsOptions steps = new StepsOptions();

    @Mixin
    ReportOptions shown = new ReportOptions();

    @Option(names = "--no-save", description = "Leave nothing for a later bn backward.")
    boolean noSave;

    @Mixin
    CommonOptions common = new CommonOptions();

    ForwardCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws DataProblem {
        if (batch.input == null) {
            throw new ParameterException(
                    spec.commandLine(), "there is nothing to normalize: give a batch with --input FILE");
        }
        mode.check(spec.commandLine());
        List<Step> chosen = steps.chosen(List.of(Pass.FORWARD), "out", shown.format(), spec.commandLine());
        Outlet outlet = new Outlet(surroundings, common);
        Reading reading = new Reading(surroundings);
        Reading.Loaded loaded = reading.batch(batch.input, batch, mode.mode(), mode.statistics);
        Cache cache = loaded.cache();
        loaded.notes().forEach(outlet::note);
        Trace trace = cache.trace();
        PassReport report =
                new PassReport(cache.mode(), trace, cache.features(), Words.of(common.language(surroundings)));
        // Kept before anything is shown: whoever stops reading early must not get an older batch in bn backward.
        Runnable sayKept = noSave
                ? () -> {}
                : Keeping.keep(reading.state(), cache, loaded.origin(), "kept for bn backward in this folder", outlet);
        outlet.report(report.forward(chosen), shown);
        report.cautions(Pass.FORWARD).forEach(outlet::warn);
        sayKept.run();
        return ExitStatus.DONE;
    }
}
