package bn.cli;

import bn.batch.Printable;
import bn.data.Cache;
import bn.data.DataProblem;
import bn.data.StateFolder;
import java.util.List;
import java.util.Optional;

/// `bn state`: what the last forward pass left.
final class StateCommand extends Subcommand {
    /// Features that are named; of more, these and their number.
    private static final int FEATURES = 12;

    final Flag clear = flag("--clear", "Remove it.");
    final CommonOptions common = with(new CommonOptions());

    StateCommand(Surroundings surroundings) {
        super(surroundings, "Show what bn forward and bn backward have kept for this folder, or remove it.", """
                bn state
                bn state --clear
                """);
    }

    @Override
    public Integer call() throws DataProblem {
        Output outlet = new Output(surroundings, common);
        StateFolder state = new InputLoader(surroundings).state();
        if (clear.isSet()) {
            outlet.note(state.clear() ? "removed " + state.file() : "there was nothing kept for this folder");
            return ExitStatus.DONE;
        }
        Optional<StateFolder.Saved> saved = state.load();
        outlet.text(saved.isPresent() ? shown(state, saved.get()) : "nothing is kept for this folder\n");
        return ExitStatus.DONE;
    }

    private static String shown(StateFolder state, StateFolder.Saved saved) {
        return batch(saved)
                + "mode       " + saved.mode().word() + "\n"
                + "dout       " + (saved.hasDout() ? "kept" : "none yet: bn backward --dout FILE adds it") + "\n"
                + "file       " + state.file() + "\n";
    }

    /// The batch, or why it cannot be gone back through any more.
    private static String batch(StateFolder.Saved saved) {
        try {
            Cache cache = saved.cache();
            List<String> names = cache.features();
            String more = names.size() > FEATURES ? ", ... (" + names.size() + ")" : "";
            return "batch      " + cache.shape() + " from " + saved.source() + "\n" + "features   "
                    + Printable.of(String.join(", ", names.subList(0, Math.min(names.size(), FEATURES)))) + more + "\n";
        } catch (DataProblem problem) {
            return "batch      " + Printable.of(String.valueOf(problem.getMessage())) + "\n";
        }
    }
}
