package bn.walk;

import bn.data.PassInputs;
import bn.graph.BatchNorm;
import bn.graph.Cell;
import bn.graph.Graph;
import bn.graph.Mode;
import bn.graph.Step;
import bn.prose.Message;
import bn.prose.Words;
import bn.stats.RunningStats;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// The state of a walk: the steps done, the changes, and the last question.
///
/// @param opening the command that started it, a comment in a saved script
/// @param at the number of steps done, 0 to 23
/// @param breakpoints names of steps
/// @param versions the numbers before and after each change, oldest first
/// @param version the index of the current one
/// @param transition the versions before and after the last change, undo or redo
/// @param digits significant digits shown; 17 for all
/// @param opened the cells listed by the last `why`, selected by their numbers
/// @param last the last command that an empty line repeats
public record Walk(
        String opening,
        int at,
        Set<String> breakpoints,
        List<Version> versions,
        int version,
        Optional<Transition> transition,
        int digits,
        List<Cell> opened,
        Optional<String> last) {
    /// The complete table of 23 steps, even if the mode lacks some.
    static final Graph TABLE = BatchNorm.TABLE;

    private static final int USUAL_DIGITS = 6;

    public Walk {
        breakpoints = Set.copyOf(breakpoints);
        versions = List.copyOf(versions);
        opened = List.copyOf(opened);
    }

    /// Two successive versions.
    record Transition(Version before, Version after) {}

    /// Starts a walk.
    ///
    /// @param inputs the batch with its dout
    /// @param statistics for evaluation mode, if available
    /// @param opening the command that started it
    public static Walk start(PassInputs inputs, Optional<RunningStats> statistics, String opening) {
        return new Walk(
                opening,
                0,
                Set.of(),
                List.of(Version.first(inputs, statistics)),
                0,
                Optional.empty(),
                USUAL_DIGITS,
                List.of(),
                Optional.empty());
    }

    Version now() {
        return versions.get(version);
    }

    /// The current mode.
    public Mode mode() {
        return now().mode();
    }

    /// The current step; none at the start.
    Optional<Step> present() {
        return at == 0 ? Optional.empty() : Optional.of(TABLE.steps().get(at - 1));
    }

    /// Whether a step is still to be run.
    boolean isAhead(String step) {
        return TABLE.quantity(step) instanceof Step ahead && TABLE.steps().indexOf(ahead) >= at;
    }

    /// The position, in a few characters: `fwd 4/9 σ²`.
    public String status(Words words) {
        return present()
                .map(step -> {
                    List<Step> pass = TABLE.steps(step.pass());
                    Message name = switch (step.pass()) {
                        case FORWARD -> Message.WALK_FORWARD;
                        case BACKWARD -> Message.WALK_BACKWARD;
                    };
                    return words.say(name) + " " + (pass.indexOf(step) + 1) + "/" + pass.size() + " "
                            + words.symbol(step);
                })
                .orElseGet(() -> words.say(Message.WALK_START));
    }

    Walk at(int steps) {
        return new Walk(opening, steps, breakpoints, versions, version, transition, digits, opened, last);
    }

    Walk with(Set<String> newBreakpoints) {
        return new Walk(opening, at, newBreakpoints, versions, version, transition, digits, opened, last);
    }

    /// A copy with a breakpoint added, or removed if it was set.
    Walk toggled(String step) {
        Set<String> names = new TreeSet<>(breakpoints);
        if (!names.remove(step)) {
            names.add(step);
        }
        return with(names);
    }

    /// A copy with a new version after the current one. Versions that were undone are discarded.
    Walk changedTo(Version next) {
        List<Version> history = new ArrayList<>(versions.subList(0, version + 1));
        history.add(next);
        return new Walk(
                opening,
                at,
                breakpoints,
                history,
                version + 1,
                Optional.of(new Transition(now(), next)),
                digits,
                List.of(),
                last);
    }

    /// A copy at another version.
    Walk turnedTo(int other) {
        return new Walk(
                opening,
                at,
                breakpoints,
                versions,
                other,
                Optional.of(new Transition(now(), versions.get(other))),
                digits,
                List.of(),
                last);
    }

    Walk showing(int newDigits) {
        return new Walk(opening, at, breakpoints, versions, version, transition, newDigits, opened, last);
    }

    Walk opening(List<Cell> cells) {
        return new Walk(opening, at, breakpoints, versions, version, transition, digits, cells, last);
    }

    Walk repeating(String line) {
        return new Walk(opening, at, breakpoints, versions, version, transition, digits, opened, Optional.of(line));
    }
}
