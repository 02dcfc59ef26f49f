package bn.watch;

import java.util.List;

/// A run of the learner's program.
///
/// @param command as it was typed
/// @param printed its output and its errors, as lines, the last of them if there were very many
public record ProgramRun(String command, List<String> printed, Ending ending) {
    public ProgramRun {
        printed = List.copyOf(printed);
    }

    /// How it ended.
    public sealed interface Ending {
        /// By itself.
        record Exited(int status) implements Ending {}

        /// It took too long, and was stopped.
        record TimedOut(long seconds) implements Ending {}

        /// It could not be started.
        record NotStarted(String why) implements Ending {}
    }

    /// Whether it ended well.
    public boolean isFine() {
        return ending instanceof Ending.Exited(int status) && status == 0;
    }
}
