package bn.cli;

import bn.data.Cache;
import bn.data.DataProblem;
import bn.data.Origin;
import bn.data.StateFolder;
import java.util.Optional;

/// Leaves a pass for later commands, and says so. That it cannot be left is no reason to fail.
final class Keeping {
    private Keeping() {}

    static void keep(StateFolder state, Cache cache, Optional<Origin> origin, String what, Outlet outlet) {
        try {
            state.save(cache, origin);
            outlet.note(what + " (bn state shows it, --no-save keeps nothing)");
        } catch (DataProblem problem) {
            outlet.warn("nothing was kept for later commands: " + problem.getMessage());
        }
    }
}
