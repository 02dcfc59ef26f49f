package bn.walk;

import bn.graph.BatchNorm;
import bn.graph.Mode;
import bn.graph.Pass;
import bn.graph.Step;
import bn.prose.Message;
import bn.prose.Suggestion;
import bn.query.Function;
import bn.query.QueryProblem;
import bn.report.Topic;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Parses a line of the walk.
final class CommandReader {
    private static final Pattern DEPTH = Pattern.compile("(.*?)\\s*(--all|--depth[ =]?\\s*(\\S*))\\s*(.*)");

    /// A name, perhaps with a square behind it, as σ² has one for its own.
    private static final Pattern NAME = Pattern.compile("∂ℓ/∂[\\p{L}\\p{M}]+²?|[\\p{L}_][\\p{L}\\p{M}\\p{N}_]*");

    /// What somebody writes who forgets the word `set`.
    private static final Pattern ASSIGNED = Pattern.compile("[^\\s\\[(]+\\s*(\\[[^]]*])?\\s*[-+*/]?=.*");

    private CommandReader() {}

    /// The command on a line.
    ///
    /// @throws QueryProblem if it is not a valid command
    static Command command(String line) throws QueryProblem {
        if (isExpression(line.strip())) {
            if (ASSIGNED.matcher(line.strip()).matches()) {
                throw new QueryProblem(Message.WALK_USAGE, CommandWord.SET.usage());
            }
            return new Command.Print(line.strip());
        }
        String[] words = line.strip().split("\\s+", 2);
        CommandWord word = word(words[0]);
        String rest = words.length > 1 ? words[1].strip() : "";
        if (word.takesNothing() ? !rest.isEmpty() : rest.isEmpty() && !word.canStandAlone()) {
            throw new QueryProblem(Message.WALK_USAGE, word.usage());
        }
        return switch (word) {
            case STEP -> new Command.Forth(count(rest));
            case BACK -> new Command.Back(count(rest));
            case GOTO -> new Command.Goto(step(rest));
            case CONTINUE -> new Command.Continue();
            case BREAK -> new Command.Break(optionalStep(rest));
            case FORWARD -> new Command.Through(Pass.FORWARD);
            case BACKWARD -> new Command.Through(Pass.BACKWARD);
            case WHERE -> new Command.Where();
            case RESTART -> new Command.Restart();
            case LIST -> new Command.ListSteps();
            case PRINT -> new Command.Print(rest);
            case WHY -> why(rest);
            case EXPLAIN -> explain(rest);
            case FORMULA -> new Command.Formula(optionalStep(rest));
            case GRAPH -> new Command.Graph();
            case VARS -> new Command.Vars();
            case SET -> set(rest);
            case DESCEND -> descend(rest);
            case DIFF -> new Command.Diff();
            case CHECK -> new Command.Check(optionalStep(rest));
            case GRADE -> new Command.Grade(rest);
            case MISTAKE -> new Command.MakeMistake(rest.isEmpty() ? Optional.empty() : Optional.of(rest));
            case UNDO -> new Command.Undo();
            case REDO -> new Command.Redo();
            case RESET -> new Command.Reset();
            case MODE -> new Command.SetMode(mode(rest));
            case DIGITS -> new Command.Digits(digits(rest));
            case SAVE -> new Command.Save(rest);
            case LOAD -> new Command.Load(rest);
            case HELP -> new Command.Help(rest.isEmpty() ? Optional.empty() : Optional.of(word(rest)));
            case QUIT -> new Command.Quit();
        };
    }

    /// Whether a line that begins with no command begins with a value or a function: `xhat`, `dx[2,0]`, `sum(dx)`. A
    /// value takes precedence over the first letters of a command: `var` is σ², not `vars`.
    private static boolean isExpression(String line) {
        Matcher name = NAME.matcher(line);
        if (!CommandWord.called(line.split("\\s+", 2)[0]).isEmpty() || !name.lookingAt()) {
            return false;
        }
        String after = line.substring(name.end()).stripLeading();
        return after.startsWith("(")
                ? Function.named(name.group()).isPresent()
                : Stream.of(name.group(), name.group().replace("²", ""))
                        .anyMatch(found -> BatchNorm.TABLE.find(found).isPresent());
    }

    /// A line without its comment, which starts with a `#` at the beginning or after a space, but not within
    /// brackets, since a name may contain one.
    static String withoutComment(String line) {
        int open = 0;
        for (int at = 0; at < line.length(); at++) {
            char c = line.charAt(at);
            open += c == '[' ? 1 : c == ']' ? -1 : 0;
            if (c == '#' && open <= 0 && (at == 0 || Character.isWhitespace(line.charAt(at - 1)))) {
                return line.substring(0, at);
            }
        }
        return line;
    }

    /// Whether an empty line repeats this one.
    ///
    /// @throws QueryProblem if it is not a valid command
    static boolean repeats(String line) throws QueryProblem {
        return !isExpression(line.strip())
                && word(line.strip().split("\\s+", 2)[0]).repeats();
    }

    /// The step with this name or number.
    ///
    /// @throws QueryProblem if there is none
    static Step step(String word) throws QueryProblem {
        Optional<Step> found = BatchNorm.TABLE.step(word);
        if (found.isPresent()) {
            return found.get();
        }
        List<String> names = BatchNorm.TABLE.steps().stream().map(Step::name).toList();
        throw new QueryProblem(
                Message.WALK_UNKNOWN_STEP, word, Suggestion.atEnd(word, names, Message.WALK_STEPS_LISTED));
    }

    private static CommandWord word(String typed) throws QueryProblem {
        List<CommandWord> meant = CommandWord.meant(typed);
        if (meant.size() == 1) {
            return meant.getFirst();
        }
        if (meant.size() > 1) {
            throw new QueryProblem(
                    Message.WALK_AMBIGUOUS,
                    typed,
                    meant.stream().map(CommandWord::word).collect(Collectors.joining(", ")));
        }
        List<String> words =
                Stream.of(CommandWord.values()).map(CommandWord::word).toList();
        throw new QueryProblem(
                Message.WALK_UNKNOWN_COMMAND, typed, Suggestion.atEnd(typed, words, Message.WALK_COMMANDS_LISTED));
    }

    private static Optional<Step> optionalStep(String word) throws QueryProblem {
        return word.isEmpty() ? Optional.empty() : Optional.of(step(word));
    }

    private static Command explain(String word) throws QueryProblem {
        Optional<Topic> topic = Topic.named(word);
        if (topic.isPresent()) {
            return new Command.ExplainTopic(topic.get());
        }
        if (word.isEmpty() || BatchNorm.TABLE.step(word).isPresent()) {
            return new Command.Explain(optionalStep(word));
        }
        List<String> names = Stream.concat(BatchNorm.TABLE.steps().stream().map(Step::name), Topic.words().stream())
                .toList();
        throw new QueryProblem(
                Message.WALK_NO_LESSON, word, Topic.words(), Suggestion.atEnd(word, names, Message.WALK_STEPS_LISTED));
    }

    private static int count(String word) throws QueryProblem {
        if (word.isEmpty()) {
            return 1;
        }
        if (!word.matches("[0-9]{1,4}") || Integer.parseInt(word) == 0) {
            throw new QueryProblem(Message.WALK_NOT_A_COUNT, word);
        }
        return Integer.parseInt(word);
    }

    private static int digits(String word) throws QueryProblem {
        int digits = word.matches("[0-9]{1,2}") ? Integer.parseInt(word) : 0;
        if (digits < 1 || digits > 17) {
            throw new QueryProblem(Message.WALK_NOT_DIGITS, word);
        }
        return digits;
    }

    private static Mode mode(String word) throws QueryProblem {
        return Stream.of(Mode.values())
                .filter(mode -> mode.word().equalsIgnoreCase(word))
                .findFirst()
                .orElseThrow(() -> new QueryProblem(Message.WALK_NOT_A_MODE, word));
    }

    private static Command why(String rest) throws QueryProblem {
        Matcher matcher = DEPTH.matcher(rest);
        if (!matcher.matches()) {
            return new Command.Why(rest, 1);
        }
        String cell = (matcher.group(1) + matcher.group(4)).strip();
        if (cell.isEmpty()) {
            throw new QueryProblem(Message.WALK_USAGE, CommandWord.WHY.usage());
        }
        boolean all = matcher.group(2).equals("--all");
        return new Command.Why(cell, all ? Integer.MAX_VALUE : count(matcher.group(3)));
    }

    /// `0.1`, `adam 0.1`.
    private static Command descend(String rest) throws QueryProblem {
        String[] words = rest.strip().split("\\s+", -1);
        Optimizer optimizer = words.length == 1
                ? Optimizer.SGD
                : Optimizer.named(words[0])
                        .orElseThrow(() -> new QueryProblem(Message.WALK_USAGE, CommandWord.DESCEND.usage()));
        if (words.length > 2) {
            throw new QueryProblem(Message.WALK_USAGE, CommandWord.DESCEND.usage());
        }
        String last = words[words.length - 1];
        double rate = SetEdit.NUMBER.matcher(last).matches() ? Double.parseDouble(last) : Double.NaN;
        if (!(rate > 0 && Double.isFinite(rate))) {
            throw new QueryProblem(Message.WALK_NOT_A_RATE, last);
        }
        return new Command.Descend(optimizer, rate);
    }

    /// `x[0,0] += 1`: the sign is the first one outside of brackets, which a feature's name may stand in.
    private static Command set(String rest) throws QueryProblem {
        int equals = firstOutside('=', rest);
        boolean both = equals > 0 && equals < rest.length() - 1;
        Assignment assignment = both ? assignment(rest, equals) : Assignment.REPLACE;
        int end = equals + 1 - assignment.sign().length();
        if (!both || rest.substring(0, end).isBlank()) {
            throw new QueryProblem(Message.WALK_USAGE, CommandWord.SET.usage());
        }
        return new Command.Set(
                rest.substring(0, end).strip(),
                assignment,
                rest.substring(equals + 1).strip());
    }

    private static Assignment assignment(String text, int equals) {
        return Stream.of(Assignment.values())
                .filter(found -> found != Assignment.REPLACE
                        && text.substring(0, equals + 1).endsWith(found.sign()))
                .findFirst()
                .orElse(Assignment.REPLACE);
    }

    private static int firstOutside(char wanted, String text) {
        int open = 0;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            open += c == '[' ? 1 : c == ']' ? -1 : 0;
            if (c == wanted && open <= 0) {
                return at;
            }
        }
        return -1;
    }
}
