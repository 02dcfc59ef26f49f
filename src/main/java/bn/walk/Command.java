package bn.walk;

import bn.graph.Mode;
import bn.graph.Step;
import java.util.Optional;

/// What a line of a walk asks for.
sealed interface Command {
    /// Go on.
    record Forth(int count) implements Command {}

    /// Go back.
    record Back(int count) implements Command {}

    /// Go to a step.
    record Goto(Step step) implements Command {}

    /// Go on to the next breakpoint.
    record Continue() implements Command {}

    /// Set or remove a breakpoint, or list them.
    record Break(Optional<Step> step) implements Command {}

    /// Go back before the first step.
    record Restart() implements Command {}

    /// List the steps.
    record ListSteps() implements Command {}

    /// Show what an expression comes to.
    record Print(String expression) implements Command {}

    /// Take a cell apart: `dx[2,0]`, or the number of an operand of the last answer.
    ///
    /// @param depth 1 for the cell alone
    record Why(String cell, int depth) implements Command {}

    /// Teach a step; the present one where none is named.
    record Explain(Optional<Step> step) implements Command {}

    /// Write a step's formula.
    record Formula(Optional<Step> step) implements Command {}

    /// Draw the graph.
    record Graph() implements Command {}

    /// List the values.
    record Vars() implements Command {}

    /// Change a part of a value.
    record Set(String part, String number) implements Command {}

    /// Show what the last change changed.
    record Diff() implements Command {}

    /// Hold all gradients, or one, against the slope of the loss.
    record Check(Optional<Step> step) implements Command {}

    /// Make a mistake of the catalogue, or list them.
    record MakeMistake(Optional<String> id) implements Command {}

    /// Judge the answers of a file.
    record Grade(String file) implements Command {}

    /// Take the last change back.
    record Undo() implements Command {}

    /// Make it again.
    record Redo() implements Command {}

    /// Take all changes back.
    record Reset() implements Command {}

    /// Take the statistics from elsewhere.
    record SetMode(Mode mode) implements Command {}

    /// Show so many digits.
    record Digits(int digits) implements Command {}

    /// Write a script.
    record Save(String file) implements Command {}

    /// Run a script.
    record Load(String file) implements Command {}

    /// Help, in general or with a word.
    record Help(Optional<CommandWord> word) implements Command {}

    /// End the walk.
    record Quit() implements Command {}
}
