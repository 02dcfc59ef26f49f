package bn.cli;

import bn.batch.Batch;
import bn.data.Cache;
import bn.data.DataProblem;
import bn.data.Origin;
import bn.data.StateFolder;
import bn.graph.Pass;
import bn.graph.Step;
import bn.graph.Trace;
import bn.prose.Words;
import bn.report.PassReport;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
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

    @Option(
            names = {"-d", "--dout"},
            paramLabel = "FILE",
            description = "The gradient of the loss with respect to y: CSV or JSON, of x's shape.")
    @Nullable
    String dout;

    @Option(names = "--with-forward", description = "Show the nine forward steps too.")
    boolean withForward;

    @Mixin
    BatchOptions batch = new BatchOptions();

    @Mixin
    ModeOptions mode = new ModeOptions();

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
        checkOptions();
        List<Pass> passes = withForward ? List.of(Pass.FORWARD, Pass.BACKWARD) : List.of(Pass.BACKWARD);
        List<Step> chosen = steps.chosen(passes, "dx", shown.format(), spec.commandLine());
        Outlet outlet = new Outlet(surroundings, common);
        Reading reading = new Reading(surroundings);
        Reading.Loaded loaded = batch.input == null
                ? kept(reading.state())
                : reading.batch(batch.input, batch, mode.mode(), mode.statistics);
        Cache cache = loaded.cache().with(dout(reading, loaded.cache()));
        loaded.notes().forEach(outlet::note);
        Trace trace = cache.trace();
        PassReport report =
                new PassReport(cache.mode(), trace, cache.features(), Words.of(common.language(surroundings)));
        Runnable sayKept = noSave
                ? () -> {}
                : Keeping.keep(reading.state(), cache, loaded.origin(), "kept with its dout in this folder", outlet);
        outlet.report(report.backward(chosen), shown);
        List<Pass> whole = batch.input == null ? passes : List.of(Pass.FORWARD, Pass.BACKWARD);
        whole.forEach(pass -> report.cautions(pass).forEach(outlet::warn));
        sayKept.run();
        return ExitStatus.DONE;
    }

    private void checkOptions() {
        if (batch.input != null) {
            mode.check(spec.commandLine());
        } else if (mode.statistics.stats != null) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--stats goes with --input; without it, backward takes the forward pass as it was");
        }
        batch.withoutInput().ifPresent(option -> {
            throw new ParameterException(
                    spec.commandLine(),
                    option + " goes with --input; without it, backward takes the forward pass as it was");
        });
        if ("-".equals(dout) && "-".equals(batch.input)) {
            throw new ParameterException(
                    spec.commandLine(), "--input and --dout cannot both be standard input: give one of them as a file");
        }
    }

    private Reading.Loaded kept(StateFolder state) throws DataProblem {
        StateFolder.Saved saved = state.load()
                .orElseThrow(() -> new DataProblem("there is no forward pass to go back through in this folder: run"
                        + " bn forward --input FILE first, or give --input FILE here"));
        if (mode.mode != null && mode.mode != saved.mode()) {
            throw new DataProblem(
                    "the forward pass of this folder was in " + saved.mode().word() + " mode: run bn forward"
                            + " --mode " + mode.mode.word() + " first, or give --input FILE here");
        }
        Optional<Origin> origin = saved.origin();
        String whose = "going back through " + saved.source() + ", which bn forward kept in this folder";
        return new Reading.Loaded(saved.cache(), origin, List.of(whose));
    }

    private Batch dout(Reading reading, Cache cache) throws DataProblem {
        if (dout != null) {
            return reading.dout(dout, batch.csv.dialect(), cache.x());
        }
        return cache.dout()
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(), "there is no gradient to take back: give it with --dout FILE"));
    }
}
