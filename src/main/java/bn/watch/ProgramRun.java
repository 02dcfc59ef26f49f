package bn.watch;

import java.util.List;

/// A run of the learner's program.
///
/// @param command as it was typed
/// @param printed its output and its errors, as lines, the last of them if there were very many
/// @param saved whether it wrote or removed answers
public record ProgramRun(String command, List<String> printed, Ending ending, boolean saved) {
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

    /// A run of which it is not known that it wrote any answers.
    public ProgramRun(String command, List<String> printed, Ending ending) {
        this(command, printed, ending, false);
    }

    /// The same run, with what is known of its answers.
    public ProgramRun saving(boolean answers) {
        return new ProgramRun(command, printed, ending, answers);
    }

    /// Whether the answers that are there may be older.
    public boolean leavesOlder() {
        return !(isFine() && saved);
    }

    /// Whether it ended well.
    public boolean isFine() {
        return ending instanceof Ending.Exited(int status) && status == 0;
    }
}
