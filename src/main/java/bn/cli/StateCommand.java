package bn.cli;

import bn.batch.Printable;
import bn.data.Cache;
import bn.data.DataProblem;
import bn.data.StateFolder;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `bn state`: what the last forward pass left.
@Command(
        name = "state",
        header = "Show what bn forward and bn backward have kept for this folder, or remove it.",
        abbreviateSynopsis = true,
        sortOptions = false,
        footer = {"", "Examples:", "  bn state", "  bn state --clear", ""})
final class StateCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Option(names = "--clear", description = "Remove it.")
    boolean clear;

    @Mixin
    CommonOptions common = new CommonOptions();

    StateCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws DataProblem {
        Outlet outlet = new Outlet(surroundings, common);
        StateFolder state = new Reading(surroundings).state();
        if (clear) {
            outlet.note(state.clear() ? "removed " + state.file() : "there was nothing kept for this folder");
            return ExitStatus.DONE;
        }
        Optional<StateFolder.Saved> saved = state.load();
        outlet.text(saved.isPresent() ? shown(state, saved.get()) : "nothing is kept for this folder\n");
        return ExitStatus.DONE;
    }

    private static String shown(StateFolder state, StateFolder.Saved saved) throws DataProblem {
        Cache cache = saved.cache();
        String from = saved.origin().map(origin -> Printable.of(origin.name())).orElse("standard input");
        return "batch      " + cache.shape() + " from " + from + "\n"
                + "features   " + String.join(", ", cache.features()) + "\n"
                + "mode       " + saved.mode().word() + "\n"
                + "dout       " + (saved.hasDout() ? "kept" : "none yet: bn backward --dout FILE adds it") + "\n"
                + "file       " + state.file() + "\n";
    }
}
