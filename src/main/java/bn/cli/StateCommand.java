package bn.cli;

import bn.batch.Printable;
import bn.data.DataProblem;
import bn.data.PassInputs;
import bn.data.state.KeptPass;
import bn.data.state.StateFolder;
import java.util.List;
import java.util.Optional;

/// `bn state`: what the last forward pass left.
final class StateCommand extends Subcommand {
    /// Features that are named; of more, these and their number.
    private static final int FEATURES = 12;

    final Flag clear = flag("--clear");
    final CommonOptions common = with(new CommonOptions());

    StateCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    public Integer call() throws DataProblem {
        Output outlet = new Output(surroundings, common);
        StateFolder state = surroundings.state();
        if (clear.isSet()) {
            outlet.note(state.clear() ? "removed " + state.file() : "there was nothing kept for this folder");
            return ExitStatus.DONE;
        }
        Optional<KeptPass> kept = state.load();
        outlet.text(kept.isPresent() ? shown(state, kept.get()) : "nothing is kept for this folder\n");
        return ExitStatus.DONE;
    }

    /// The pass; in place of its batch and dout why they cannot be had any more.
    private String shown(StateFolder state, KeptPass kept) {
        String mode = "mode       " + kept.mode().word() + "\n";
        String file = "file       " + state.file() + "\n";
        try {
            PassInputs inputs = kept.withoutDout(surroundings.progress());
            return "batch      " + inputs.shape() + " from " + kept.batch().called() + "\n"
                    + "features   " + features(inputs.features()) + "\n"
                    + mode
                    + "dout       " + dout(kept, inputs) + "\n"
                    + file;
        } catch (DataProblem problem) {
            return "batch      " + problem.getMessage() + "\n" + mode + file;
        }
    }

    private static String features(List<String> names) {
        String more = names.size() > FEATURES ? ", ... (" + names.size() + ")" : "";
        return Printable.of(String.join(", ", names.subList(0, Math.min(names.size(), FEATURES)))) + more;
    }

    private String dout(KeptPass kept, PassInputs inputs) {
        try {
            boolean none = kept.withDout(inputs, surroundings.progress()).dout().isEmpty();
            return none
                    ? "none yet: bn backward --dout FILE adds it"
                    : "from " + kept.dout().orElse(kept.batch()).called();
        } catch (DataProblem problem) {
            return String.valueOf(problem.getMessage());
        }
    }
}
