package bn.walk;

import bn.prose.Message;
import bn.prose.Sentence;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The commands of the walk, with their short forms and arguments.
public enum CommandWord {
    /// Runs steps.
    STEP("[COUNT]", Message.COMMAND_STEP, "s", "next", "n"),
    /// Goes back by steps.
    BACK("[COUNT]", Message.COMMAND_BACK, "b"),
    /// Goes to a step.
    GOTO("STEP", Message.COMMAND_GOTO),
    /// Runs to the next breakpoint.
    CONTINUE("", Message.COMMAND_CONTINUE, "c"),
    /// Sets, removes or lists breakpoints.
    BREAK("[STEP]", Message.COMMAND_BREAK),
    /// Goes back to the start.
    RESTART("", Message.COMMAND_RESTART),
    /// Lists the steps.
    LIST("", Message.COMMAND_LIST, "l"),
    /// Evaluates an expression.
    PRINT("EXPRESSION", Message.COMMAND_PRINT, "p"),
    /// Explains a number.
    WHY("CELL [--depth N | --all]", Message.COMMAND_WHY, "w"),
    /// Teaches a step.
    EXPLAIN("[STEP]", Message.COMMAND_EXPLAIN, "e"),
    /// Writes a step's formula.
    FORMULA("[STEP]", Message.COMMAND_FORMULA),
    /// Draws the graph.
    GRAPH("", Message.COMMAND_GRAPH, "g"),
    /// Lists the values.
    VARS("", Message.COMMAND_VARS),
    /// Replaces numbers.
    SET("VALUE = NUMBER", Message.COMMAND_SET),
    /// Shows the effect of the last change.
    DIFF("", Message.COMMAND_DIFF),
    /// Undoes a change.
    UNDO("", Message.COMMAND_UNDO),
    /// Redoes it.
    REDO("", Message.COMMAND_REDO),
    /// Undoes all changes.
    RESET("", Message.COMMAND_RESET),
    /// Checks gradients by finite differences.
    CHECK("[STEP]", Message.COMMAND_CHECK),
    /// Grades answers.
    GRADE("FILE", Message.COMMAND_GRADE),
    /// Makes a mistake.
    MISTAKE("[ID]", Message.COMMAND_MISTAKE),
    /// Changes the mode.
    MODE("train | eval", Message.COMMAND_MODE),
    /// Sets the number of digits.
    DIGITS("COUNT", Message.COMMAND_DIGITS),
    /// Writes a script.
    SAVE("FILE", Message.COMMAND_SAVE),
    /// Runs a script.
    LOAD("FILE", Message.COMMAND_LOAD),
    /// Shows help.
    HELP("[COMMAND]", Message.COMMAND_HELP, "h", "?"),
    /// Ends the walk.
    QUIT("", Message.COMMAND_QUIT, "q", "exit");

    /// What stands for an argument: [Message] has its name in each language.
    private static final Pattern ARGUMENT = Pattern.compile("[A-Z]{2,}");

    private final String arguments;
    private final Message help;
    private final String shortForms;

    CommandWord(String arguments, Message help, String... shortForms) {
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
        return written(arguments);
    }

    /// The same without what may be left out behind it: `why CELL`.
    Sentence briefUsage() {
        return written(arguments.replaceFirst(" \\[--.*", ""));
    }

    private Sentence written(String these) {
        Sentence written = Sentence.asItIs(word() + (these.isEmpty() ? "" : " "));
        int done = 0;
        Matcher argument = ARGUMENT.matcher(these);
        while (argument.find()) {
            written = Sentence.of(
                    Message.PARTS,
                    written,
                    these.substring(done, argument.start()),
                    Sentence.of(Message.valueOf("ARGUMENT_" + argument.group())));
            done = argument.end();
        }
        return Sentence.of(Message.PARTS, written, these.substring(done), "");
    }

    /// Whether it has no arguments.
    boolean takesNothing() {
        return arguments.isEmpty();
    }

    /// Whether all its arguments are optional.
    boolean canStandAlone() {
        return arguments.isEmpty() || arguments.startsWith("[");
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
        List<CommandWord> exact = Stream.of(values())
                .filter(word -> word.word().equals(lower) || word.shortForms().contains(lower))
                .toList();
        return exact.isEmpty()
                ? Stream.of(values())
                        .filter(word -> Stream.concat(Stream.of(word.word()), word.shortForms().stream())
                                .anyMatch(form -> form.startsWith(lower)))
                        .toList()
                : exact;
    }
}
