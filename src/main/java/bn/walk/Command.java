package bn.walk;

import bn.graph.Mode;
import bn.graph.Pass;
import bn.graph.Step;
import bn.report.Topic;
import java.util.Optional;

/// A parsed command of the walk.
sealed interface Command {
    /// Run steps.
    record Forth(int count) implements Command {}

    /// Go back by steps.
    record Back(int count) implements Command {}

    /// Go to a step.
    record Goto(Step step) implements Command {}

    /// Run to the next breakpoint.
    record Continue() implements Command {}

    /// Set or remove a breakpoint, or list them.
    record Break(Optional<Step> step) implements Command {}

    /// Go to the end of a pass.
    record Through(Pass pass) implements Command {}

    /// Say where one is, and what was changed.
    record Where() implements Command {}

    /// Go back to the start.
    record Restart() implements Command {}

    /// List the steps.
    record ListSteps() implements Command {}

    /// Evaluate an expression.
    record Print(String expression) implements Command {}

    /// Explain a cell: `dx[2,0]`, or the number of an operand of the last answer.
    ///
    /// @param depth 1 for the cell alone
    record Why(String cell, int depth) implements Command {}

    /// Teach a step, by default the current one.
    record Explain(Optional<Step> step) implements Command {}

    /// Explain something else than a step.
    record ExplainTopic(Topic topic) implements Command {}

    /// Write a step's formula.
    record Formula(Optional<Step> step) implements Command {}

    /// Draw the graph.
    record Graph() implements Command {}

    /// List the values.
    record Vars() implements Command {}

    /// Replace part of a value, or change it by another.
    record Set(String part, Assignment assignment, String value) implements Command {}

    /// Take a step down the gradient of γ and β.
    record Descend(Optimizer optimizer, double rate) implements Command {}

    /// Show the effect of the last change.
    record Diff() implements Command {}

    /// Check all gradients, or one, by finite differences.
    record Check(Optional<Step> step) implements Command {}

    /// Make a mistake of the catalogue, or list them.
    record MakeMistake(Optional<String> id) implements Command {}

    /// Grade the answers in a file.
    record Grade(String file) implements Command {}

    /// Undo the last change.
    record Undo() implements Command {}

    /// Redo it.
    record Redo() implements Command {}

    /// Undo all changes.
    record Reset() implements Command {}

    /// Change the mode.
    record SetMode(Mode mode) implements Command {}

    /// Set the number of digits shown.
    record Digits(int digits) implements Command {}

    /// Write a script.
    record Save(String file) implements Command {}

    /// Run a script.
    record Load(String file) implements Command {}

    /// Show help, in general or for a command.
    record Help(Optional<CommandWord> word) implements Command {}

    /// End the walk.
    record Quit() implements Command {}
}
