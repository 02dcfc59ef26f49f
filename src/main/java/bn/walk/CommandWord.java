package bn.walk;

import bn.prose.Message;
import bn.prose.Sentence;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// The commands of the walk, with their short forms and arguments.
public enum CommandWord {
    /// Runs steps.
    STEP(Arguments.optional(Message.ARGUMENT_COUNT), Message.COMMAND_STEP, "s", "next", "n", "down"),
    /// Goes back by steps.
    BACK(Arguments.optional(Message.ARGUMENT_COUNT), Message.COMMAND_BACK, "b", "up"),
    /// Goes to a step.
    GOTO(Arguments.needed(Message.ARGUMENT_STEP), Message.COMMAND_GOTO),
    /// Runs to the next breakpoint.
    CONTINUE(Arguments.NONE, Message.COMMAND_CONTINUE, "c"),
    /// Sets, removes or lists breakpoints.
    BREAK(Arguments.optional(Message.ARGUMENT_STEP), Message.COMMAND_BREAK),
    /// Goes to the end of the forward pass.
    FORWARD(Arguments.NONE, Message.COMMAND_FORWARD),
    /// Goes to the end of the backward pass.
    BACKWARD(Arguments.NONE, Message.COMMAND_BACKWARD),
    /// Goes back to the start.
    RESTART(Arguments.NONE, Message.COMMAND_RESTART),
    /// Says where one is.
    WHERE(Arguments.NONE, Message.COMMAND_WHERE),
    /// Lists the steps.
    LIST(Arguments.NONE, Message.COMMAND_LIST, "l"),
    /// Evaluates an expression.
    PRINT(Arguments.needed(Message.ARGUMENT_EXPRESSION), Message.COMMAND_PRINT, "p"),
    /// Explains a number.
    WHY(Arguments.needed(Message.ARGUMENT_CELL).then(" [--depth N | --all]"), Message.COMMAND_WHY, "w"),
    /// Teaches a step.
    EXPLAIN(Arguments.optional(Message.ARGUMENT_STEP), Message.COMMAND_EXPLAIN, "e"),
    /// Writes a step's formula.
    FORMULA(Arguments.optional(Message.ARGUMENT_STEP), Message.COMMAND_FORMULA, "f"),
    /// Draws the graph.
    GRAPH(Arguments.NONE, Message.COMMAND_GRAPH, "g"),
    /// Lists the values.
    VARS(Arguments.NONE, Message.COMMAND_VARS),
    /// Replaces numbers.
    SET(Arguments.assignment(Message.ARGUMENT_VALUE, Message.ARGUMENT_EXPRESSION), Message.COMMAND_SET),
    /// Takes a step down the gradient.
    DESCEND(Arguments.after("[adam] ", Message.ARGUMENT_RATE), Message.COMMAND_DESCEND),
    /// Shows the effect of the last change.
    DIFF(Arguments.NONE, Message.COMMAND_DIFF),
    /// Undoes a change.
    UNDO(Arguments.NONE, Message.COMMAND_UNDO, "u"),
    /// Redoes it.
    REDO(Arguments.NONE, Message.COMMAND_REDO),
    /// Undoes all changes.
    RESET(Arguments.NONE, Message.COMMAND_RESET),
    /// Checks gradients by finite differences.
    CHECK(Arguments.optional(Message.ARGUMENT_STEP), Message.COMMAND_CHECK),
    /// Grades answers.
    GRADE(Arguments.needed(Message.ARGUMENT_FILE), Message.COMMAND_GRADE),
    /// Makes a mistake.
    MISTAKE(Arguments.optional(Message.ARGUMENT_ID), Message.COMMAND_MISTAKE),
    /// Changes the mode.
    MODE(Arguments.oneOf("train", "eval"), Message.COMMAND_MODE),
    /// Sets the number of digits.
    DIGITS(Arguments.needed(Message.ARGUMENT_COUNT), Message.COMMAND_DIGITS),
    /// Writes a script.
    SAVE(Arguments.needed(Message.ARGUMENT_FILE), Message.COMMAND_SAVE),
    /// Runs a script.
    LOAD(Arguments.needed(Message.ARGUMENT_FILE), Message.COMMAND_LOAD),
    /// Shows help.
    HELP(Arguments.optional(Message.ARGUMENT_COMMAND), Message.COMMAND_HELP, "h", "?"),
    /// Ends the walk.
    QUIT(Arguments.NONE, Message.COMMAND_QUIT, "q", "exit");

    // Its sentences are made of texts alone.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Arguments arguments;

    private final Message help;
    private final String shortForms;

    CommandWord(Arguments arguments, Message help, String... shortForms) {
        this.arguments = arguments;
        this.help = help;
        this.shortForms = String.join(" ", shortForms);
    }

    /// The command as it is typed.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public List<String> shortForms() {
        return shortForms.isEmpty() ? List.of() : List.of(shortForms.split(" "));
    }

    /// Its description.
    public Message help() {
        return help;
    }

    /// How it is written: `goto STEP`. The word is the same in every language, what stands for an argument is not.
    public Sentence usage() {
        return Sentence.of(Message.PARTS, briefUsage(), arguments.more(), "");
    }

    /// The same without what may be left out behind it: `why CELL`.
    Sentence briefUsage() {
        return Sentence.of(Message.PARTS, word(), takesNothing() ? "" : " ", arguments.brief());
    }

    /// Whether it has no arguments.
    boolean takesNothing() {
        return arguments.equals(Arguments.NONE);
    }

    /// Whether all its arguments are optional.
    boolean canStandAlone() {
        return arguments.optional();
    }

    /// Whether an empty line repeats it: only commands that move or undo, so that no change is made twice.
    boolean repeats() {
        return switch (this) {
            case STEP, BACK, CONTINUE, UNDO, REDO -> true;
            default -> false;
        };
    }

    /// The commands that a typed word may stand for: the one with this name or short form, or else all that
    /// begin with it.
    static List<CommandWord> meant(String typed) {
        String lower = typed.toLowerCase(Locale.ROOT);
        List<CommandWord> exact = called(typed);
        return exact.isEmpty()
                ? Stream.of(values())
                        .filter(word -> Stream.concat(Stream.of(word.word()), word.shortForms().stream())
                                .anyMatch(form -> form.startsWith(lower)))
                        .toList()
                : exact;
    }

    /// The command with this name or short form, if there is one.
    static List<CommandWord> called(String typed) {
        String lower = typed.toLowerCase(Locale.ROOT);
        return Stream.of(values())
                .filter(word -> word.word().equals(lower) || word.shortForms().contains(lower))
                .toList();
    }

    /// What is written behind a command.
    ///
    /// @param optional whether the command can stand alone
    /// @param brief the arguments
    /// @param more what may be left out behind them
    private record Arguments(boolean optional, Sentence brief, String more) {
        static final Arguments NONE = new Arguments(true, Sentence.asItIs(""), "");

        static Arguments needed(Message argument) {
            return new Arguments(false, Sentence.of(argument), "");
        }

        static Arguments optional(Message argument) {
            return new Arguments(true, Sentence.of(Message.PARTS, "[", Sentence.of(argument), "]"), "");
        }

        static Arguments assignment(Message value, Message number) {
            return new Arguments(false, Sentence.of(Message.PARTS, Sentence.of(value), " = ", Sentence.of(number)), "");
        }

        static Arguments after(String before, Message argument) {
            return new Arguments(false, Sentence.of(Message.PARTS, before, Sentence.of(argument), ""), "");
        }

        static Arguments oneOf(String... words) {
            return new Arguments(false, Sentence.asItIs(String.join(" | ", words)), "");
        }

        Arguments then(String others) {
            return new Arguments(optional, brief, others);
        }
    }
}
