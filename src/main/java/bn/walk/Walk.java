package bn.walk;

import bn.data.PassInputs;
import bn.graph.BatchNorm;
import bn.graph.Cell;
import bn.graph.Graph;
import bn.graph.Mode;
import bn.graph.Pass;
import bn.graph.Step;
import bn.prose.Message;
import bn.prose.Words;
import bn.stats.RunningStats;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Where a walk stands: how many steps are done, what was changed, and what was asked last.
///
/// @param opening what started it, as a comment of a saved script
/// @param at steps done, 0 to 23
/// @param breakpoints names of steps
/// @param versions the numbers before and after each change, the oldest first
/// @param version which of them are the present ones
/// @param transition the versions before and after the last change, undo or redo
/// @param digits significant digits shown; 17 for all
/// @param opened the numbers of the last `why`, which go by their places in its answer
/// @param last the last command that Enter repeats
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
    /// The table that is walked: all 23 steps, also where a mode does without some.
    static final Graph TABLE = BatchNorm.TABLE;

    private static final int USUAL_DIGITS = 6;

    public Walk {
        breakpoints = Set.copyOf(breakpoints);
        versions = List.copyOf(versions);
        opened = List.copyOf(opened);
    }

    /// Two versions, one made from the other.
    record Transition(Version before, Version after) {}

    /// A walk that begins.
    ///
    /// @param inputs the batch with its dout
    /// @param statistics what evaluation mode is to use, if it is to be had
    /// @param opening the command that began it
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

    /// The present numbers.
    Version now() {
        return versions.get(version);
    }

    /// The mode of the present numbers.
    public Mode mode() {
        return now().mode();
    }

    /// The step where one stands; none at the start.
    Optional<Step> present() {
        return at == 0 ? Optional.empty() : Optional.of(TABLE.steps().get(at - 1));
    }

    /// Whether a step lies ahead.
    boolean isAhead(String step) {
        return TABLE.quantity(step) instanceof Step ahead && TABLE.steps().indexOf(ahead) >= at;
    }

    /// Where one stands, in a few characters: `fwd 4/9 σ²`.
    public String status(Words words) {
        return present()
                .map(step -> {
                    List<Step> pass = TABLE.steps(step.pass());
                    String name = step.pass() == Pass.FORWARD ? "fwd " : "bwd ";
                    return name + (pass.indexOf(step) + 1) + "/" + pass.size() + " " + step.symbol();
                })
                .orElseGet(() -> words.say(Message.WALK_START));
    }

    Walk at(int steps) {
        return new Walk(opening, steps, breakpoints, versions, version, transition, digits, opened, last);
    }

    Walk with(Set<String> newBreakpoints) {
        return new Walk(opening, at, newBreakpoints, versions, version, transition, digits, opened, last);
    }

    /// With a breakpoint more, or one less where it was there.
    Walk toggled(String step) {
        Set<String> names = new TreeSet<>(breakpoints);
        if (!names.remove(step)) {
            names.add(step);
        }
        return with(names);
    }

    /// With numbers made from the present ones. What was undone before is forgotten.
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

    /// With the numbers of another time.
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
