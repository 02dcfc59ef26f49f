package bn.cli;

import bn.data.Cache;
import bn.data.DataProblem;
import bn.data.Origin;
import java.util.Optional;

/// Leaves a pass for later commands, and says so. That it cannot be left is no reason to fail.
final class Keeping {
    private Keeping() {}

    /// Keeps a pass, and gives what says so. Where it cannot be kept, what an earlier pass left goes too.
    static Runnable keep(InputLoader reading, Cache cache, Optional<Origin> origin, String what, Output outlet) {
        try {
            reading.state().save(cache, origin);
            return () -> outlet.note(what + " (bn state shows it, --no-save keeps nothing)");
        } catch (DataProblem problem) {
            forget(reading);
            return () -> outlet.warn("nothing was kept for later commands: " + problem.getMessage());
        }
    }

    private static void forget(InputLoader reading) {
        try {
            reading.state().clear();
        } catch (DataProblem problem) {
            // It could not be written either, which is what the warning says.
        }
    }
}
